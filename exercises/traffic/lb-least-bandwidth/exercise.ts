import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'lb-least-bandwidth',
  family: 'traffic',
  version: '1.0.0',
  title: 'Least bandwidth',
  summary:
    'Send each request to the link that carried the fewest bytes lately: a sliding window, bytes counted once, as they are reported.',
  minutes: 50,
  difficulty: 'core',
  concepts: ['lb-least-bandwidth'],
  prerequisites: [],
  entry: 'createBalancer',
  rules: [
    { id: 'R1', text: '`pick` names a healthy backend; it gives `undefined` when there is none, and only then.' },
    {
      id: 'R2',
      text: '`pick` names a healthy backend with the fewest bytes in the window for its weight: bytes divided by weight. Of several with equally few, any.',
    },
    { id: 'R3', text: 'Bytes that `progress` reports count at once, less those already reported for the request.' },
    {
      id: 'R4',
      text: 'Bytes that `finished` reports count at once, less those already reported for the request. A request that failed reports 0: that adds nothing and takes nothing back.',
    },
    {
      id: 'R5',
      text: 'Bytes are in the window until `windowMs` after their report: one millisecond before that they count, at that very moment they no longer do. `windowMs` is 1,000 unless given.',
    },
    { id: 'R6', text: 'The weight that counts is the one of the latest list.' },
    {
      id: 'R7',
      text: 'What a backend sent stays in the window whether it is healthy or not: bytes from before it left and bytes reported while it was away count when it comes back in time.',
    },
    { id: 'R8', text: 'Two balancers share nothing.' },
    { id: 'R9', text: 'The cost of a call, on the average, does not grow with the length of the window or the number of reports in it.' },
    {
      id: 'R10',
      text: 'With small responses and a few huge ones on ten equal links, the busiest link stays much closer to the mean than under round robin.',
    },
  ],
  hints: [
    'A download of two seconds began half a second ago and has not finished. What does its link carry now, and who has told you? The same download ends with 5,000,000 bytes after reports of 1,000,000, 2,500,000 and 4,000,000: how many of the five million are new? And in which order do the four reports leave the window?',
    'Time does not go back, so reports leave the window in the order in which they came: a **queue**. Keep a running sum for each backend, add to it when a report comes, and take off from it what has reached the front of the queue and is too old. Every report is added once and taken off once, so the work is a fixed amount for each report, however many the window holds at a time.',
    'Keep three things: the queue of reports (time, backend, bytes), a map from backend to its bytes in the window, and a map from request to the bytes already reported. `progress` and `finished` compute the difference to the last figure, ignore it unless it is positive, and append it with the time from `now()`; `finished` then forgets the request. `pick` first takes from the front all that came `windowMs` ago or longer, then takes the least of bytes divided by weight. Do not take from the front of an array with `shift()`: it moves all that is behind. Keep an **index** of the first report that counts, and cut the array when that is the greater part.',
  ],
  budgets: [
    {
      id: 'steps-per-call',
      title: 'Steps per call',
      unit: 'steps',
      budget: 100,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by calls: picks, reports and ends on eight backends, one of each a millisecond, with windows of 256, 1,024 and 4,096 ms. The longest window counts.',
    },
    {
      id: 'growth',
      title: 'Growth of that cost with the window',
      unit: 'times',
      budget: 2.5,
      explanation: 'Steps per call with a window of 4,096 ms, divided by the same with 256 ms. A queue with running sums stays at 1.',
    },
    {
      id: 'peak',
      title: 'Busiest link above the mean, against round robin',
      unit: 'times',
      budget: 0.6,
      explanation:
        'In the simulated cluster: how much of its capacity the busiest of ten links uses, on the average over time, less the mean of all links, divided by the same under round robin on the same arrivals.',
      gap: {
        right: 0.75,
        why: 'Huge responses come at random, and a link that has just been given one shows it only as its bytes are reported: least bandwidth leaves a third of what round robin does, and no rule of the kind leaves much less.',
      },
    },
  ],
  seed: 'headroom-1',
});
