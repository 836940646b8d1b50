import { defineExercise } from '../../../src/schema/exercise.ts';

const stepsExplanation =
  'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by operations, measured with 1,024 and 8,192 keys held. The larger size counts.';

export default defineExercise({
  id: 'cache-fifo-family',
  family: 'caching',
  version: '1.0.0',
  title: 'FIFO, LIFO, MRU and random',
  summary:
    'Build a cache of fixed capacity whose eviction policy is chosen when it is made: FIFO, LIFO, MRU or random, each in constant time.',
  minutes: 50,
  difficulty: 'core',
  concepts: ['evict-fifo', 'evict-lifo', 'evict-mru', 'evict-random'],
  prerequisites: ['cache-lru'],
  entry: 'createCache',
  rules: [
    {
      id: 'R1',
      text: 'A key that was set and is still held is found by `get`, which returns its latest value; a key that is not held gives `undefined`.',
    },
    {
      id: 'R2',
      text: 'The cache never holds more than `capacity` keys, and evicts only when a new key meets a full cache, one key for each, never the new one.',
    },
    { id: 'R3', text: 'Under `fifo` the key inserted first goes.' },
    { id: 'R4', text: 'Under `lifo` the key inserted last goes: of those held, not the new one.' },
    { id: 'R5', text: 'Under `mru` the key used most recently goes: of those held, not the new one.' },
    { id: 'R6', text: 'Under `random` every key held goes with equal chance.' },
    { id: 'R7', text: 'All chance comes from `random`: with equal numbers and equal calls, equal keys go.' },
    {
      id: 'R8',
      text: 'Setting a key that is held replaces its value, evicts nothing, and is a use but no insertion: its rank under `fifo` and `lifo` stays.',
    },
    { id: 'R9', text: 'A `get` that finds its key is a use of it; `has` tells whether a key is held, and is not a use.' },
    { id: 'R10', text: '`delete` removes a key, frees its place, and tells whether it was held.' },
    { id: 'R11', text: 'A key that was evicted or deleted and is set again is inserted anew.' },
    { id: 'R12', text: '`size` is the number of keys held, after every operation.' },
    {
      id: 'R13',
      text: 'Every value but `undefined` is legal, also `0`, the empty string, `false`, `null` and `NaN`; keys compare as `Map` keys do.',
    },
    { id: 'R14', text: 'A capacity that is not an integer of at least 1 throws a `RangeError`.' },
    { id: 'R15', text: 'Two caches share nothing.' },
    { id: 'R16', text: 'Under each policy the cost of an operation does not grow with the number of keys held.' },
  ],
  hints: [
    'Write down, for each of the four policies, two things: on which events must it be *told* something (a key is inserted, used, removed), and what is it *asked*? Which of the four lists come out the same? What differs between FIFO and LIFO, if both are told the same?',
    'Three policies keep the keys in **one line**. FIFO and LIFO order it by insertion and take from opposite ends; MRU orders it by use and takes from the end where uses arrive. So one doubly linked list serves all three, with two switches. Random needs no order at all, but it needs to get from a **number to a key** in one step, which neither a list nor a `Map` can do. An array can. What is the trouble with an array when a key leaves it from the middle, and does the order of the array matter to you?',
    'Let the cache know nothing of policies but four functions: `inserted(entry)`, `used(entry)`, `removed(entry)` and `victim()`. The line appends on `inserted`, moves to the end on `used` if it is ordered by use, unlinks on `removed`, and answers `victim` with its front or its back. The lottery keeps an array, and in each entry its index; `victim` is the entry at `Math.floor(random() * length)`. On `removed`, take the **last** entry off the array and, unless it is the very one that leaves, put it at the index of the one that does and tell it so. In `set`, ask for the victim and remove it **before** the new entry goes in: so LIFO and MRU cannot name the new key, and random draws among the others.',
  ],
  budgets: [
    {
      id: 'unevenness-of-places',
      title: 'Unevenness by place, random',
      unit: 'times chance',
      budget: 7,
      explanation:
        'A cache of 8 keys, 400 times over, and one of 171, 24 times, is filled and then given twice as many new keys. Mean squared deviation of the first keys left, by place of insertion, from what equal chance expects, divided by its variance. A fair draw comes to about 1.',
    },
    {
      id: 'unevenness-of-ages',
      title: 'Unevenness by age, random',
      unit: 'times chance',
      budget: 7,
      explanation:
        'The same for the first eviction of 1,000 caches of 6 keys, three of which were used: which went, by rank of insertion and by rank of last use (chi-square divided by its degrees of freedom).',
    },
    {
      id: 'gap-to-fifo',
      title: 'Hit ratio against FIFO, random',
      unit: 'percentage points',
      budget: 1,
      gap: {
        right: 0.8,
        why: 'The bound of one percentage point is set; 60,000 requests leave an error of chance of about 0.18 points, and more would take too long.',
      },
      explanation:
        'Difference between the hit ratios of the random policy and of FIFO on the same 60,000 independent requests for 100 keys by a Zipf law, with 20 held. In the long run it is nothing.',
    },
    { id: 'steps-fifo', title: 'Steps per operation, fifo', unit: 'steps', budget: 40, explanation: stepsExplanation },
    { id: 'steps-lifo', title: 'Steps per operation, lifo', unit: 'steps', budget: 40, explanation: stepsExplanation },
    { id: 'steps-mru', title: 'Steps per operation, mru', unit: 'steps', budget: 40, explanation: stepsExplanation },
    { id: 'steps-random', title: 'Steps per operation, random', unit: 'steps', budget: 40, explanation: stepsExplanation },
  ],
  seed: 'headroom-1',
});
