import { createStream, type Nanos, type RandomStream } from '../../../kernel/index.ts';
import type { FittingExercise } from '../../own-code/fitting.ts';
import type { LoadedPart, PartProblem } from '../../own-code/messages.ts';
import type { Problem } from '../../protocol/verdict.ts';
import { instrument } from '../learner/instrument.ts';
import { endlessLoad, threwOnLoad, wrongExport } from '../learner/load-problem.ts';
import type { LockedRealm } from '../learner/lockdown.ts';
import { ampleSteps } from '../learner/meter.ts';
import { describeThrown } from '../learner/thrown.ts';

/**
 * The most metered steps of one call, a tenth of a second of work: making typed arrays for a million entries or sweeping as many expired ones is
 * within it, an endless loop ends soon.
 */
const stepsPerCall = 20_000_000;
/** The most metered steps of a component's code in a run: some ten seconds, a hundred times what a good cache needs for a million requests. */
const stepsPerRun = 2_000_000_000;
/** Metered steps after which the judge is told that work goes on; see the driver of the learner's realm. */
const beatSteps = 100_000;
/** The most turns of the microtask queue between two things that the code hears; a coordinator needs some ten. */
const mostTurns = 100_000;
/** Turns of the microtask queue without a step of a broken part's code after which none of it can be left there. */
const turnsUntilSilent = 200;

/** Thrown through the simulation's guards when a component's code is or was broken; the words are in {@link OwnCode.problem}. */
class PartBroken extends Error {}

/** The one exception of its kind: a broken cache throws it at every request. */
export const partBroken = new PartBroken('The part is broken.');

/** What the codes of all components share. */
export class OwnCodeRealm {
  readonly realm: LockedRealm;
  readonly seed: string;
  /** The run's clock, known once it has started. */
  nowNs: () => Nanos = () => 0;
  private readonly epochMs: number;
  private readonly onAlive: () => void;
  private readonly onCalling: ((component: string) => void) | undefined;
  private lastCalled: string | undefined;
  private stepsAtBeat = 0;

  /** `onAlive` is called now and then while code runs, `onCalling` before another component's code is called than before. */
  constructor(realm: LockedRealm, seed: string, onAlive: () => void, onCalling?: (component: string) => void) {
    this.realm = realm;
    this.seed = seed;
    this.epochMs = realm.world.nowMs;
    this.onAlive = onAlive;
    this.onCalling = onCalling;
  }

  /** Sets the clock that the code sees and tells whose code is called. */
  enter(component: string): void {
    this.realm.world.nowMs = this.epochMs + Math.floor(this.nowNs() / 1e6);
    if (this.onCalling === undefined || component === this.lastCalled) return;
    this.lastCalled = component;
    this.onCalling(component);
  }

  leave(): void {
    const steps = this.realm.meter.steps();
    if (steps - this.stepsAtBeat < beatSteps) return;
    this.stepsAtBeat = steps;
    this.onAlive();
  }
}

/** The learner's code in one component: metered, with random numbers of its own, and out of service from its first fault on. */
export class OwnCode {
  /** What was wrong with it. */
  problem: PartProblem | undefined;
  readonly shared: OwnCodeRealm;
  private readonly component: string;
  private readonly exercise: string;
  private makeModule: (() => Record<string, unknown>) | undefined;
  private entry = '';
  private stepsLeft = stepsPerRun;
  private stream: RandomStream | undefined;

  constructor(shared: OwnCodeRealm, { component, exercise }: LoadedPart) {
    this.shared = shared;
    this.component = component;
    this.exercise = exercise;
  }

  /** Compiles the code and looks for its export; what is wrong with it becomes the problem. */
  load(code: string, fit: FittingExercise): void {
    const { realm } = this.shared;
    realm.meter.allow(ampleSteps);
    const instrumented = instrument(code);
    if (!instrumented.ok) return this.note(instrumented);
    this.entry = fit.entry;
    try {
      this.makeModule = realm.compile(instrumented.code);
      const exported = this.call(() => this.makeModule!()[fit.entry], endlessLoad, threwOnLoad);
      if (typeof exported !== 'function') this.note(wrongExport(fit.entry, instrumented.exports));
    } catch (error) {
      if (error === partBroken) return;
      // The engine may refuse what the parser took.
      const { message, line } = describeThrown(realm.meter, error);
      this.note(threwOnLoad(message, line));
    }
  }

  /** Calls the learner's function, of a fresh copy of the module, and returns what it made. Throws {@link partBroken}. */
  make<T>(options: Readonly<Record<string, unknown>>, methods: readonly string[]): T {
    const made = this.call(() => (this.makeModule!()[this.entry] as (options: unknown) => unknown)(options));
    const has = (method: string) => typeof (made as Record<string, unknown> | null | undefined)?.[method] === 'function';
    const missing = this.call(() => methods.find((method) => !has(method)));
    if (missing === undefined) return made as T;
    return this.fail(`What ${this.entry} returned has no method ${missing}.`, 'Return an object with all the methods of the contract.');
  }

  /** Returns a stream of random numbers for what its contract is handed. */
  makeStream(name: string): RandomStream {
    return createStream(`${this.shared.seed}/own code ${this.component}/${name}`);
  }

