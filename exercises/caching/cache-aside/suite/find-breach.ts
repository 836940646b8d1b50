import { ln } from '../../../../src/kernel/index.ts';
import { sameJson, type HistoryEvent, type ServiceRun, type SettleEvent } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach } from '../../../service-parts/rule-tests.ts';
import { valueText } from '../../../service-parts/story.ts';
import type { ReaderOptions } from '../contract.ts';
import { batchesOf, type Batch } from '../../../service-parts/batches.ts';
import { KeyState, type Copy, type Load } from './key-state.ts';
import type { Kind } from './kinds.ts';

/** An early load that is due by less than this, or not due by less, may be made or not: logarithms are rounded. */
const toleranceMs = 1e-6;

/** Finds the first thing in a run that the contract does not allow. */
export function findBreach(run: ServiceRun): Breach<Kind> | undefined {
  const judge = new ReaderJudge(run.schedule.options as unknown as ReaderOptions);
  for (const batch of batchesOf(run.history)) {
    const breach = judge.take(batch);
    if (breach) return breach;
  }
  const ending = endingBreach(run);
  return ending && { kind: 'settles', ...ending };
}

/** What the reader may and must do about one thing done to it. */
interface Allowed {
  /** Reads of these keys, once each; `must`: not reading breaks a rule of this kind. */
  readonly read?: { readonly key: string; readonly must?: Kind; readonly isEarly: boolean };
  readonly write?: { readonly key: string; readonly value: unknown; readonly call: number };
  /** Calls that must settle, and how. */
  readonly settles?: readonly Settles[];
  /** What a read of the key in question breaks when it is not allowed. */
  readonly otherRead?: Kind;
  /** What the call in question breaks when it settles though it may not. */
  readonly otherSettle?: Kind;
}

interface Settles {
  readonly call: number;
  /** Absent: with the error of the operation. */
  readonly value?: unknown;
  readonly errorOf?: number;
  readonly anyValue?: true;
  /** What is broken when it does not settle so. */
  readonly kind: Kind;
}

type Report = Breach<Kind> | undefined;

/** Keeps the books of a right reader beside a run. */
class ReaderJudge {
  private readonly options: ReaderOptions;
  private readonly keys = new Map<string, KeyState>();
  private readonly loads = new Map<number, Load>();
  private readonly puts = new Map<number, { readonly key: string; readonly call: number }>();
  private readonly sources = new Map<number, string>();
  private readonly invalidations = new Set<number>();

  constructor(options: ReaderOptions) {
    this.options = options;
  }

  take(batch: Batch): Report {
    const { event } = batch.stimulus;
    if (event.kind === 'call') return this.takeCall(batch, event);
    if (event.kind === 'serviceAnswer') return this.takeAnswer(batch, event);
    return this.hold(batch, {});
  }

  private takeCall(batch: Batch, event: Extract<HistoryEvent, { kind: 'call' }>): Report {
    const { method, args } = event.spec;
    const key = String(args[0]);
    this.sources.set(event.call, `${method}(${args.map(valueText).join(', ')})`);
    if (method === 'get') return this.takeGet(batch, key, event.call, event.atMicros);
    if (method === 'put') return this.hold(batch, { write: { key, value: args[1], call: event.call }, otherRead: 'leaves-alone' });
    this.stateOf(key).forget('invalidate');
    this.invalidations.add(event.call);
    return this.hold(batch, { otherRead: 'invalidate' });
  }

  private takeGet(batch: Batch, key: string, call: number, nowMicros: number): Report {
    const state = this.stateOf(key);
    const copy = state.liveCopy(nowMicros);
    if (copy) return this.takeHit(batch, key, call, copy);
    if (state.load) {
      state.load.waiters.push(call);
      return this.hold(batch, { otherRead: 'one-load', otherSettle: state.why });
    }
    let must: Kind = state.why;
    if (state.voided.size > 0) must = 'stale-fill';
    else if (must === 'reads' && this.loads.size > 0) must = 'own-key';
    const breach = this.hold(batch, { read: { key, must, isEarly: false }, otherSettle: state.why });
    this.stateOf(key).load?.waiters.push(call);
    return breach;
  }

