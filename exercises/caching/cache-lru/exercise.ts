import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'cache-lru',
  family: 'caching',
  version: '1.0.0',
  title: 'LRU cache',
  summary: 'Build a cache of fixed capacity that evicts the least recently used key, in constant time per operation.',
  minutes: 40,
  difficulty: 'starter',
  concepts: ['evict-lru'],
  prerequisites: [],
  entry: 'createCache',
  rules: [
    {
      id: 'R1',
      text: 'A key that was set and is still held is found by `get`, which returns its latest value; a key that is not held gives `undefined`.',
    },
    {
      id: 'R2',
      text: 'The cache never holds more than `capacity` keys, and evicts only when a new key meets a full cache, one key for each.',
    },
    { id: 'R3', text: 'The key evicted is the one whose last use lies furthest back; setting a key is a use.' },
    { id: 'R4', text: 'A `get` that finds its key is a use of it.' },
    { id: 'R5', text: 'Setting a key that is held replaces its value, is a use, and evicts nothing.' },
    { id: 'R6', text: '`has` tells whether a key is held, and is not a use.' },
    { id: 'R7', text: '`delete` removes a key, frees its place, and tells whether it was held; set again, the key is new.' },
    { id: 'R8', text: '`size` is the number of keys held, after every operation.' },
    {
      id: 'R9',
      text: 'Every value but `undefined` is legal, also `0`, the empty string, `false`, `null` and `NaN`; keys compare as `Map` keys do.',
    },
    { id: 'R10', text: 'A capacity that is not an integer of at least 1 throws a `RangeError`.' },
    { id: 'R11', text: 'Two caches share nothing.' },
    { id: 'R12', text: 'The cost of an operation does not grow with the number of keys held.' },
  ],
  hints: [
    'Say the keys of a cache are `a`, `b`, `c`, used in that order, and now `a` is read. Which key goes next, and what had to change so that you know? Name the two questions the cache must answer on every call: *where is this key?* and *which key was used longest ago?* Which structure answers each without looking at the other keys?',
    'A `Map` answers the first question and a list in order of use answers the second. To use a key is to take it out of the middle of the list and put it at the end for the newest; to evict is to take the one at the other end. An array cannot take out of its middle without moving the rest. A doubly linked list can, if you already hold the node: so let the map lead from the key to its **node**, not to its value.',
    'Let a node hold its key, its value and links to the next newer and next older node, and keep both ends. Write two small functions: *unlink* a node (four cases: its neighbour or the end on either side) and *append* it as the newest. Then `get` finds the node, unlinks and appends it; `set` does the same for a key that is held, and otherwise evicts first if the map is full; eviction unlinks the oldest node and removes **its key** from the map, which is why a node knows its key; `delete` does both for any node; `has` and `size` ask only the map. Test the node, never the value, to tell a hit from a miss.',
  ],
  budgets: [
    {
      id: 'steps-per-operation',
      title: 'Steps per operation',
      unit: 'steps',
      budget: 40,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by operations, measured with 1,024, 4,096 and 16,384 keys held. The largest size counts; measuring stops where a budget is broken.',
    },
    {
      id: 'growth',
      title: 'Growth of that cost with size',
      unit: 'times',
      budget: 2,
      explanation:
        'Steps per operation at the largest size measured, divided by the same with 1,024 keys. A constant-time cache stays at 1.',
    },
  ],
  seed: 'headroom-1',
});