  /** Runs some of the learner's code within its limits. Throws {@link partBroken} when it throws or does not end, and ever after. */
  call<T>(
    work: () => T,
    endless: (line: number) => Pick<Problem, 'message' | 'remedy' | 'line'> = endlessCall,
    threw: (message: string, line: number | undefined) => Pick<Problem, 'message' | 'remedy' | 'line'> = threwInCall,
  ): T {
    const { meter } = this.shared.realm;
    const stepsBefore = this.enter();
    try {
      const value = work();
      if (!meter.exceeded()) return value;
      this.note(this.describeStop(endless));
    } catch (error) {
      this.noteThrown(error, endless, threw);
    } finally {
      this.leave(stepsBefore);
    }
    throw partBroken;
  }

  /**
   * Runs some of the learner's code with the microtasks that it leaves, until `isQuiet` says so after so many turns of their queue without a step or a
   * change of what `acts` counts; all within the limits of one call. Rejects with {@link partBroken} as {@link OwnCode.call} throws.
   */
  async turn(work: () => void, acts: () => number, isQuiet: (idleTurns: number) => boolean): Promise<void> {
    const { meter } = this.shared.realm;
    const stepsBefore = this.enter();
    try {
      work();
      let [steps, acted] = [meter.steps(), acts()];
      for (let idle = 0, turns = 0; !isQuiet(idle) && !meter.exceeded() && this.problem === undefined; idle++) {
        await undefined;
        if (++turns > mostTurns) this.note(endlessPromises);
        if (meter.steps() === steps && acts() === acted) continue;
        idle = 0;
        steps = meter.steps();
        acted = acts();
      }
      if (!meter.exceeded() && this.problem === undefined) return;
      if (meter.exceeded()) this.note(this.describeStop(endlessCall));
    } catch (error) {
      this.noteThrown(error, endlessCall, threwInCall);
    } finally {
      this.leave(stepsBefore);
    }
    throw partBroken;
  }

  /** Lets what the code has left in the queue of microtasks meet the step limit, so that none of it runs when it is another's turn. */
  async silence(): Promise<void> {
    const { meter } = this.shared.realm;
    meter.allow(0);
    for (let idle = 0, steps = meter.steps(); idle < turnsUntilSilent; idle++) {
      await undefined;
      if (meter.steps() === steps) continue;
      idle = 0;
      steps = meter.steps();
    }
    meter.allow(ampleSteps);
  }

  /** Takes the component out of service while its code runs, and has its next step meet the step limit. */
  stop(message: string, remedy: string): void {
    this.note({ message, remedy });
    this.shared.realm.meter.allow(0);
  }

  /** Says what the code's own promise was rejected with, and takes the component out of service. */
  failRejected(error: unknown): void {
    const { message, line } = describeThrown(this.shared.realm.meter, error);
    this.note(threwInCall(message, line));
  }

  private enter(): number {
    if (this.problem !== undefined) throw partBroken;
    const { shared } = this;
    const { meter, world } = shared.realm;
    shared.enter(this.component);
    world.stream = this.stream;
    world.streamSeed = `${shared.seed}/own code ${this.component}`;
    const stepsBefore = meter.steps();
    meter.allow(this.stepsLeft < stepsPerCall ? this.stepsLeft : stepsPerCall);
    return stepsBefore;
  }

  private leave(stepsBefore: number): void {
    const { shared } = this;
    const { meter, world } = shared.realm;
    this.stepsLeft -= meter.steps() - stepsBefore;
    if (this.stepsLeft < 0) this.stepsLeft = 0;
    this.stream = world.stream;
    meter.allow(ampleSteps);
    shared.leave();
  }

  private noteThrown(
    error: unknown,
    endless: (line: number) => Pick<Problem, 'message' | 'remedy' | 'line'>,
    threw: (message: string, line: number | undefined) => Pick<Problem, 'message' | 'remedy' | 'line'>,
  ): void {
    if (error === partBroken) return;
    const { meter } = this.shared.realm;
    if (meter.exceeded()) return this.note(this.describeStop(endless));
    const { message, line } = describeThrown(meter, error);
    this.note(threw(message, line));
  }

  /** Takes the component out of service because of what its code answered. */
  fail(message: string, remedy: string): never {
    this.note({ message, remedy });
    throw partBroken;
  }

  private describeStop(
    endless: (line: number) => Pick<Problem, 'message' | 'remedy' | 'line'>,
  ): Pick<Problem, 'message' | 'remedy' | 'line'> {
    const line = this.shared.realm.meter.line();
    if (this.stepsLeft >= stepsPerCall) return endless(line);
    return {
      message: 'The code used up the steps of a whole run: each call does far too much.',
      remedy: 'Look for work that grows with what is kept, such as a walk over all keys.',
      ...(line > 0 && { line }),
    };
  }

  private note({ message, remedy, line }: Pick<Problem, 'message' | 'remedy' | 'line'>): void {
    const { component, exercise } = this;
    this.problem ??= { component, exercise, message, remedy, ...(line !== undefined && { line }) };
  }
}

const endlessPromises = {
  message: 'The code goes on from promise to promise and waits for nothing.',
  remedy: 'Look for a loop that awaits what is there already.',
};

function endlessCall(line: number): Pick<Problem, 'message' | 'remedy' | 'line'> {
  return {
    message: `A call of the code did not end: it ran into the step limit${line > 0 ? ` near line ${line}` : ''}.`,
    remedy: 'Look for a loop or recursion there that never ends.',
    ...(line > 0 && { line }),
  };
}

function threwInCall(message: string, line: number | undefined): Pick<Problem, 'message' | 'remedy' | 'line'> {
  return {
    message: `The code threw${line ? ` at line ${line}` : ''}: ${message}.`,
    remedy: 'The contract lets no call throw here. Mend it in the exercise and pass it again.',
    ...(line && { line }),
  };
}