  private takeHit(batch: Batch, key: string, call: number, copy: Copy): Report {
    const state = this.stateOf(key);
    const kind = hitKind(state, copy);
    const draws = batch.acts.flatMap(({ event }) => (event.kind === 'draw' ? [event.value] : []));
    const isDrawn = draws.length > 0 && batch.acts.some(({ event }) => event.kind === 'serviceCall');
    const isEarly = copy.isRenewed || (isDrawn && this.options.beta > 0);
    const settles = [{ call, value: copy.value, kind: isEarly ? 'early' : kind }] as const;
    if (this.options.beta <= 0 || state.load) return this.hold(batch, { settles, otherRead: state.load ? 'one-load' : kind });
    const early = this.hold(batch, { settles, read: { key, isEarly: true }, otherRead: 'early' });
    if (early) return early;
    const hasRead = state.load !== undefined;
    const { index } = batch.acts.at(-1) ?? batch.stimulus;
    if (draws.length !== 1) {
      if (hasRead)
        return { kind, event: index, expected: `the copy ${valueText(copy.value)}, and no read`, actual: `it reads ${valueText(key)}` };
      return { kind: 'early', event: index, expected: 'one random number for this get', actual: `it draws ${draws.length}` };
    }
    const leftMs = (copy.expiryMicros - batch.stimulus.event.atMicros) / 1000;
    const reachMs = (-copy.loadMicros / 1000) * this.options.beta * ln(draws[0]!);
    if (Math.abs(reachMs - leftMs) < toleranceMs || hasRead === reachMs >= leftMs) return undefined;
    const figures = `${round(leftMs)} ms are left, the load took ${round(copy.loadMicros / 1000)} ms, the number drawn is ${round(draws[0]!)}`;
    return hasRead
      ? { kind: 'early', event: index, expected: `no early load: ${figures}`, actual: `it reads ${valueText(key)}` }
      : { kind: 'early', event: index, expected: `an early load: ${figures}`, actual: 'it reads nothing' };
  }

  private takeAnswer(batch: Batch, event: Extract<HistoryEvent, { kind: 'serviceAnswer' }>): Report {
    const { operation, outcome } = event;
    const failed = outcome.kind === 'rejected';
    const put = this.puts.get(operation);
    if (put) {
      const state = this.stateOf(put.key);
      state.writing -= 1;
      state.forget('put-drops');
      const settles: Settles = { call: put.call, kind: 'put-writes', ...(failed ? { errorOf: operation } : { anyValue: true }) };
      return this.hold(batch, { settles: [settles], otherRead: 'put-drops' });
    }
    const load = this.loads.get(operation);
    if (!load) return this.hold(batch, {});
    this.loads.delete(operation);
    const isEarly = this.finish(load, outcome, event.atMicros);
    const settles = load.waiters.map((call): Settles =>
      failed ? { call, errorOf: operation, kind: 'load-fails' } : { call, value: outcome.value, kind: 'waiters' },
    );
    return this.hold(batch, { settles, otherRead: isEarly ? 'refresh-fails' : failed ? 'load-fails' : 'waiters' });
  }

  /** Ends a load, and returns whether it was an early one that failed. */
  private finish(load: Load, outcome: Extract<HistoryEvent, { kind: 'serviceAnswer' }>['outcome'], nowMicros: number): boolean {
    const state = this.stateOf(load.key);
    if (outcome.kind === 'rejected') {
      state.finish(load, undefined);
      return load.isEarly;
    }
    const { ttlMs, missingTtlMs } = this.options;
    state.finish(load, {
      value: outcome.value,
      expiryMicros: load.beganMicros + (outcome.value === undefined ? missingTtlMs : ttlMs) * 1000,
      loadMicros: nowMicros - load.beganMicros,
      isRenewed: load.isEarly,
    });
    return false;
  }

  /** Holds what the reader did against what it may and must do. */
  private hold(batch: Batch, allowed: Allowed): Report {
    let { read, write } = allowed;
    const open = new Map((allowed.settles ?? []).map((one) => [one.call, one]));
    for (const { event, index } of batch.acts) {
      if (event.kind === 'serviceCall' && event.service === 'store.read') {
        if (!read || !isCallOf(event, [read.key])) return this.wrongRead(event, index, allowed);
        this.begin(event, read.isEarly);
        read = undefined;
      } else if (event.kind === 'serviceCall') {
        if (!write || !isCallOf(event, [write.key, write.value])) return this.wrongWrite(event, index, allowed);
        this.puts.set(event.operation, write);
        this.stateOf(write.key).writing += 1;
        write = undefined;
      } else if (event.kind === 'settle') {
        const one = open.get(event.call);
        open.delete(event.call);
        const breach = one ? this.wrongEnd(one, event, index) : this.wrongSettle(event, index, allowed);
        if (breach) return breach;
      }
    }
    const { index } = batch.acts.at(-1) ?? batch.stimulus;
    if (write)
      return { kind: 'put-writes', event: index, expected: callText('store.write', [write.key, write.value]), actual: 'no such call' };
    if (read?.must) return { kind: read.must, event: index, expected: callText('store.read', [read.key]), actual: 'no such call' };
    for (const one of open.values()) {
      const actual = `${this.sources.get(one.call)} does not settle`;
      return { kind: one.kind, event: index, expected: `${this.sources.get(one.call)} to ${endText(one)} at once`, actual };
    }
    return undefined;
  }

