import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'template',
  family: 'new-exercise',
  version: '1.0.0',
  title: 'Template',
  // TO WRITE: one sentence for lists and search results.
  summary: 'Build a counter that never passes its limit.',
  minutes: 20,
  difficulty: 'starter',
  // TO WRITE: the ids of the concepts it practises, from src/course/concepts.ts.
  concepts: ['concept'],
  prerequisites: [],
  entry: 'createCounter',
  // TO WRITE: the rules, each a sentence that a test can check.
  rules: [
    { id: 'R1', text: '`value` is the number of increments that succeeded less the decrements that did; it begins at 0.' },
    { id: 'R2', text: '`increment` adds one and returns true, or returns false and changes nothing when `value` is `limit`.' },
    { id: 'R3', text: '`decrement` takes one away and returns true, or returns false and changes nothing when `value` is 0.' },
    { id: 'R4', text: 'A limit that is not an integer of at least 1 throws a `RangeError`.' },
    { id: 'R5', text: 'The cost of a call does not grow with the number of calls made before.' },
  ],
  // TO WRITE: three hints: a question to ask oneself, the idea, the way without the code.
  hints: [
    'What has to be known after each call so that the next one can be answered? Write it down for a limit of 2.',
    'One number is enough: the value. Each call looks at it, answers, and changes it by one or not at all.',
    'Check the limit first. Keep the value in a variable; compare it with the limit before adding, and with 0 before taking away.',
  ],
  budgets: [
    {
      id: 'steps-per-call',
      title: 'Steps per call after 4,096 calls',
      unit: 'steps',
      budget: 10,
      // TO WRITE: how it is measured, for the learner.
      explanation: 'Metered steps divided by calls, with 4,096 calls made before.',
    },
  ],
  seed: 'headroom-1',
});
