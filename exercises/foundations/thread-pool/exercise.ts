import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'thread-pool',
  family: 'foundations',
  version: '1.0.0',
  title: 'Worker pools with bulkheads',
  summary: 'Build worker pools that Little’s law sizes, with bounded queues, so that hanging jobs of one kind cannot stop the others.',
  minutes: 60,
  difficulty: 'core',
  concepts: ['littles-law', 'blocking-io'],
  prerequisites: [],
  entry: 'createPools',
  rules: [
    {
      id: 'R1',
      text: '`size(ratePerSecond, meanMs)` returns the workers that the load keeps busy by Little’s law, divided by `utilisation` and rounded up; at least 1.',
    },
    {
      id: 'R2',
      text: 'Each kind has workers of its own, as many as `size` gives for its load: so many jobs of the kind can run at once, and never more.',
    },
    {
      id: 'R3',
      text: 'A job that finds a worker of its kind free is run at once, by `run(id)`; no job is run twice.',
    },
    {
      id: 'R4',
      text: 'A job that finds none free waits; when a worker of its kind comes free, the job that has waited longest is run at once.',
    },
    {
      id: 'R5',
      text: 'At most `queueLimit` jobs of a kind wait, those that run not counted; one that finds as many waiting is refused: `submit` rejects at once with an error named `Rejected`, the job is never run, and it takes no place.',
    },
    {
      id: 'R6',
      text: 'Kinds have nothing to do with each other: no job waits, is refused or is run because of jobs or workers of another kind.',
    },
    { id: 'R7', text: '`submit` resolves to what `run` gave, as soon as it has; in the end, every call settles.' },
    {
      id: 'R8',
      text: 'When a job rejects, its `submit` rejects with the very error, the job is not tried again, and the worker goes on as after any job.',
    },
    {
      id: 'R9',
      text: 'When `run` throws at once, it is as if the job had rejected at that moment; `submit` itself never throws.',
    },
    { id: 'R10', text: 'A job of a kind for which there is no pool is not run: `submit` rejects at once with a `RangeError`.' },
    {
      id: 'R11',
      text: 'After `close` was called, every `submit` rejects at once with an error named `Closed`; the jobs accepted before, waiting ones too, are done as ever.',
    },
    {
      id: 'R12',
      text: '`close` resolves at the moment at which the last accepted job is over, however it ended; at once when none is open; and so does every call of it.',
    },
    { id: 'R13', text: 'With one job in a hundred hanging, the others stay quick, and no more workers are used than the law asks for.' },
  ],
  hints: [
    'What does a pool have to remember so that it can answer each `submit` at once: run, wait or refuse? Count what is in it in every state. Then take the moment at which a job ends. In how many ways can it end, and which line of your code runs in **all** of them? And for `size`: 200 jobs a second of 50 ms keep how many workers busy, and what are the units?',
    'For each kind keep two things: the number of **free workers**, and a list of waiting jobs, oldest first. A job takes a free worker; else a place in the list; else it is refused. At the end of a job, its worker either goes to the first in the list or is free again: one of the two, never both. Since a worker is handed on, it is not free in between and nobody can slip past the line. If one function does this, and all three ends of a job (result, rejection, throw) lead to it, no worker is lost. Nothing of all this is shared between kinds but one number, the count of jobs that are open; `close` waits for that.',
    'Keep the pools in a `Map` by kind, so that `constructor` is no kind. Write `async work(pool, job)`: in a `try`, `job.resolve(await run(job.id))`, which catches a throw as well as a rejection; in the `catch`, `job.reject(error)`; after both, count the job as over, then `const next = pool.waiting.shift()`, and either `work(pool, next)` or one more free worker. `submit`: closed? unknown? no worker free and `waiting.length >= queueLimit`? Each rejects before anything is counted. Otherwise count the job, and return a `new Promise` whose `resolve` and `reject` go into the job, which is pushed or given a worker. `close` sets a flag and keeps its `resolve` in a list; the list is told when the flag is set and no job is open, once right away and once after each job. `size` is `rate * meanMs / 1000 / utilisation`, rounded up.',
  ],
  budgets: [
    {
      id: 'page-p99',
      title: 'Latency of a page, 99th percentile',
      unit: 'ms',
      budget: 60,
      explanation:
        'Virtual milliseconds from `submit` to result over 7,920 pages in 8 s. A page takes 6 to 18 ms; 80 reports in between, planned at 200 ms, hang for 20 s. A page that is refused or never done counts as 20 s.',
    },
    {
      id: 'workers',
      title: 'Jobs running at once',
      unit: 'jobs',
      budget: 34,
      explanation:
        'The most calls of `run` under way at the same time, of both kinds. The law asks for 14 workers for pages and 3 for reports.',
    },
  ],
  seed: 'headroom-1',
});