  private begin(event: Extract<HistoryEvent, { kind: 'serviceCall' }>, isEarly: boolean): void {
    const key = String(event.args![0]);
    const load: Load = { key, beganMicros: event.atMicros, waiters: [], isEarly };
    this.loads.set(event.operation, load);
    this.stateOf(key).load = load;
  }

  private wrongRead({ args }: { readonly args: readonly unknown[] | null }, event: number, allowed: Allowed): Breach<Kind> {
    const actual = callText('store.read', args);
    if (allowed.read) return { kind: 'reads', event, expected: callText('store.read', [allowed.read.key]), actual };
    return { kind: allowed.otherRead ?? 'hit', event, expected: 'no read here', actual };
  }

  private wrongWrite(
    { args, service }: { readonly args: readonly unknown[] | null; readonly service: string },
    event: number,
    allowed: Allowed,
  ): Breach<Kind> {
    const expected = allowed.write ? callText('store.write', [allowed.write.key, allowed.write.value]) : 'no write here';
    return { kind: 'put-writes', event, expected, actual: callText(service, args) };
  }

  /** A call settles that has no reason to. */
  private wrongSettle(event: SettleEvent, index: number, allowed: Allowed): Report {
    if (this.invalidations.has(event.call)) {
      if (event.how === 'returned' || event.how === 'resolved') return undefined;
      return { kind: 'invalidate', event: index, expected: 'invalidate to return', actual: gaveText(event) };
    }
    const source = this.sources.get(event.call);
    const kind = allowed.write ? 'put-writes' : (allowed.otherSettle ?? 'waiters');
    return { kind, event: index, expected: `${source} to wait for the store`, actual: gaveText(event) };
  }

  /** A call settles that should: but so? */
  private wrongEnd(one: Settles, event: SettleEvent, index: number): Report {
    const expected = `${this.sources.get(event.call)} to ${endText(one)}`;
    const breach = (kind: Kind) => ({ kind, event: index, expected, actual: gaveText(event) });
    if (event.how === 'returned' || event.how === 'threw')
      return { ...breach(one.kind === 'put-writes' ? 'put-writes' : 'reads'), expected: 'a promise' };
    if (one.errorOf !== undefined) return event.how === 'rejected' && event.errorOf === one.errorOf ? undefined : breach(one.kind);
    if (event.how === 'rejected') return breach(one.kind);
    if (one.anyValue || (!event.isUnreadable && sameJson(event.value, one.value))) return undefined;
    return breach(this.kindOfWrongValue(one, event));
  }

  private kindOfWrongValue({ call, value, kind }: Settles, event: SettleEvent): Kind {
    const key = /^get\("(.*)"\)$/.exec(this.sources.get(call) ?? '')?.[1];
    for (const [other, { copy, voidedValues }] of this.keys) {
      if (other === key && voidedValues.some((one) => sameJson(one, event.value))) return 'stale-fill';
      if (other !== key && copy && copy.value !== undefined && sameJson(copy.value, event.value)) return 'own-key';
    }
    return value === undefined || typeof value !== 'number' || value === 0 ? 'values' : kind;
  }

  private stateOf(key: string): KeyState {
    let state = this.keys.get(key);
    if (!state) this.keys.set(key, (state = new KeyState()));
    return state;
  }
}

/** Which rule is broken by somebody who does not answer from this copy. */
function hitKind(state: KeyState, copy: Copy): Kind {
  if (state.hasFailedEarly) return 'refresh-fails';
  if (state.writing > 0) return 'leaves-alone';
  if (copy.value === undefined) return 'absence';
  return typeof copy.value === 'number' && copy.value !== 0 ? 'hit' : 'values';
}

function isCallOf({ args }: { readonly args: readonly unknown[] | null }, wanted: readonly unknown[]): boolean {
  return args !== null && args.length >= wanted.length && wanted.every((one, at) => sameJson(args[at], one));
}

function callText(service: string, args: readonly unknown[] | null): string {
  return `${service}(${args === null ? 'no JSON' : args.map(valueText).join(', ')})`;
}

function endText({ value, errorOf, anyValue }: Settles): string {
  if (errorOf !== undefined) return 'reject with the error of the store';
  return anyValue ? 'resolve' : `resolve to ${valueText(value)}`;
}

function gaveText({ how, value, isUnreadable, words }: SettleEvent): string {
  if (how === 'rejected' || how === 'threw') return `it ${how === 'threw' ? 'throws' : 'rejects'}: ${words ?? ''}`;
  return `it ${how === 'returned' ? 'returns' : 'resolves to'} ${isUnreadable ? 'something that is no JSON' : valueText(value)}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
