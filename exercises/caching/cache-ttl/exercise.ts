import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'cache-ttl',
  family: 'caching',
  version: '1.0.0',
  title: 'Cache with expiry',
  summary: 'Build a bounded cache whose entries each live for a time of their own, and drop what has expired without looking at the rest.',
  minutes: 60,
  difficulty: 'core',
  concepts: ['evict-ttl'],
  prerequisites: ['cache-lru'],
  entry: 'createCache',
  rules: [
    {
      id: 'R1',
      text: 'A key that was set and is live is found by `get`, which returns its latest value; a key that is not live gives `undefined`.',
    },
    {
      id: 'R2',
      text: 'An entry is live while `now()` is less than the time at which it was set plus its time to live; at that very millisecond neither `get` nor `has` finds it.',
    },
    { id: 'R3', text: 'Neither `get` nor `has` lengthens or shortens a life.' },
    {
      id: 'R4',
      text: 'Setting a key starts its life afresh, from that moment and with the time to live given; deadlines it had before no longer matter.',
    },
    { id: 'R5', text: 'An expired entry fills no place: no live entry is displaced while fewer than `capacity` are live.' },
    {
      id: 'R6',
      text: 'Never more than `capacity` entries are live; one is displaced only when a new key meets a full cache, and never the new one.',
    },
    {
      id: 'R7',
      text: 'The live entry displaced is the one whose last use lies furthest back; `set`, and a `get` that finds its key, are uses, `has` is not.',
    },
    { id: 'R8', text: '`delete` removes a key, frees its place, and tells whether it was live.' },
    { id: 'R9', text: '`size` is the number of live entries at the time it is read.' },
    {
      id: 'R10',
      text: 'A time to live may be a fraction, or `Infinity`, with which an entry never expires; at 0 or less the entry is never live, and a value the key had before is gone.',
    },
    {
      id: 'R11',
      text: 'Every value but `undefined` is legal, also `0`, the empty string, `false`, `null` and `NaN`; keys compare as `Map` keys do.',
    },
    { id: 'R12', text: 'A capacity that is not an integer of at least 1 throws a `RangeError`.' },
    { id: 'R13', text: 'Two caches share nothing but the clock they are given.' },
    {
      id: 'R14',
      text: 'An operation costs no more than the logarithm of the number of entries held, for itself and for each entry that expires; neither the entries that stay nor the length of time that passed cost anything.',
    },
  ],
  hints: [
    'At 12:00 you hold ten thousand entries, and someone reads `size`. Which of them do you have to look at to know the answer? Now nothing happens until 12:01, and `size` is read again: which ones *now*? If you could keep the entries in one particular order, how far along it would you ever have to look?',
    'Two questions are asked of the same entries, and each wants an order of its own. *Who expires next?* wants them by **deadline**; *who was used longest ago?* wants them by **last use**. Keep both: the list you know from the LRU cache, and a structure that gives the smallest deadline and takes it out, such as a **binary heap**. Begin every operation by taking out whatever has expired. All that is left is live, so the rest of the operation is the LRU cache you have written before.',
    'Let one object be the entry: key, value, deadline, its two links in the list. `now() + ttlMs` is its deadline, computed once, when it is set. `expire()` reads the clock once and takes the top of the heap out as long as its deadline is **at or before** the time; call it first in all five operations, `size` included. The trap is an entry that goes for another reason: deleted, displaced or set again, it is still in the heap, and its old deadline would later end a *new* life of the same key. Either let each entry know its place in the heap and take it out there, or leave it, and when it comes to the top compare: is the entry the map holds for this key still this one? If you leave them, sweep when most of the heap is dead. `Infinity` need not enter the heap at all.',
  ],
  budgets: [
    {
      id: 'steps-per-operation',
      title: 'Steps per operation',
      unit: 'steps',
      budget: 80,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by operations, with all calls mixed and 1,024, 4,096 and 16,384 places. The largest size counts; measuring stops where a budget is broken.',
    },
    {
      id: 'growth',
      title: 'Growth of that cost with size',
      unit: 'times',
      budget: 3,
      explanation: 'Steps per operation at the largest size measured, divided by the same with 1,024 places. A heap stays below 1.5.',
    },
    {
      id: 'steps-per-expiry',
      title: 'Steps per entry that expires',
      unit: 'steps',
      budget: 120,
      explanation:
        'All of 16,384 entries expire, half of them one at a time with the size read after each, the others in four leaps of the clock: steps taken by all these calls, divided by 16,384. Setting the entries is not counted.',
    },
    {
      id: 'growth-with-time',
      title: 'Growth of the cost with time',
      unit: 'times',
      budget: 6,
      explanation:
        'Steps per operation on 128 keys whose lives last one to two days, divided by the same with one to two seconds, the clock moving on by so much more. Whoever counts milliseconds until a deadline is found out here.',
    },
  ],
  seed: 'headroom-1',
});
