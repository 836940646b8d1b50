import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'lb-sticky-sessions',
  family: 'traffic',
  version: '1.0.0',
  title: 'Sticky sessions',
  summary: 'Keep each client on one backend, by cookie or by address, and move as few as can be when a backend dies, joins or returns.',
  minutes: 60,
  difficulty: 'core',
  concepts: ['sticky-sessions', 'lb-ip-hash'],
  prerequisites: [],
  entry: 'createBalancer',
  rules: [
    {
      id: 'R1',
      text: '`pick` names a healthy backend; it gives `undefined` when there is none, and only then.',
    },
    { id: 'R2', text: 'A cookie that names a healthy backend wins.' },
    {
      id: 'R3',
      text: 'Any other cookie is as if it were not there: the name of a backend that left or never was, or any text at all.',
    },
    {
      id: 'R4',
      text: 'Without a winning cookie, the address and the healthy backends with their weights alone decide: not the order of the list, nor the time, nor chance, nor what happened before, nor which balancer is asked.',
    },
    { id: 'R5', text: 'When a backend leaves, only its own clients move, and when it comes back they return.' },
    { id: 'R6', text: 'When a backend joins, clients move to it alone, from wherever they were.' },
    { id: 'R7', text: 'When the weight of a backend changes, clients move from it or to it alone.' },
    { id: 'R8', text: 'Over many addresses, each backend gets a share of the clients close to its share of the weights.' },
    { id: 'R9', text: 'Two balancers share nothing.' },
    { id: 'R10', text: 'With 64 backends, a pick costs no more than a look at each of them: nothing is built anew for it.' },
  ],
  hints: [
    'Three backends, and a client goes to number `hash(address) % 3`. Now a fourth joins, and it is `hash(address) % 4`. Take the hashes 0 to 11: how many of the twelve keep their backend? How many *have* to move so that the fourth gets its share? What would each client have to compute so that the others cannot disturb it?',
    'Let every **pair** of client and backend have a number of its own, a hash of the two names together, and send the client to the backend with the highest. When a backend leaves, its numbers go with it and all others stay as they are: only those whose highest it was have to look again. When it returns, its numbers return. Nothing is remembered, so nothing can be out of date.',
    'Write a hash from text to 32 bits that mixes well: addresses differ in one digit, and their hashes must not be alike. FNV-1a followed by a finaliser that shifts and multiplies will do. Hash each id once, when the list comes, and the address once in each pick; combine the two (exclusive or) and **mix again**. Keep the highest, equal ones by id, so that the order of the list cannot matter. For weights, let a backend of weight `w` bid `w` times with different seeds and count its best. Before all that, the cookie: look it up in a `Set` of the healthy ids.',
  ],
  budgets: [
    {
      id: 'skew',
      title: 'Largest deviation of a share',
      unit: '%',
      budget: 45,
      explanation:
        'How far the share of clients of a backend is from its share of the weights, in per cent of the latter, above or below. The worst backend of three fleets counts, with 10,000 addresses each: ten backends of weight 1; weights 1, 2, 3 and 6; and weights 1, 5 and 2 that came about by changes.',
    },
    {
      id: 'steps-per-pick',
      title: 'Steps per pick',
      unit: 'steps',
      budget: 5000,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by calls: 2,000 picks with 64 backends, of which one leaves and comes back on the way. Measured with 8 and 32 backends too; the largest fleet counts.',
    },
  ],
  seed: 'headroom-1',
});
