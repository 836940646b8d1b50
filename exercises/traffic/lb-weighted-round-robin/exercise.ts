import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'lb-weighted-round-robin',
  family: 'traffic',
  version: '1.0.0',
  title: 'Smooth weighted round robin',
  summary: 'Send each backend its share of the requests by weight, interleaved without bursts, while backends join, leave and change.',
  minutes: 35,
  difficulty: 'starter',
  concepts: ['lb-round-robin', 'lb-weighted-round-robin'],
  prerequisites: [],
  entry: 'createBalancer',
  rules: [
    { id: 'R1', text: '`pick` returns the id of a backend of the latest list, and `undefined` only when that list is empty.' },
    {
      id: 'R2',
      text: 'Every backend has a standing, zero at first. A pick raises each standing by the backend’s weight, takes the backend with the highest, and lowers that one by the sum of all weights.',
    },
    { id: 'R3', text: 'Of several backends with the highest standing, the earliest in the list is taken.' },
    { id: 'R4', text: 'A backend that stays, with the same weight, keeps its standing through `setBackends`, whatever happens to others.' },
    { id: 'R5', text: 'A backend that joins starts with a standing of zero, also when it was there before.' },
    { id: 'R6', text: 'A backend whose weight changes starts again with a standing of zero.' },
    { id: 'R7', text: 'The end of a request, good or bad, changes nothing.' },
    { id: 'R8', text: 'Two balancers share nothing.' },
    {
      id: 'R9',
      text: 'The cost of a pick depends on the number of backends alone: not on their weights, nor on how much was picked before.',
    },
    {
      id: 'R10',
      text: 'In a simulated cluster whose weights are the speeds of its backends, 40% busy, the mean latency is at most half of what plain round robin gives.',
    },
  ],
  hints: [
    'Take weights 5, 1 and 1. Seven picks in a row must be five, one and one. Write down a sequence you would like to see. Now stop after any pick: how far is each backend from what it was owed by then? Which one number for each backend would let you say whose turn is next?',
    'Keep a running account. With each pick every backend earns its weight, and the one that is picked pays for the whole pick: the sum of the weights. All accounts together are zero again after every pick. Whoever has earned most without being served has the highest account, so take that one. What a backend earned so far is its own: when others come or go, its account stands.',
    'Hold a list of records with id, weight and standing. `pick` goes through it once: adds each weight to the standing and to a sum, and remembers the record with the highest standing, replacing it only by a **strictly** higher one. Take the sum off that record and return its id; an empty list gives nothing. `setBackends` makes a new list in the order given. For each backend look up the record of the same id in the old list: if it is there with the same weight, its standing comes along; else it is zero.',
  ],
  budgets: [
    {
      id: 'steps-per-pick',
      title: 'Steps per pick',
      unit: 'steps',
      budget: 700,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by calls, with 16 backends whose weights add up to about 120, 1,200 and 12,000, after 1,000 picks. One call in a hundred changes a weight. The largest size counts; measuring stops where a budget is broken.',
    },
    {
      id: 'growth',
      title: 'Growth of that cost with the weights',
      unit: 'times',
      budget: 2,
      explanation: 'Steps per call with the heaviest weights, divided by the same with the lightest. Adding 900 costs what adding 9 does.',
    },
    {
      id: 'mean-latency',
      title: 'Mean latency against plain round robin',
      unit: 'times',
      budget: 0.5,
      explanation:
        'Mean latency of 20,000 requests in the simulated cluster, divided by that of round robin without weights on the same arrivals. Backends have speeds 5, 3, 2, 2, 1 and 1, and weights to match.',
    },
  ],
  seed: 'headroom-1',
});
