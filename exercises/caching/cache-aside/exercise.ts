import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'cache-aside',
  family: 'caching',
  version: '1.0.0',
  title: 'Cache-aside reader',
  summary: 'Build a reader that keeps copies of a slow store: one load per key at a time, no stale fill after a change, and early renewal.',
  minutes: 90,
  difficulty: 'core',
  concepts: ['cache-aside', 'cache-invalidation', 'refresh-ahead'],
  prerequisites: ['cache-ttl'],
  entry: 'createReader',
  rules: [
    {
      id: 'R1',
      text: 'A `get` of a key without a live copy, and without a load to wait for, reads the store at once and resolves to what the read brings, as soon as it does; every call settles once the store has answered.',
    },
    {
      id: 'R2',
      text: 'While a copy is live, `get` resolves to its value at once and does not read the store, early loads (R12) aside.',
    },
    {
      id: 'R3',
      text: 'What a load brought is a live copy while `now()` is less than the time at which the load **began** plus `ttlMs`; using a copy does not lengthen its life.',
    },
    {
      id: 'R4',
      text: 'At most one load of a key is under way, those aside that no longer count (R11); a `get` that finds no live copy waits for it, and settles with what it brings as soon as it does.',
    },
    {
      id: 'R5',
      text: 'Keys have nothing to do with each other: no `get` waits for another key, and a change of one leaves the copies of the others.',
    },
    {
      id: 'R6',
      text: 'That the store has no value (`undefined`) is kept as a copy like any other, but live for `missingTtlMs` in place of `ttlMs`.',
    },
    {
      id: 'R7',
      text: 'When a load fails, every `get` that waits for it rejects with the very error of the store; nothing of it is kept, nothing is tried again, and the next `get` loads anew.',
    },
    {
      id: 'R8',
      text: '`put` writes to the store at once, once, and settles when the store has answered: it resolves, or rejects with the very error. Until then nothing changes for gets.',
    },
    {
      id: 'R9',
      text: 'When the store has answered a `put`, well or badly, the copy of the key is gone: the next `get` reads the store.',
    },
    { id: 'R10', text: '`invalidate` does away with the copy of the key at once, and does not read the store.' },
    {
      id: 'R11',
      text: 'A load that began before the key changed (a `put` of it answered, or `invalidate` called) still answers the gets that were waiting for it; it leaves no copy behind, and no later `get` waits for it.',
    },
    {
      id: 'R12',
      text: 'Where `beta` is above 0, a `get` that finds a live copy and no load under way draws one number u = `random()`, and loads early if `now() - d * beta * ln(u)` is at least the end of the copy, d being the time that the load of the copy took. It resolves to the copy at once all the same; when the load is done, its copy takes the place of the old one.',
    },
    {
      id: 'R13',
      text: 'An early load that fails leaves the copy as it is, and no `get` that had a copy is disturbed; one that waits for it because the copy has ended meanwhile rejects.',
    },
    { id: 'R14', text: 'Every JSON value is a value like any other, also `null`, `0`, `false` and the empty text.' },
    { id: 'R15', text: 'Of many gets of popular keys hardly any waits, and the store sees few reads.' },
  ],
  hints: [
    'A reader has two kinds of things to remember about a key, and they begin and end at different times. Which? Now take the moment at which a load comes back. In which cases may what it brings be kept, and how could the load itself know? Think of a change that came and went while the load was on its way, and of a second load that was begun after it.',
    'Keep two maps: key to **copy**, and key to **load under way**, the promise itself. A `get` looks for a live copy, then for a load, and only then starts one. The second map is also the answer to the harder question: a load **counts only as long as it is the one in the map**. To forget a key, take it out of both maps. A load that comes back looks whether it is still the one in the map; if not, it gives its value to those who wait and leaves both maps alone. A counter per key that each change raises does the same. That is what a lease is.',
    'Write `load(key)`: note `now()`, call `store.read`, and put the promise that includes the bookkeeping into the map of loads, not the bare one, so that the copy is there before anybody who waits goes on. On success: still mine in the map? Then take it out and keep value, end (`begin + ttlMs`, or `missingTtlMs` for `undefined`) and duration. On failure: take it out if it is mine, and throw on. `get`: a copy with `now() < end`? Then, if `beta > 0` and no load is in the map, draw one number and perhaps call `load(key)`, with a `catch` that does nothing, since nobody waits for it; return the value. Otherwise return the load in the map, or `load(key)`. `put`: `try { await store.write(key, value) } finally { forget(key) }`. Test whether there is a copy with `has` or an object, never by whether the value is truthy.',
  ],
  budgets: [
    {
      id: 'latency-p99',
      title: 'Latency of a get, 99th percentile',
      unit: 'ms',
      budget: 4,
      explanation:
        'Virtual milliseconds from call to result, over 15,000 gets of five popular keys in 30 s (one of them absent), two puts among them. A load takes 60 to 140 ms, a copy lives for 2 s, `beta` is 1. A get that is answered from a copy takes 0 ms.',
    },
    {
      id: 'reads',
      title: 'Reads of the store',
      unit: 'per 1,000 gets',
      budget: 14,
      explanation: 'Calls of `store.read` in the same half minute, divided by thousands of gets. Early loads count.',
    },
  ],
  seed: 'headroom-1',
});
