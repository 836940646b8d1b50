import { sameJson, type HistoryEvent, type ServiceRun, type SettleEvent } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach } from '../../../service-parts/rule-tests.ts';
import { valueText } from '../../../service-parts/story.ts';
import type { CollapserOptions } from '../contract.ts';
import { isAwkward, Ledger, type Due } from './ledger.ts';
import type { Kind } from './kinds.ts';
import type { UpstreamCall } from './upstream-call.ts';

type Report = Breach<Kind> | undefined;
type EventOf<Which extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: Which }>;

/** Finds the first thing in a run that the contract does not allow. */
export function findBreach(run: ServiceRun): Breach<Kind> | undefined {
  const judge = new CollapserJudge(run);
  for (let index = 0; index < run.history.length; index++) {
    const breach = judge.take(run.history[index]!, index);
    if (breach) return breach;
  }
  const isCut = run.ending === 'endless' || run.ending === 'stopped';
  const ending = endingBreach(run);
  return (isCut ? undefined : judge.end()) ?? (ending && { kind: 'settles', ...ending });
}

/** What breaks when the code does something that what was done to it gives no cause for. */
interface Unexpected {
  readonly fetch: Kind;
  readonly settle: Kind;
}

/** Keeps the books of a right collapser beside a run. */
class CollapserJudge {
  private readonly run: ServiceRun;
  private readonly ledger: Ledger;
  private unexpected: Unexpected = { fetch: 'calls', settle: 'calls' };
  private index = 0;

  constructor(run: ServiceRun) {
    this.run = run;
    this.ledger = new Ledger((run.schedule.options as unknown as CollapserOptions).timeoutMs * 1000);
  }

  take(event: HistoryEvent, index: number): Report {
    switch (event.kind) {
      case 'serviceCall':
        this.index = index;
        return this.takeFetch(event, index);
      case 'settle':
        this.index = index;
        return this.takeSettle(event, index);
      case 'note':
        this.index = index;
        return this.takeAbort(event, index);
      case 'serviceAnswer':
        if (event.isThrown) {
          this.takeAnswer(event);
          return undefined;
        }
        break;
      // The code sees nothing of an effect, and may sleep and draw as it likes.
      case 'serviceEffect':
      case 'sleep':
      case 'draw':
        return undefined;
    }
    const breach = this.undone() ?? this.overdue(event.atMicros, index);
    if (breach) return breach;
    this.index = index;
    this.takeStimulus(event);
    return undefined;
  }

  /** Tells what is still owed when nothing more happens. */
  end(): Report {
    return this.undone() ?? this.overdue(this.run.schedule.endMicros, this.run.history.length);
  }

  private takeStimulus(event: HistoryEvent): void {
    if (event.kind === 'call') this.takeGet(event);
    else if (event.kind === 'cancel') this.takeCancel(event);
    else if (event.kind === 'serviceAnswer') this.takeAnswer(event);
    else this.unexpected = { fetch: 'timeout', settle: 'timeout' };
  }

  private takeGet({ call, spec, atMicros }: EventOf<'call'>): void {
    const key = String(spec.args[0]);
    const { ledger } = this;
    const { caller, signal } = this.run.schedule.calls[call] ?? {};
    ledger.sources.set(call, `get(${valueText(key)})${caller === undefined ? '' : ` of ${caller}`}`);
    if (signal === 'aborted') {
      ledger.due.set(call, { errorName: 'AbortError', kind: 'left-before' });
      this.unexpected = { fetch: 'left-before', settle: 'left-before' };
      return;
    }
    const under = ledger.underWay.get(key);
    if (under) {
      under.waiters.add(call);
      this.unexpected = this.unexpectedOfJoining(key, atMicros);
      return;
    }
    const kind = ledger.kindOfNoCall(key);
    ledger.fetchDue = { key, call, kind };
    this.unexpected = { fetch: kind === 'calls' ? 'one-call' : kind, settle: kind };
  }

  /** Names what breaks when a get that must join does something else: often it is what was before that leads it astray. */
  private unexpectedOfJoining(key: string, nowMicros: number): Unexpected {
    const { ledger } = this;
    if (isAwkward(key)) return { fetch: 'names', settle: 'names' };
    if (ledger.pastOf(key).hasLateAnswer || ledger.hasOldLimit(key, nowMicros)) return { fetch: 'late', settle: 'late' };
    return { fetch: 'one-call', settle: 'fan-out' };
  }

  private takeCancel({ call }: EventOf<'cancel'>): void {
    const { ledger } = this;
    const under = ledger.callOf(call);
    ledger.due.set(call, { errorName: 'AbortError', kind: 'leaves' });
    this.unexpected = { fetch: 'others', settle: 'others' };
    if (!under) return;
    under.waiters.delete(call);
    if (under.waiters.size > 0) return;
    this.unexpected = { fetch: 'deserted', settle: 'deserted' };
    ledger.end(under, 'deserted');
    ledger.abortDue = { key: under.key, kind: 'deserted' };
  }

  private takeAnswer({ operation, outcome, isThrown, args }: EventOf<'serviceAnswer'>): void {
    const { ledger } = this;
    const under = [...ledger.underWay.values()].find((one) => one.operation === operation);
    if (!under) {
      ledger.pastOf(String(args?.[0])).hasLateAnswer = true;
      this.unexpected = { fetch: 'late', settle: 'late' };
      return;
    }
    const isFailed = outcome.kind === 'rejected';
    let kind: Kind = isThrown ? 'throws' : 'error';
    if (!isFailed) kind = typeof outcome.value === 'object' && outcome.value ? 'fan-out' : 'values';
    for (const call of under.waiters) ledger.due.set(call, isFailed ? { errorOf: operation, kind } : { value: outcome.value, kind });
    ledger.end(under, isThrown ? 'threw' : isFailed ? 'rejected' : 'answered');
    this.unexpected = { fetch: kind, settle: ledger.underWay.size > 0 ? 'own-key' : kind };
  }

