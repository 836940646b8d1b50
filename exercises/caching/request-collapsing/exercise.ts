import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'request-collapsing',
  family: 'caching',
  version: '1.0.0',
  title: 'Request collapsing',
  summary: 'Build the part of a proxy that lets equal requests share one upstream call, with time limits, failures and clients who leave.',
  minutes: 70,
  difficulty: 'core',
  concepts: ['forward-proxies', 'reverse-proxy'],
  prerequisites: [],
  entry: 'createCollapser',
  rules: [
    {
      id: 'R1',
      text: 'A `get` of a key without an upstream call under way makes one, `fetch(key)`, at once; every `get` settles in the end, and none throws.',
    },
    {
      id: 'R2',
      text: 'While an upstream call of the key is under way, a `get` of it joins: it waits for that call and makes none.',
    },
    {
      id: 'R3',
      text: 'When the answer comes, every `get` that waits for the call resolves to it at once, whenever it joined and whatever the answer is, also `undefined`, `null`, `0`, `false` or an empty text.',
    },
    {
      id: 'R4',
      text: 'Keys have nothing to do with each other: a `get` makes, waits for and is answered by calls of its very key; every text is a key of its own.',
    },
    { id: 'R5', text: 'An answer is not kept: once it was given, the next `get` of the key makes a new upstream call.' },
    {
      id: 'R6',
      text: 'When the call rejects, every `get` that waits for it rejects at once with the very error; the call is not tried again, and nothing of it is kept.',
    },
    {
      id: 'R7',
      text: 'When `fetch` throws, the `get` rejects with the very error, and the next `get` of the key makes a new upstream call.',
    },
    {
      id: 'R8',
      text: 'A call that has no answer `timeoutMs` after it began is given up at that moment: every `get` that waits for it, however late it joined, rejects with a `TimeoutError`, `abort(key)` is called once, and the next `get` makes a new upstream call.',
    },
    {
      id: 'R9',
      text: 'Once a call is over, nothing that is left of it matters: an answer or error that comes after it was given up changes nothing, nor does its time limit touch a later call.',
    },
    {
      id: 'R10',
      text: 'When the signal of a waiting `get` is aborted, that `get` rejects at once with an `AbortError`; as long as others wait, they and the call go on undisturbed.',
    },
    {
      id: 'R11',
      text: 'When the last who waits for a call has left, the call is given up at once: `abort(key)` is called once, and the next `get` makes a new upstream call. In no other case but this and R8 is `abort` called.',
    },
    {
      id: 'R12',
      text: 'A `get` whose signal is aborted already rejects at once with an `AbortError`; it makes no call and joins none.',
    },
    {
      id: 'R13',
      text: 'In bursts of equal requests the origin sees about one call a burst, and nobody waits longer than that call takes.',
    },
  ],
  hints: [
    'Two callers ask for one key, the second while the first still waits. What must the second find, and who put it there, and when? Then list everything that can end an upstream call: there are five ways. For each, who is told, and what does the next `get` find? And what can still happen to a call *after* it has ended?',
    'Keep a `Map` from key to the **call under way**. A call is an object of its own: those who wait for it, and whether it is over. The map answers whether somebody can join; the object answers who is to be told. All ways of ending go through one function, `end(call, how)`, which does nothing if the call is over already, takes the call out of the map, and then tells everybody. A late answer or an old timer holds the *object*, not the key, so it finds a call that is over and does no harm. A caller who leaves is taken out of the object, and if nobody is left, that is one more way of ending.',
    'Write `get` so: if the signal is aborted, reject. Take the call from the map, or begin one: make the object, put it into the map, call `fetch` in a `try` (a throw ends the call), and attach two handlers to its promise that end it with value or error; start one `sleep(timeoutMs)` that ends it with a `TimeoutError` and calls `abort`. Then return a `new Promise` and put a waiter with its `resolve` and `reject` into the set of the call. If there is a signal, add a listener that takes the waiter out of the set, rejects it, and, when the set is empty **and the call is not over**, ends the call and calls `abort`. When a call ends, remove the listeners of its waiters. Mind the order in `end`: out of the map first, told afterwards.',
  ],
  budgets: [
    {
      id: 'calls-per-burst',
      title: 'Upstream calls per burst',
      unit: 'calls',
      budget: 2.2,
      explanation:
        'Calls of `fetch` divided by bursts, over 120 bursts of 60 requests of one key within 30 ms. A call takes 40 to 100 ms; some callers leave. About 1 when requests are collapsed, 60 when none are.',
    },
    {
      id: 'latency-p99',
      title: 'Latency of a get, 99th percentile',
      unit: 'ms',
      budget: 220,
      explanation: 'Virtual milliseconds from call to result of every `get` that was answered, in the same bursts.',
    },
  ],
  seed: 'headroom-1',
});
