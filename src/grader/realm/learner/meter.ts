import type { StepLimits } from '../../protocol/messages.ts';

/** Thrown into the learner's code when it has used up its steps. Catching it does not help: each further step throws again. */
export class StepLimitError extends Error {
  constructor() {
    super('The step limit was reached.');
    this.name = 'StepLimitError';
  }
}

/** Counts what the learner's code does, in steps: a loop turn, a function entry, or a unit of length that a built-in touches. */
export interface Meter {
  /** Charges one step; `line` is remembered as the place the code was last seen at. */
  tick(line: number): void;
  /** Charges whole steps for the work of a built-in; ignores what is not a positive number. */
  charge(steps: number): void;
  /** Returns the steps charged since the start. */
  readonly steps: () => number;
  /** Returns the line of the last tick, 0 before the first. */
  readonly line: () => number;
  /** Returns whether the limit was reached since it was last set. */
  readonly exceeded: () => boolean;
  /** Allows so many steps from now on. */
  allow(steps: number): void;
}

/** For our own work between calls, which uses metered built-ins too. */
export const ampleSteps = 1e12;

/** Allows the steps of one call, or what is left of those of all calls since `stepsBefore`. */
export function allowWithin(meter: Meter, limits: StepLimits, stepsBefore: number): void {
  meter.allow(Math.min(limits.perCall, Math.max(0, limits.perBatch - (meter.steps() - stepsBefore))));
}

/** Creates a meter with no steps allowed beyond the first ten million. */
export function createMeter(): Meter {
  let steps = 0;
  let limit = 1e7;
  let lastLine = 0;
  let exceeded = false;

  function stop(): never {
    exceeded = true;
    throw new StepLimitError();
  }

  return {
    tick(line) {
      lastLine = line;
      steps += 1;
      if (steps > limit) stop();
    },
    charge(amount) {
      if (!(amount > 0)) return;
      steps += Math.ceil(amount);
      if (steps > limit) stop();
    },
    steps: () => steps,
    line: () => lastLine,
    exceeded: () => exceeded,
    allow(amount) {
      limit = steps + amount;
      exceeded = false;
    },
  };
}