  private takeFetch(event: EventOf<'serviceCall'>, index: number): Report {
    const { ledger } = this;
    const { fetchDue } = ledger;
    const key = event.args?.[0];
    if (fetchDue && key === fetchDue.key) {
      ledger.begin(event.operation, fetchDue, event.atMicros);
      return undefined;
    }
    const actual = `it calls fetch(${event.args ? event.args.map(valueText).join(', ') : 'no JSON'})`;
    if (fetchDue) return { kind: 'own-key', event: index, expected: `fetch(${valueText(fetchDue.key)})`, actual };
    const isSecond = typeof key === 'string' && ledger.underWay.has(key) && this.unexpected.fetch === 'timeout';
    return { kind: isSecond ? 'one-call' : this.unexpected.fetch, event: index, expected: 'no upstream call', actual };
  }

  private takeAbort({ args, atMicros, service }: EventOf<'note'>, index: number): Report {
    const { ledger } = this;
    const key = args?.[0];
    const under = typeof key === 'string' ? ledger.underWay.get(key) : undefined;
    if (!ledger.abortDue && under?.deadlineMicros === atMicros) ledger.timeOut(under);
    if (ledger.abortDue && key === ledger.abortDue.key) {
      ledger.abortDue = undefined;
      return undefined;
    }
    const isOldLimit = under && ledger.pastOf(under.key).deadlines.has(atMicros);
    const expected = ledger.abortDue ? `abort(${valueText(ledger.abortDue.key)})` : 'no abort';
    return {
      kind: isOldLimit ? 'late' : 'abort-only',
      event: index,
      expected,
      actual: `it calls ${service}(${(args ?? []).map(valueText).join(', ')})`,
    };
  }

  private takeSettle(event: SettleEvent & HistoryEvent, index: number): Report {
    const { ledger } = this;
    const under = ledger.callOf(event.call);
    if (under && isRejection(event) && event.errorName === 'TimeoutError' && event.atMicros === under.deadlineMicros) ledger.timeOut(under);
    const due = ledger.due.get(event.call);
    const source = ledger.sources.get(event.call)!;
    const actual = `${source} ${gaveText(event)}`;
    if (!due) return { kind: this.kindOfEarly(under, event), event: index, expected: `${source} to go on waiting`, actual };
    ledger.due.delete(event.call);
    if (fits(due, event)) return undefined;
    return { kind: due.kind, event: index, expected: `${source} to ${dueText(due)}`, actual };
  }

  /** Names the rule that a get breaks when it settles while its call is under way, or is still to be made. */
  private kindOfEarly(under: UpstreamCall | undefined, event: SettleEvent & HistoryEvent): Kind {
    const isOldTimer = under && event.errorName === 'TimeoutError' && this.ledger.pastOf(under.key).deadlines.has(event.atMicros);
    return isOldTimer ? 'late' : this.unexpected.settle;
  }

  /** Tells what the code should have done about the last thing that was done to it, and has not. */
  private undone(): Report {
    const { ledger, index } = this;
    const { fetchDue, abortDue } = ledger;
    const actual = 'no such call';
    if (fetchDue) return { kind: fetchDue.kind, event: index, expected: `fetch(${valueText(fetchDue.key)}) at once`, actual };
    for (const [call, due] of ledger.due) {
      const source = ledger.sources.get(call)!;
      return { kind: due.kind, event: index, expected: `${source} to ${dueText(due)} at once`, actual: `${source} does not settle` };
    }
    if (abortDue) return { kind: abortDue.kind, event: index, expected: `abort(${valueText(abortDue.key)}) at once`, actual };
    return undefined;
  }

  /** Tells whose time limit has passed in silence. */
  private overdue(nowMicros: number, index: number): Report {
    for (const { deadlineMicros, waiters } of this.ledger.underWay.values()) {
      if (deadlineMicros >= nowMicros) continue;
      const source = this.ledger.sources.get([...waiters][0]!)!;
      const expected = `${source} to reject with a TimeoutError at ${deadlineMicros / 1000} ms`;
      return { kind: 'timeout', event: index, expected, actual: `${source} still waits` };
    }
    return undefined;
  }
}

function isRejection({ how }: SettleEvent): boolean {
  return how === 'rejected' || how === 'threw';
}

function fits(due: Due, event: SettleEvent): boolean {
  if (due.errorName !== undefined) return event.how === 'rejected' && event.errorName === due.errorName;
  if (due.errorOf !== undefined) return event.how === 'rejected' && event.errorOf === due.errorOf;
  return event.how === 'resolved' && !event.isUnreadable && sameJson(event.value, due.value);
}

function dueText({ errorName, errorOf, value }: Due): string {
  if (errorName !== undefined) return `reject with ${errorName === 'AbortError' ? 'an' : 'a'} ${errorName}`;
  return errorOf === undefined ? `resolve to ${valueText(value)}` : 'reject with the error of the call';
}

function gaveText({ how, value, isUnreadable, words }: SettleEvent): string {
  if (how === 'rejected' || how === 'threw') return `${how === 'threw' ? 'throws' : 'rejects'}: ${words ?? ''}`;
  return `${how === 'returned' ? 'returns' : 'resolves to'} ${isUnreadable ? 'something that is no JSON' : valueText(value)}`;
}
