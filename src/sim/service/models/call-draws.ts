import { hash32, ln } from '../../../kernel/index.ts';
import { mixOf } from '../../learner/draws.ts';
import type { EffectAt, FaultSpec, LatencySpec } from '../schedule.ts';
import { refused, type Plan, type ServiceCall } from './model.ts';

/**
 * Draws what differs from call to call. What is drawn depends on the operation, its first argument and how many such calls there were, so that two programs
 * that call a service in different orders meet the same service.
 */
export class CallDraws {
  private readonly seed: number;
  private readonly faults: readonly FaultSpec[];
  private readonly callsOf = new Map<string, number>();

  /** `seed` names the service within its schedule. */
  constructor(seed: number, faults: readonly FaultSpec[] = []) {
    this.seed = seed;
    this.faults = faults;
  }

  /** Names the next call. */
  next({ operation, args, nowMicros }: ServiceCall): CallDraw {
    const key = typeof args[0] === 'string' ? args[0] : '';
    const nth = this.count(`of ${operation}`);
    const nthOfKey = this.count(`${operation} ${key}`);
    return new CallDraw({ operation, key, nowMicros, nth, stream: mixOf(this.seed, hash32(`${operation} ${key}`), nthOfKey) }, this.faults);
  }

  private count(what: string): number {
    const n = (this.callsOf.get(what) ?? 0) + 1;
    this.callsOf.set(what, n);
    return n;
  }
}

interface NamedCall {
  readonly operation: string;
  readonly key: string;
  readonly nowMicros: number;
  /** Which call of the operation it is, from 1. */
  readonly nth: number;
  readonly stream: number;
}

/** What is drawn for one call. */
export class CallDraw {
  private readonly call: NamedCall;
  private readonly faults: readonly FaultSpec[];

  constructor(call: NamedCall, faults: readonly FaultSpec[]) {
    this.call = call;
    this.faults = faults;
  }

  /** Returns a number in [0, 1); another for each purpose. */
  uniform(purpose: number): number {
    return mixOf(this.call.stream, purpose, 0) / 4294967296;
  }

  /** Returns how long it takes, in whole microseconds. */
  micros(spec: LatencySpec): number {
    switch (spec.kind) {
      case 'fixed':
        return spec.micros;
      case 'uniform':
        return Math.round(spec.minMicros + (spec.maxMicros - spec.minMicros) * this.uniform(1));
      case 'exponential':
        return Math.round(-spec.meanMicros * ln(1 - this.uniform(1)));
      case 'list':
        return spec.micros[Math.min(this.call.nth, spec.micros.length) - 1] ?? 0;
    }
  }

  /** Returns when within a latency the effect comes. */
  effectAfter(at: EffectAt, latencyMicros: number): number {
    if (at === 'start') return 0;
    if (at === 'middle') return latencyMicros >> 1;
    return at === 'end' ? latencyMicros : Math.round(latencyMicros * this.uniform(2));
  }

  /** Returns what becomes of the call by the faults of its service: as planned, or not. */
  spoil(plan: Plan): Plan {
    const fault = this.fault();
    if (!fault) return plan;
    if (fault.how === 'never') return { ...plan, effectAfterMicros: null, answerAfterMicros: null };
    const after = fault.afterMicros ?? plan.answerAfterMicros ?? 0;
    const message = fault.message ?? 'The service failed.';
    if (fault.how === 'rejects') return refused(message, after);
    return { ...plan, refusal: { kind: 'rejected', message }, answerAfterMicros: Math.max(after, plan.effectAfterMicros ?? 0) };
  }

  private fault(): FaultSpec | undefined {
    for (let at = 0; at < this.faults.length; at++) if (this.fits(this.faults[at]!, at)) return this.faults[at];
    return undefined;
  }

  private fits(fault: FaultSpec, index: number): boolean {
    const { operation, key, nowMicros, nth } = this.call;
    if (fault.operation !== undefined && fault.operation !== operation) return false;
    if (fault.nth && fault.nth.indexOf(nth) < 0) return false;
    if (fault.keys && fault.keys.indexOf(key) < 0) return false;
    if (fault.fromMicros !== undefined && nowMicros < fault.fromMicros) return false;
    if (fault.untilMicros !== undefined && nowMicros >= fault.untilMicros) return false;
    return fault.perMille === undefined || this.uniform(10 + index) * 1000 < fault.perMille;
  }
}
