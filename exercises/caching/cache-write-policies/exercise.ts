import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'cache-write-policies',
  family: 'caching',
  version: '1.0.0',
  title: 'Cache write policies',
  summary:
    'Build write-through, write-around and write-behind over one store: what is acknowledged when, what a crash may lose, and one pass at a time.',
  minutes: 120,
  difficulty: 'hard',
  concepts: ['write-through', 'write-behind', 'write-around'],
  prerequisites: ['cache-aside'],
  entry: 'createCache',
  rules: [
    { id: 'R1', text: 'A `get` of a key that the cache holds resolves to that value at once, and does not read the store.' },
    {
      id: 'R2',
      text: 'Any other `get` reads the store at once, or waits for a read of its key under way; it settles as that read does, as soon as it does. What was read is then held. Of a failed read, which rejects with its very error, nothing stays, and it is not tried again. Every call settles.',
    },
    {
      id: 'R3',
      text: 'A read under way when a write of its key is answered (under write-behind: when the key is set) still answers the gets that were waiting for it. What it brings is not held, and no later `get` waits for it.',
    },
    { id: 'R4', text: 'Every JSON value is a value like any other, also `null`, `0`, `false` and the empty text.' },
    {
      id: 'R5',
      text: 'Under write-through and write-around each `set` writes to the store once, and resolves when the store has answered that write, never before.',
    },
    {
      id: 'R6',
      text: 'Under these two, the writes of one key are made one at a time in the order of the sets: at once where none is under way, else as soon as the one before is answered, well or badly.',
    },
    { id: 'R7', text: 'Under these two, no `set` waits for a write of another key.' },
    { id: 'R8', text: 'Under these two, a write changes nothing for gets before the store has answered it.' },
    {
      id: 'R9',
      text: 'Under these two, when a write is answered well, the cache holds the new value (write-through) or nothing of the key (write-around).',
    },
    {
      id: 'R10',
      text: 'Under these two, when a write fails, its `set` rejects with the very error, the cache holds nothing of the key, and nothing is tried again.',
    },
    {
      id: 'R11',
      text: 'Under write-behind a `set` resolves at once. From then on the cache holds the value, and the key is **dirty** until a write of it begins.',
    },
    {
      id: 'R12',
      text: 'With no pass under way, a pass begins at once when a `set` leaves `maxDirty` or more keys dirty, and otherwise `flushMs` after the first key became dirty; `flush` aside, it begins at no other time.',
    },
    {
      id: 'R13',
      text: 'A pass writes each key that was dirty when it began, once, one after the other: next is always the key that has been dirty for longest, with the value it has when its write begins.',
    },
    {
      id: 'R14',
      text: 'A key that is set during a pass after its own write has begun, or that was not dirty when the pass began, waits for the next pass: `flushMs` after the end of this one, if R12 does not begin it sooner.',
    },
    {
      id: 'R15',
      text: 'When a write of a pass fails, the pass goes on with the next key. The failed key is dirty again, with its last value, and waits for the next pass as in R14.',
    },
    {
      id: 'R16',
      text: 'Under write-behind `flush` begins a pass at once, or, where one is under way, as soon as that ends; it settles when its pass ends, and rejects with the error of a write of it that failed. With nothing to write, or under the other policies, it resolves at once.',
    },
    {
      id: 'R17',
      text: 'After a crash at any moment the store has all that it was promised, or later values of the same keys: what a `set` that resolved wrote and what a `get` showed (write-through and write-around); what was set before a `flush` that resolved (write-behind).',
    },
    { id: 'R18', text: 'Sets are quick as far as their policy allows, and write-behind spares the store most of the writes.' },
  ],
  hints: [
    'For each policy, write down the moments in the life of one `set`: called, write begun, write answered. At which does the caller learn of it? At which do readers? Which are still true after a crash? Then take two sets of the same key and let the second come between any two moments of the first. Which of the two values does the store have at the end, and which the cache?',
    'Write-through and write-around are one machine: a **chain of writes for each key**, where a set hangs its write behind the last one, whatever became of that. They differ in one line after the answer. Write-behind needs a map of **dirty values**, apart from the values it holds. The moment to take a key out of that map is when its write **begins**, not when it ends: then a set that comes meanwhile makes it dirty again by itself, and nothing has to be compared. A failed write puts its value back, unless there is a newer one.',
    'Keep `copies`, `loads` (as in the cache-aside reader), and for write-behind `dirty`, a `Map` in order of becoming dirty, plus three variables: `plan`, `pass`, `next`. `begin()` voids the plan and runs the pass: for each key of a copy of `dirty.keys()`, take value, delete from `dirty`, await the write, on failure remember the error and put the value back if the key is not in `dirty`. At its end `pass` is empty again and, if keys are dirty and no flush waits, a pass is planned: make an object, keep it as `plan`, sleep, and begin only if `plan` is still that object. `set` begins when `dirty.size` reaches `maxDirty`, else plans if there is no plan. `flush`: no pass? begin one, if anything is dirty. A pass? All flushes share one promise `next`: after the pass, however it ended, begin another.',
  ],
  budgets: [
    {
      id: 'behind-p99',
      title: 'Latency of a set under write-behind, 99th percentile',
      unit: 'ms',
      budget: 2,
      explanation:
        'Virtual milliseconds from call to answer, over 10,000 sets of 100 keys in ten seconds. A write takes 2 ms, `flushMs` is 2,000. A set that waits for nothing takes 0 ms.',
    },
    {
      id: 'writes',
      title: 'Writes to the store under write-behind',
      unit: 'per 1,000 sets',
      budget: 110,
      explanation: 'Calls of `store.write` in the same ten seconds, divided by thousands of sets.',
    },
    {
      id: 'through-p99',
      title: 'Latency of a set under write-through, 99th percentile',
      unit: 'ms',
      budget: 80,
      explanation: 'The same over 2,000 sets of 500 keys in twenty seconds. A write takes 10 to 30 ms, so two are under way on average.',
    },
  ],
  seed: 'headroom-1',
});
