import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'cache-beat-lru',
  family: 'caching',
  version: '1.0.0',
  title: 'Beat LRU',
  summary: 'An open challenge: choose what your cache evicts, and come as far as you can from LRU towards Belady, who knows the future.',
  minutes: 90,
  difficulty: 'hard',
  concepts: ['evict-lru', 'evict-lfu', 'evict-fifo'],
  prerequisites: ['cache-lru'],
  entry: 'createCache',
  rules: [
    {
      id: 'R1',
      text: 'A key that was set and is still held is found by `get`, which returns its latest value; a key that is not held gives `undefined`.',
    },
    { id: 'R2', text: 'The cache never holds more than `capacity` keys.' },
    {
      id: 'R3',
      text: 'It evicts only when a new key meets a full cache, and then exactly one key, never the new one.',
    },
    { id: 'R4', text: 'Setting a key that is held replaces its value and evicts nothing.' },
    { id: 'R5', text: '`has` tells whether a key is held.' },
    { id: 'R6', text: '`delete` removes a key, frees its place, and tells whether it was held.' },
    { id: 'R7', text: '`size` is the number of keys held, after every operation.' },
    {
      id: 'R8',
      text: 'Every value but `undefined` is legal, also `0`, the empty string, `false`, `null` and `NaN`; keys compare as `Map` keys do.',
    },
    { id: 'R9', text: 'A capacity that is not an integer of at least 1 throws a `RangeError`.' },
    { id: 'R10', text: 'Two caches share nothing.' },
    {
      id: 'R11',
      text: 'Over six workloads the cache scores at least 0.15 on average, where LRU scores 0 and Belady 1, and on none does it have fewer than half of the hits of LRU.',
    },
    { id: 'R12', text: 'The cost of an operation, averaged over many, does not grow with the number of keys held.' },
    {
      id: 'R13',
      text: 'The collections it works with hold at most four entries for each place: one for the key and three for whatever else it remembers.',
    },
  ],
  hints: [
    'Look at what LRU believes: that the key just used is the one needed soonest. On which of the six workloads is that wrong, and how? Take a key that comes once and never again. How long does LRU keep it, and how many useful keys does that cost? Now take a loop of 11 keys through a cache of 10: which key does LRU evict each time, and when is it needed?',
    'Most keys that come in are not used again before they would have to go. So the policies that beat LRU all ask for **proof before trust**: a new key gets a short trial, and only a second request, in the trial or soon after it, earns it a place among the keys that are kept long. What is long and what is short differs. Some have a small queue in front of a large one, some keep the names of keys they have just thrown out to see whether they come back, some count requests, also of keys not held. The simplest moves nothing at all on a use: it sets a mark, and looks for a key without one when it must evict.',
    'A way that needs one queue: keep the keys in the order they came, and give each a **mark**, clear at first. A use sets the mark; nothing moves. Keep a **hand** on a key. To evict, go from the hand towards newer keys, from the newest on to the oldest. A key with a mark loses it and stays where it is; the first without goes, and the hand rests on its newer neighbour. New keys enter at the newest end, behind the hand, so a scan runs through while the keys that proved themselves stay. That is enough to pass. To do better on the loop, put a small queue of a tenth of the capacity in front: a key that leaves it unused goes, but its name is remembered in a list as long as the cache, and a key whose name is on the list skips the small queue when it comes back.',
  ],
  budgets: [
    {
      id: 'score',
      title: 'Score',
      unit: 'of the way from LRU to Belady',
      budget: 0.15,
      direction: 'atLeast',
      explanation:
        'For each workload (your hits − LRU hits) / (Belady hits − LRU hits); the mean of the six. Six workloads of 30,000 requests each, drawn from the seed.',
    },
    {
      id: 'worst-workload',
      title: 'The worst workload',
      unit: 'times the hits of LRU',
      budget: 0.5,
      direction: 'atLeast',
      gap: {
        right: 0.6,
        why: 'No policy wins everywhere: published ones come down to 0.9 of the hits of LRU on the moving hot set, and nobody can ask for more than 1 there.',
      },
      explanation: 'Your hits divided by those of LRU, on the workload where that is lowest. The loop is left out: LRU has no hits there.',
    },
    {
      id: 'steps-per-operation',
      title: 'Steps per operation',
      unit: 'steps',
      budget: 100,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by operations, measured with 1,024, 4,096 and 16,384 keys held. The largest size counts; measuring stops where a budget is broken.',
    },
    {
      id: 'growth',
      title: 'Growth of that cost with size',
      unit: 'times',
      budget: 3,
      explanation:
        'Steps per operation at the largest size measured, divided by the same with 1,024 keys. A cache that never looks through its keys stays near 1.',
    },
    {
      id: 'entries-held',
      title: 'Entries held',
      unit: 'entries for each place',
      budget: 4,
      gap: {
        right: 0.8,
        why: 'The bound of three times the capacity beside the keys themselves is a term of the challenge; ARC alone takes two of the four, more with a list beside each map.',
      },
      explanation:
        'The entries of all Maps, Sets and arrays that your code works with, divided by the capacity of 1,024, over 16,384 requests, half of them for new keys. Four elements of an array count as one entry, as do 32 bytes of a typed array. The statement says what is counted.',
    },
  ],
  seed: 'headroom-1',
});
