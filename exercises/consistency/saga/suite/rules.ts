import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import type { SagaRun, ViolationKind } from '../../../../src/sim/saga/index.ts';
import { judgeKinds } from './find-violation.ts';
import { explorationIds } from './simulations.ts';

const explored = [...explorationIds, 'joined'];

/** A test that looks for kinds of violations in everything explored, or in the simulations named. */
function rule(id: string, title: string, failure: string, kinds: readonly ViolationKind[], simulations = explored): SimulationTest {
  return {
    kind: 'simulation',
    id,
    rule: id.slice(0, id.indexOf('/')),
    title,
    failure,
    simulations,
    judge: (runs: readonly SagaRun[]) => judgeKinds(runs, kinds),
  };
}

/** What may go wrong among several sagas although each alone is run well. */
const several: SimulationTest = {
  kind: 'simulation',
  id: 'R16/several-at-once',
  rule: 'R16',
  title: '300 schedules of two to four sagas at once, with calls failing and crashes at random',
  failure: 'Of several sagas running at once, one went wrong.',
  simulations: ['several'],
  judge: (runs: readonly SagaRun[]) => judgeKinds(runs),
};

/** The hidden tests of the rules. Each crash point and each way a call can end is explored once, and each test looks at all of it. */
export const ruleTests: readonly SimulationTest[] = [
  rule('R1/in-order', 'actions run in order, each once', 'An action was called out of turn, or called again although it was done.', [
    'in-order',
  ]),
  rule(
    'R1/completed',
    'a saga whose steps are all done is completed, with their results',
    'The outcome of a saga was told too early, or with wrong results.',
    ['completed'],
  ),
  rule('R2/all-tries', 'retryable failures are tried again', 'A call was given up although it may be tried again.', ['all-tries']),
  rule(
    'R2/no-more-tries',
    'what failed for good is not tried again',
    'A call was tried again although trying cannot help, or more often than maxAttempts allows.',
    ['no-more-tries'],
  ),
  rule(
    'R3/back-off',
    'waits between tries are drawn below a bound that doubles up to the cap',
    'The wait before another try was not random() * min(capMs, baseMs * 2^(tries - 1)).',
    ['back-off'],
  ),
  rule('R4/last-first', 'compensations run last first', 'Compensations ran in the wrong order, or two at once.', ['last-first']),
  rule(
    'R4/compensates',
    'every step done is compensated, once, and nothing else happens',
    'After a failure the steps done were not all compensated, or something else was called, or a saga was compensated that had not failed.',
    ['compensates'],
  ),
  rule('R4/compensated', 'the outcome says compensated and names the failed step', 'The outcome of a compensated saga is wrong.', [
    'compensated',
  ]),
  rule(
    'R5/failed-step',
    'a failed step that may have happened is compensated',
    'A step failed and may have happened all the same, but was not compensated.',
    ['failed-step'],
  ),
  rule(
    'R5/never-happened',
    'what certainly did not happen is not compensated',
    'A compensation was called for a step that was never started, or whose every try failed definitely.',
    ['never-happened'],
  ),
  rule('R6/forward-only', 'nothing is compensated past the pivot', 'A saga went backwards although its pivot was done.', ['forward-only']),
  rule(
    'R6/stuck',
    'a failure past the pivot is reported as stuck at its step',
    'A step failed for good past the pivot, and the outcome does not say stuck at it.',
    ['stuck-forward'],
  ),
  rule('R7/others', 'a failed compensation does not stop the others', 'A compensation failed for good, and the others were not run.', [
    'other-compensations',
  ]),
  rule(
    'R7/stuck',
    'a failed compensation is reported as stuck',
    'A compensation failed for good, and the outcome does not say stuck at it.',
    ['stuck-compensation'],
  ),
  rule('R8/same-key', 'every try carries the same key', 'The key of a call changed from one try to the next.', ['same-key']),
  rule(
    'R8/own-key',
    'every action and every compensation of every saga has a key of its own',
    'Two different calls carried the same key, or a call carried none.',
    ['own-key'],
  ),
  rule(
    'R8/odd-names',
    'keys differ whatever characters ids and step names contain',
    'Two sagas whose ids and step names contain a separator got the same key.',
    ['own-key'],
    ['odd-names'],
  ),
  rule(
    'R9/context',
    'calls get id, input and results',
    'A call got a wrong saga id, a wrong input, or wrong results of the steps before.',
    ['context'],
  ),
  rule(
    'R10/joins',
    'a second run with the same id joins the first',
    'Calling run again with the same id ran the saga a second time, or gave another outcome.',
    ['joins'],
  ),
  rule('R10/first-input', "the first call's input holds", 'A saga went on with the input of a later call of run.', ['first-input']),
  rule(
    'R11/unknown-definition',
    'an unknown definition is a RangeError',
    'Running an unknown definition did not end in a RangeError.',
    ['unknown-definition'],
    ['unknown'],
  ),
  rule('R12/finishes', 'recovery finishes every unfinished saga', 'After a crash, recover left a saga unfinished.', ['finishes']),
  rule(
    'R12/direction',
    'recovery goes on in the same direction',
    'After a crash a saga turned round: it compensated without a failure, or went forward although it had begun to compensate.',
    ['direction'],
  ),
  rule('R12/outcomes', 'recover returns the outcomes', 'The list that recover returned lacks an outcome, or has a wrong one.', [
    'outcomes',
  ]),
  rule('R12/finished', 'a finished saga stays finished', 'After a restart a call was made for a saga whose outcome had been told.', [
    'finished-stays',
  ]),
  rule(
    'R13/replays',
    'a step whose end is in the log is not called again',
    'After a crash a call was made again that had ended before the one in progress was begun.',
    ['replays'],
  ),
  rule(
    'R13/records',
    'log records are JSON values of bounded length',
    'A log record was no JSON value, or longer than 16,384 characters.',
    ['records'],
  ),
  rule('R14/rejects', 'run rejects with the error of the log', 'An append was rejected, and run did not reject with that error.', [
    'rejects',
  ]),
  rule('R14/no-further-call', 'no call is made once the log has failed', 'A call was made although an append had been rejected.', [
    'no-further-call',
  ]),
  rule('R15/all-or-nothing', 'in the end all effects are there, or none', 'A saga ended with some of its effects, and did not say so.', [
    'all-or-nothing',
  ]),
  several,
  rule('R17/settles', 'run and recover settle', 'A call of run or recover never settled.', ['settles', 'made']),
  rule(
    'R17/no-rejection',
    'run and recover reject for no other reason',
    'A call of run or recover rejected although nothing was wrong with the log or the definition.',
    ['no-rejection'],
  ),
];
