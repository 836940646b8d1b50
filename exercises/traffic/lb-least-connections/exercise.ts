import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'lb-least-connections',
  family: 'traffic',
  version: '1.0.0',
  title: 'Least connections with slow start',
  summary: 'Send each request where the fewest are running for the weight, spread ties, and do not flood a backend that has just joined.',
  minutes: 50,
  difficulty: 'core',
  concepts: ['lb-least-connections'],
  prerequisites: [],
  entry: 'createBalancer',
  rules: [
    { id: 'R1', text: '`pick` returns the id of a backend of the latest list, and `undefined` only when that list is empty.' },
    {
      id: 'R2',
      text: 'The backend picked is one whose running requests, divided by the weight it counts with, are the fewest; the request being picked for is not yet one of them.',
    },
    { id: 'R3', text: 'A request runs from its `pick` until `finished` is called for it, whether it ended well or not.' },
    {
      id: 'R4',
      text: 'Where several have the fewest, each of them is picked equally often in the long run, whatever its weight and its place in the list.',
    },
    {
      id: 'R5',
      text: 'A backend that joins through `setBackends` counts with a tenth of its weight at that moment, with all of it `slowStartMs` later, and grows linearly in between; one that was there at creation counts in full.',
    },
    {
      id: 'R6',
      text: 'A change of the list restarts nothing for those who stay; a changed weight counts from then on, in the middle of a slow start too.',
    },
    {
      id: 'R7',
      text: 'A backend keeps its running requests while it is away: they may end then, and those that have not still count when it comes back, which is a new slow start.',
    },
    { id: 'R8', text: 'Two balancers share nothing.' },
    { id: 'R9', text: 'The cost of `pick` and `finished` does not depend on how many requests run or have run.' },
    {
      id: 'R10',
      text: 'In a simulated cluster that is 90% busy, the mean latency is at most 0.8 times that of round robin and the 99th percentile at most 0.9 times.',
    },
    {
      id: 'R11',
      text: 'In a simulated cluster with hundreds of requests running, a backend that joins gets at most a third of the first 50 requests after it.',
    },
  ],
  hints: [
    'Three backends have 40 requests running each, and a fourth joins with none. Where do the next 40 requests go? It has cold caches and takes ten times as long for each: what happens to those 40 people? Now turn it round: nobody is busy, everybody stands at zero, and your loop takes the first of equals. Who does all the work on a quiet night?',
    'One number for each backend: up at `pick`, down at `finished`, whatever the result says. Keep it **by id and apart from the list**, so that a backend which leaves and comes back finds it as it is. For the slow start you need one time for each backend, that of its joining. Do not store a weight that grows: work it out at each pick from the time that has passed. A tie is broken by lot, or by turns among the tied, but not by place.',
    'Keep a map from id to running requests and a map from id to the time of joining; those of the first list have none. `pick`: with no backend, nothing. Otherwise read the clock once. For each backend the share is 1, or with a time of joining 0.1 + 0.9 × (time since then ÷ `slowStartMs`), at most 1; the load is running ÷ (weight × share). Gather all with the least load, take one of them at random, count it up. `finished` counts down the id it is given. `setBackends`: who is in the new list and was not in the old gets the present time as time of joining; the counts are left alone.',
  ],
  budgets: [
    {
      id: 'steps-per-call',
      title: 'Steps per call',
      unit: 'steps',
      budget: 500,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by calls of pick and finished, with 16 backends and 64 and 4,096 requests running. The largest number counts; measuring stops where a budget is broken.',
    },
    {
      id: 'growth',
      title: 'Growth of that cost with the requests running',
      unit: 'times',
      budget: 2,
      explanation: 'Steps per call with 4,096 requests running, divided by the same with 64. A number counted up and down costs the same.',
    },
    {
      id: 'mean-latency',
      title: 'Mean latency against round robin',
      unit: 'times',
      budget: 0.8,
      explanation:
        'Mean latency of 24,000 requests in the simulated cluster, divided by that of round robin on the same arrivals: ten equal backends, Poisson arrivals at 90% of what they can serve, exponential work of 10 ms.',
    },
    {
      id: 'p99-latency',
      title: '99th percentile of the latency against round robin',
      unit: 'times',
      budget: 0.9,
      explanation: 'The same for the slowest hundredth of requests.',
    },
    {
      id: 'flood',
      title: 'Share of a newcomer',
      unit: 'of the first 50',
      budget: 0.33,
      explanation:
        'Share of the first 50 requests after a join that go to the backend that joined. Each of the five others has some 45 requests running then, and the newcomer is ten times as slow at first.',
    },
  ],
  seed: 'headroom-1',
});
