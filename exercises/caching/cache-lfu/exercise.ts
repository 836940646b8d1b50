import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'cache-lfu',
  family: 'caching',
  version: '1.0.0',
  title: 'LFU cache',
  summary:
    'Build a cache of fixed capacity that evicts the key used least often, ties by least recent use, in constant time per operation.',
  minutes: 60,
  difficulty: 'core',
  concepts: ['evict-lfu'],
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
    { id: 'R3', text: 'The key evicted is the one with the fewest uses; setting a new key is its first use.' },
    { id: 'R4', text: 'Where several keys have the fewest uses, the one whose last use lies furthest back goes.' },
    { id: 'R5', text: 'A `get` that finds its key is a use of it.' },
    { id: 'R6', text: 'Setting a key that is held replaces its value, is a use, and evicts nothing.' },
    { id: 'R7', text: '`has` tells whether a key is held, and is not a use.' },
    { id: 'R8', text: '`delete` removes a key, frees its place, and tells whether it was held.' },
    { id: 'R9', text: 'A key that was evicted or deleted and is set again is new: it has one use.' },
    { id: 'R10', text: '`size` is the number of keys held, after every operation.' },
    {
      id: 'R11',
      text: 'Every value but `undefined` is legal, also `0`, the empty string, `false`, `null` and `NaN`; keys compare as `Map` keys do.',
    },
    { id: 'R12', text: 'A capacity that is not an integer of at least 1 throws a `RangeError`.' },
    { id: 'R13', text: 'Two caches share nothing.' },
    {
      id: 'R14',
      text: 'The cost of an operation grows neither with the number of keys held nor with their counts; growth with the logarithm of the number is let through.',
    },
  ],
  hints: [
    'Say a full cache holds `a` with three uses, `b` with one and `c` with one, and `b` was used before `c`. A new key comes: who goes, and what did you have to know? Now `b` is read first instead: what changes in the order of all keys, and how far does `b` move? Among how many *different* places can a key end up after one use?',
    'A use raises a count by exactly one, so a key never has to be sorted in: it moves from the group of its count to the group of the next. Within a group the keys stand in order of their last use by themselves, because each joins at the moment of a use. So keep one **ordered group for each count**. For the victim you then need the oldest key of the lowest group, and the lowest group is easy to know: when does an eviction happen, and which count does the key have that follows it?',
    'Let a map lead from the key to an entry with key, value and count, and a second map from the count to its group: a doubly linked list, or a `Set`, which keeps its members in order of insertion. A use takes the entry out of its group, drops the group if it is empty, raises the count and appends the entry to the next group, made when missing. Keep the lowest count in a variable. It moves in two places only: a use that empties the lowest group raises it by one, and a new key sets it to **one**. `delete` may leave it wrong without harm: before the cache is full again, a new key has set it right. Eviction takes the first key of the lowest group, out of the group and out of the map, and comes before the new key goes in.',
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
      budget: 3,
      explanation:
        'Steps per operation at the largest size measured, divided by the same with 1,024 keys. A constant-time cache stays at 1, one with a heap below 1.5.',
    },
    {
      id: 'growth-with-counts',
      title: 'Growth of the cost with the counts',
      unit: 'times',
      budget: 2,
      explanation:
        'Steps per operation with 128 keys whose counts take 128 values from 129 on, divided by the same with 4 values from 5 on. A cache that never searches for the lowest count stays at 1.',
    },
  ],
  seed: 'headroom-1',
});
