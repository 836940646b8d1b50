import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'saga',
  family: 'consistency',
  version: '1.1.0',
  title: 'Saga coordinator',
  summary:
    'Build a durable saga coordinator: steps with idempotency keys, retries, compensations in reverse, a pivot, and recovery from its log after any crash.',
  minutes: 150,
  difficulty: 'hard',
  concepts: ['saga'],
  prerequisites: [],
  entry: 'createCoordinator',
  rules: [
    {
      id: 'R1',
      text: 'The actions run one after another in the order of the definition; when all are done, the outcome is `completed`, with the result of each step.',
    },
    {
      id: 'R2',
      text: 'A call that failed retryably is tried again, up to `maxAttempts` tries in one life; after any other failure it is not.',
    },
    { id: 'R3', text: 'Before another try the coordinator waits for `random() * min(capMs, baseMs * 2^(tries - 1))`.' },
    {
      id: 'R4',
      text: 'When an action has failed for good before the pivot is done, the steps done are compensated, each once, last first; the outcome is `compensated` and names the step that failed.',
    },
    {
      id: 'R5',
      text: 'The failed step is compensated first of all, unless every try of it failed definitely; a step never started is not compensated.',
    },
    {
      id: 'R6',
      text: 'Once the pivot is done nothing is compensated any more; when an action then fails for good, the outcome is `stuck` at that step.',
    },
    { id: 'R7', text: 'A compensation that fails for good does not stop the others; the outcome is then `stuck` at it.' },
    {
      id: 'R8',
      text: 'Every try of an action of a saga carries the same key, also after a crash, and so does every try of its compensation; no other call carries that key.',
    },
    { id: 'R9', text: 'Each call gets the id and the input of its saga, and the results of the steps done so far.' },
    {
      id: 'R10',
      text: "Calling `run` again with the same id, at once or later, gives the outcome of that one saga; no call is made twice, and the first call's definition and input hold.",
    },
    { id: 'R11', text: 'An unknown definition throws a `RangeError`, or rejects with one.' },
    {
      id: 'R12',
      text: 'After a crash, and another in the middle of recovery, `recover` takes every unfinished saga to its outcome, on in the direction it had taken, and returns these outcomes.',
    },
    {
      id: 'R13',
      text: 'The end of a step is in the log before the next call is made or the outcome is told: after a crash only the call in progress is made again. Log records are JSON values.',
    },
    {
      id: 'R14',
      text: 'When an append is rejected, `run` rejects with that very error and no further call is made in this life; `recover` finishes the saga later.',
    },
    {
      id: 'R15',
      text: 'All or nothing: in the end each step of a saga has taken effect once, or no effect is left that a compensation undoes; only a saga reported as `stuck` may lie in between.',
    },
    { id: 'R16', text: 'Any number of sagas run at once, also of definitions that share step names, and each keeps every rule.' },
    {
      id: 'R17',
      text: 'Whatever a call throws and whenever a crash comes, `run` and `recover` settle, and reject for no other reason than those above.',
    },
    {
      id: 'R18',
      text: 'Sagas do not wait for each other, no call and no record is wasted, and recovery takes time in proportion to the log.',
    },
  ],
  hints: [
    'The machine may stop between any two lines of your code. Pick a line in your head, stop there, and ask: what does the log say, what do the services say, and what would a newcomer who reads only the log do next? Which pairs of lines can a newcomer not tell apart, and what makes it harmless to guess wrong? Then take the worst pair: a call was made, its answer was not. What may you do next that is right in both cases?',
    'Let the log be the only state there is. Write down each decision **before you act on it**, and let one function change a saga by a record, both when the record has just been written and when it is read back after a crash. Then "running" and "recovering" are the same loop: look where the saga stands, make the one call that comes next, write down how it ended, repeat. The key makes it safe to make the same call twice. What the key cannot tell you is whether a call that failed had an effect, so keep one more thing: has **every** try of this step failed definitely? After a crash you do not know, so the answer is no.',
    'Five kinds of records are enough: the saga has started (definition and input); the step in progress is done (result); it has failed for good (and whether it may have happened); the compensation next in line is done; it has failed for good. A saga in memory is id, definition, input, results, the index of the step, and, once it has failed, the list of steps still to undo. Make `key` from id, kind and step name with `JSON.stringify`, so that no separator inside a name can make two keys equal. One function makes a call with its tries and says: succeeded with this, or failed, and may it have happened? Keep a map from id to the **promise** of the outcome and put the promise in before you await anything, so that a second `run` joins. `recover` reads the log once, builds all sagas, puts all promises into the map, and awaits those that were open. And do not catch what `append` throws: nothing may happen after it.',
  ],
  budgets: [
    {
      id: 'latency-p99',
      title: 'End to end, 99th percentile',
      unit: 'ms',
      budget: 1000,
      explanation:
        'Virtual milliseconds from `run` to the outcome, over 600 sagas of three and four steps that arrive every 15 ms on average. A call takes 20 ms on average (exponential), an append 1 ms, and 2% of the calls fail.',
    },
    {
      id: 'calls-per-saga',
      title: 'Calls per saga',
      unit: 'calls',
      budget: 4,
      gap: {
        right: 0.95,
        why: 'Three and a half steps need three and a half calls, and 2% of failures a few more: there is no room to save.',
      },
      explanation: 'Actions and compensations called, all tries counted, per saga of the same run. The sagas have 3.5 steps on average.',
    },
    {
      id: 'records-per-step',
      title: 'Log records per step',
      unit: 'records',
      budget: 6,
      explanation: 'Records appended in the same run, divided by the steps of its sagas.',
    },
    {
      id: 'recovery-growth',
      title: 'Growth of recovery with the log',
      unit: 'times',
      budget: 2.2,
      explanation:
        'Metered steps of `recover` per record in the log, with the log of 160 sagas, divided by the same with that of 20. Linear recovery stays below 1.',
    },
  ],
  seed: 'headroom-1',
});
