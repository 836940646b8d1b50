import type { ComponentKind } from '../settings.ts';
import { type Call, noUnit } from './call.ts';
import { Cause } from './cause.ts';
import type { SagaKind } from './coordinator.ts';
import type { Meter } from './meter.ts';
import type { Plan, PlanEdge } from './plan.ts';

/** What keeps something: a call that reached it has changed the world. A queue keeps the message, which it will hand on. */
const keepers: ReadonlySet<ComponentKind> = new Set([
  'relational-store',
  'key-value-store',
  'search',
  'object-store',
  'third-party',
  'queue',
]);

/** What has become of a step. What was undone stays so: a try that comes late finds its key taken back. */
const Step = { open: 0, done: 1, undone: 2 } as const;

/** The calls of one call of a service or worker, which belong together. */
interface Unit {
  kind: number;
  steps: SagaKind['steps'];
  states: number[];
  /** Who may still change it: the call itself, its saga, and the calls under way. */
  holders: number;
}

/** Follows which steps of a call were done in truth, whatever its caller was told, and counts those left half done. Rule F19. */
export class HalfDone {
  private readonly meter: Meter;
  private readonly units: Unit[] = [];
  private readonly free: number[] = [];

  constructor(meter: Meter) {
    this.meter = meter;
  }

  /** Starts to follow a call, which holds its unit until it ends. */
  open(call: Call, steps: SagaKind['steps']): void {
    const at = this.free.pop() ?? this.units.push({ kind: 0, steps, states: [], holders: 0 }) - 1;
    const unit = this.units[at]!;
    unit.kind = call.kind;
    unit.steps = steps;
    unit.states.length = 0;
    for (let step = 0; step < steps.length; step++) unit.states.push(Step.open);
    unit.holders = 1;
    call.ownUnit = at;
  }

  /** Has a unit wait for one more. */
  hold(unit: number): void {
    this.units[unit]!.holders++;
  }

  /** Lets go of a unit, which is judged when nobody can change it any more. */
  drop(unit: number): void {
    const one = this.units[unit]!;
    if (--one.holders > 0) return;
    this.judge(one);
    this.free.push(unit);
  }

  /** Notes a call made for a step of a unit. */
  join(call: Call, child: Call): void {
    child.unit = call.ownUnit;
    child.unitStep = call.step;
    this.hold(call.ownUnit);
  }

  /** Notes that a call has ended: as a step of a unit, or as what the unit is of. */
  ended(call: Call, cause: number): void {
    const { unit } = call;
    if (unit !== noUnit) {
      const { states } = this.units[unit]!;
      const step = call.unitStep;
      if (cause === Cause.none) {
        if (call.undoes) states[step] = Step.undone;
        else if (states[step] === Step.open) states[step] = Step.done;
      }
      this.drop(unit);
    }
    if (call.ownUnit !== noUnit) this.drop(call.ownUnit);
  }

  private judge({ kind, steps, states }: Unit): void {
    let isKept = false;
    let isWhole = true;
    let isUndone = false;
    states.forEach((state, step) => {
      if (state !== Step.done) isWhole = false;
      else if (steps[step]!.canUndo) isKept = true;
      if (state === Step.undone) isUndone = true;
    });
    if (isKept && !isWhole) this.meter.leftHalfDone(kind);
    else if (isUndone) this.meter.undone(kind);
  }
}

/** Returns whether what a connection leads to for a kind of request keeps something, itself or further on. */
export function leadsToKeeper(plan: Plan, { to }: PlanEdge, kind: number): boolean {
  const reached = new Set([to]);
  // A set hands out what is added to it during the walk.
  for (const at of reached) {
    const { component, calls } = plan.nodes[at]!;
    if (keepers.has(component.kind)) return true;
    for (const edge of calls[kind]!) reached.add(edge.to);
  }
  return false;
}
