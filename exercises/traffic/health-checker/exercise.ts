import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'health-checker',
  family: 'traffic',
  version: '1.0.0',
  title: 'Health checker',
  summary:
    'Keep the list of backends that may be given work: probes and real requests as evidence, thresholds, and a limit on how many may be out.',
  minutes: 70,
  difficulty: 'core',
  concepts: ['health-checks'],
  prerequisites: [],
  entry: 'createHealthChecker',
  rules: [
    {
      id: 'R1',
      text: '`start()` returns at once. The i-th of n backends, counted from 0, has its first turn i × `intervalMs` / n after it, and then one every `intervalMs`, however long probes take; at a turn `probe(id)` is called once, at other times never. `start` called again changes nothing.',
    },
    {
      id: 'R2',
      text: 'A turn that comes while an earlier probe of the backend is under way is left out; the turns after it stay where they are.',
    },
    {
      id: 'R3',
      text: 'A probe that resolves is a success and one that rejects a failure, at that moment; one that has done neither `timeoutMs` after it began is a failure at that moment. Then it is over.',
    },
    { id: 'R4', text: 'What becomes of a probe after it is over counts for nothing, neither for the backend nor for a later probe of it.' },
    {
      id: 'R5',
      text: 'No backend is probed earlier or later for what another does, and no result counts for another.',
    },
    {
      id: 'R6',
      text: 'A backend that is in is ejected at once when `fall` failures in a row have been counted; a success in between sets the count back to 0.',
    },
    {
      id: 'R7',
      text: 'An ejected backend is still probed, and readmitted at once when `rise` successful probes in a row have been counted; a failed probe in between sets the count back to 0.',
    },
    {
      id: 'R8',
      text: '`report(id, ok)` counts for a backend that is in, at that moment, exactly like a probe of it; with an id that is not in `options.backends` it changes nothing. It never throws.',
    },
    { id: 'R9', text: 'A report of an ejected backend changes nothing.' },
    {
      id: 'R10',
      text: 'No more than `maxEjected` backends are out at a time: one that is due while there is no room stays in, its count stands, and it is ejected at its next failure in a row at which there is room.',
    },
    {
      id: 'R11',
      text: 'At least one backend is in at all times, however large `maxEjected` is; R10 holds for the last one as if there were no room.',
    },
    {
      id: 'R12',
      text: '`healthy()` returns at once the ids of all backends that are in, in the order of `options.backends`; at first these are all.',
    },
    { id: 'R13', text: 'When a backend is ejected or readmitted, its counts begin at 0.' },
    { id: 'R14', text: 'In outages few requests go to dead backends, and no backend is probed more than about once in an interval.' },
  ],
  hints: [
    'List all that can happen to a probe: there are three ways in which it can end, and two things that can still come after that. How does the code that runs then know that it comes too late? Next, list all the evidence there is about one backend. Does the same evidence mean the same for a backend that is in and for one that is out? And what must be looked at before a backend is ejected that has nothing to do with this backend?',
    'Keep one **state** for each backend: whether it is in, its count, and the probe under way, as an object or a number that no other probe has. All evidence goes through one function, `count(state, ok)`, and that is the only place where a backend is ejected or readmitted. Answer, refusal and time limit of a probe all call one function, `end(ok)`, which does nothing unless this very probe is still the one under way. Turns are a clock of their own: they know when the next one comes, and never wait for a probe.',
    'Write `count` first: for a backend that is in, a success sets failures to 0; a failure adds one, and at `failures >= fall` (not `===`: it may have been due before) it is ejected if fewer than `Math.min(maxEjected, n - 1)` are out. For one that is out, the mirror image, without a limit. Either way set the counts to 0 when it changes sides. `check(state)`: return if a probe is under way; else make a token, put it into the state, call `probe(id)` with two handlers and `sleep(timeoutMs)` with one, all leading to `end`. `run(state, i)`: `due = now() + i * intervalMs / n`; then for ever `await sleep(due - now())`, `check(state)` **without** `await`, `due += intervalMs`. `start` runs one such loop for each backend, once. `report` looks the state up in a `Map` and counts only if it is in.',
  ],
  budgets: [
    {
      id: 'failed-requests',
      title: 'Failed requests per outage',
      unit: 'requests',
      budget: 7,
      explanation:
        'Requests whose backend is down and yet on the list when they ask, divided by ten outages of one backend each. A backend is the turn of five requests a second, each of which is reported 8 to 30 ms later.',
    },
    {
      id: 'check-traffic',
      title: 'Probes of a backend per interval',
      unit: 'probes',
      budget: 2.2,
      explanation: 'Calls of `probe` in the same 70 s, divided by the 12 backends and by the number of intervals.',
    },
  ],
  seed: 'headroom-1',
});
