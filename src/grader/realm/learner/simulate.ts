import type { Attempt, LearnerHost } from '../../../sim/learner-host.ts';
import { ResultCode } from '../../protocol/calls.ts';
import type { LearnerRequest, StepLimits, Thrown } from '../../protocol/messages.ts';
import type { WorldTrace } from '../../protocol/world.ts';
import { allowWithin, ampleSteps, type Meter } from './meter.ts';
import { describeThrown, noteThrown, thrownCode } from './thrown.ts';
import { worlds } from './worlds.ts';

/** What a simulation came to. `stoppedLine` is there when the learner's code reached the step limit: where it was last seen, 0 for unknown. */
interface Simulated {
  readonly trace: WorldTrace;
  readonly steps: number;
  readonly thrown: readonly Thrown[];
  readonly stoppedLine?: number;
}

/** What a simulation needs of the realm. */
interface SimulationRealm {
  readonly meter: Meter;
  makeEntry(): (env: unknown) => unknown;
  /** Tells the judge that work goes on, where there was enough of it. */
  beat(): void;
}

/** Runs a scenario of a world with the learner's code. What ends it early is noted as thrown or stopped; the trace is what there is by then. */
export async function simulate(
  realm: SimulationRealm,
  { world, scenario, limits }: Pick<Extract<LearnerRequest, { kind: 'simulate' }>, 'world' | 'scenario' | 'limits'>,
): Promise<Simulated> {
  const { meter } = realm;
  const thrown: Thrown[] = [];
  const stepsBefore = meter.steps();
  const host = new MeteredHost(realm, limits, thrown);
  meter.allow(ampleSteps);
  const trace = (await worlds[world](scenario as never, host)) as WorldTrace;
  host.isStopped();
  const steps = meter.steps() - stepsBefore;
  meter.allow(ampleSteps);
  return { trace, steps, thrown, ...(host.stoppedLine !== undefined && { stoppedLine: host.stoppedLine }) };
}

/** Runs the learner's code within its limits, and the world's own, whose built-ins are metered too, without any. */
class MeteredHost implements LearnerHost {
  stoppedLine: number | undefined;
  private readonly realm: SimulationRealm;
  private readonly limits: StepLimits;
  private readonly thrown: Thrown[];
  private readonly stepsBefore: number;

  constructor(realm: SimulationRealm, limits: StepLimits, thrown: Thrown[]) {
    this.realm = realm;
    this.limits = limits;
    this.thrown = thrown;
    this.stepsBefore = realm.meter.steps();
  }

  /** Returns whether the learner's code has reached its limit, and keeps where. */
  isStopped(): boolean {
    const { meter } = this.realm;
    if (meter.exceeded()) this.stoppedLine ??= meter.line();
    return this.stoppedLine !== undefined;
  }

  makeEntry(): (env: unknown) => unknown {
    return this.realm.makeEntry();
  }

  attempt<T>(work: () => T): Attempt<T> {
    const { meter } = this.realm;
    if (!this.allow()) return { kind: 'stopped' };
    try {
      const value = work();
      return this.isStopped() ? { kind: 'stopped' } : { kind: 'returned', value };
    } catch (error) {
      if (this.isStopped()) return { kind: 'stopped' };
      noteThrown(meter, this.thrown, 0, 0, error);
      return { kind: 'threw', error, isRangeError: thrownCode(error) === ResultCode.threwRangeError };
    } finally {
      meter.allow(ampleSteps);
    }
  }

  allow(): boolean {
    this.realm.beat();
    if (this.isStopped()) return false;
    allowWithin(this.realm.meter, this.limits, this.stepsBefore);
    return true;
  }

  rest(): boolean {
    const goesOn = !this.isStopped();
    this.realm.meter.allow(ampleSteps);
    return goesOn;
  }

  steps = (): number => this.realm.meter.steps() - this.stepsBefore;

  describe(error: unknown): string {
    return describeThrown(this.realm.meter, error).message;
  }
}
