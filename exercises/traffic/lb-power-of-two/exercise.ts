import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'lb-power-of-two',
  family: 'traffic',
  version: '1.0.0',
  title: 'Power of two choices',
  summary: 'Draw two backends at random and send the request to the less loaded: almost as good as looking at all of them.',
  minutes: 35,
  difficulty: 'starter',
  concepts: ['lb-random'],
  prerequisites: [],
  entry: 'createBalancer',
  rules: [
    {
      id: 'R1',
      text: '`pick` returns the id of a backend of the latest list, and `undefined` only when that list is empty.',
    },
    { id: 'R2', text: 'With one backend, every request goes to it.' },
    {
      id: 'R3',
      text: 'With more, two different backends are drawn, and the request goes to the one with fewer requests running: with two backends always the less loaded, with any number never one that has more running than each of the others.',
    },
    { id: 'R4', text: 'Every pair of backends is drawn equally often, whatever their places in the list.' },
    { id: 'R5', text: 'Where both have equally many requests running, each of the two is taken equally often.' },
    { id: 'R6', text: 'A request runs from its `pick` until `finished` is called for it, whether it ended well or not.' },
    {
      id: 'R7',
      text: 'After `setBackends` only the backends of the new list are drawn; one that was never there before has nothing running.',
    },
    {
      id: 'R8',
      text: 'A backend keeps its running requests through every change of the list, also while it is away: they may end then, and those that have not still count when it comes back.',
    },
    { id: 'R9', text: 'Two balancers share nothing.' },
    { id: 'R10', text: 'The cost of `pick` and `finished` does not grow with the number of backends.' },
    {
      id: 'R11',
      text: 'In a simulated cluster that is 90% busy, the slowest hundredth of requests takes at most half as long as under round robin.',
    },
  ],
  hints: [
    'Three backends have 2, 1 and 0 requests running. Write down the pairs that can be drawn. Which backend wins each? How often does each win, if every pair is equally likely? Now let a draw take the same backend twice: which of your answers changes? And what must the balancer remember between calls to know who wins?',
    'Keep one number for each backend: up at `pick`, down at `finished`, whatever the result says. Keep the numbers **by id**, apart from the list of healthy backends, and a change of the list cannot disturb them. To draw two *different* places out of n, draw the first from n and the second from the n - 1 others: the others are all places but the first, so there is one gap to jump over.',
    'Let the list be an array and the counts a map from the id. `pick`: nothing for an empty list, the only one for a list of one. Otherwise `first` is the whole part of `random() * n`, and `second` the whole part of `random() * (n - 1)`, plus one if it is not below `first`. Compare the two counts and take the lower; when they are equal take `first`, which is as likely to be either of the two. Add one to its count. `finished` takes one off the count of the id it is given, whether or not that id is in the list. `setBackends` replaces the list and leaves the counts alone; an id without a count has zero.',
  ],
  budgets: [
    {
      id: 'steps-per-call',
      title: 'Steps per call',
      unit: 'steps',
      budget: 24,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by calls of pick and finished, measured with 8, 64 and 512 backends. The largest size counts; measuring stops where a budget is broken.',
    },
    {
      id: 'growth',
      title: 'Growth of that cost with the number of backends',
      unit: 'times',
      budget: 2,
      explanation: 'Steps per call with 512 backends, divided by the same with 8. Two draws cost the same from any number.',
    },
    {
      id: 'p99',
      title: '99th percentile against round robin',
      unit: 'times',
      budget: 0.5,
      gap: {
        right: 0.9,
        why: 'Theory leaves no more room: with ten backends two choices come to 0.40 of round robin in the long run, and a run of 50,000 requests strays by a few hundredths.',
      },
      explanation:
        'The latency that 99 of 100 requests stay within, over 48,000 requests after a warm-up of 2,000 in a simulated cluster of ten equal backends that is 90% busy, divided by the same for round robin: 261 ms in the long run, or what it comes to on the same arrivals if that is more.',
    },
  ],
  seed: 'headroom-1',
});
