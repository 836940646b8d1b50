import { nanosFromMs, type Nanos } from '../../kernel/index.ts';
import { CallState, Role, type Row } from './call-table.ts';
import { Cause } from './cause.ts';
import type { Coordinator, CoordinatorHost, SagaEnd, SagaKind, StepAnswer } from './coordinator.ts';
import { HalfDone, leadsToKeeper } from './half-done.ts';
import type { Meter } from './meter.ts';
import type { Plan, PlanNode } from './plan.ts';
import type { RequestFlow } from './request-flow.ts';

/** A coordinator of which no instance is up looks after so long whether one is. */
const lookAgainNs: Nanos = nanosFromMs(100);

/** A saga that goes on. The request that it is for may have ended before, with the instance that had it. */
interface Running {
  readonly row: Row;
  readonly token: number;
  readonly unit: number;
  readonly node: number;
  readonly kind: number;
  readonly key: number;
  /** Of the last step that failed. */
  cause: number;
  blamed: number;
}

interface Errand {
  readonly saga: number;
  readonly answered: (answer: StepAnswer) => void;
}

/**
 * Brings coordinators to the calls of their services and workers, and follows what is done of all such calls. Each call that a coordinator
 * makes is a row of its own at the component, an errand, which does what a caller does: tries, waits, and ends with an answer.
 */
export class Sagas {
  private readonly flow: RequestFlow;
  private readonly halfDone: HalfDone;
  /** By number of the component, by kind of request: what its calls do; undefined where nothing can be left half done. */
  private readonly sagaKinds: readonly (readonly (SagaKind | undefined)[])[];
  /** By number of the component; null for one that broke when it was made. */
  private readonly coordinators: (Coordinator | null | undefined)[];
  private readonly running = new Map<number, Running>();
  private readonly errands = new Map<Row, Errand>();
  private begun = 0;

  constructor(flow: RequestFlow, plan: Plan, meter: Meter) {
    this.flow = flow;
    this.halfDone = new HalfDone(flow.calls, meter);
    this.sagaKinds = plan.nodes.map((node) => this.findKinds(plan, node));
    this.coordinators = plan.nodes.map((node) => this.makeCoordinator(node));
  }

  /** Follows a call whose work is done, before its first call to others; returns whether a coordinator has taken it over. */
  begin(row: Row): boolean {
    const { calls } = this.flow;
    const node = calls.node[row]!;
    const sagaKind = this.sagaKinds[node]![calls.kind[row]!];
    // A call that undoes something is part of its maker's saga.
    if (sagaKind === undefined || calls.undoes[row] === 1) return false;
    this.halfDone.open(row, sagaKind.steps);
    const coordinator = this.coordinators[node];
    if (coordinator === undefined) return false;
    this.start(row, coordinator, sagaKind);
    return true;
  }

  /** Notes a call that a followed call, or an errand for it, has made. */
  join(row: Row, child: Row): void {
    this.halfDone.join(row, child);
  }

  /** Notes that a call that is followed, or one made by such a call, has ended. */
  ended(row: Row, cause: number): void {
    this.halfDone.ended(row, cause);
  }

  /** Brings the outcome of an errand to its coordinator. */
  answered(row: Row, cause: number, blamed: number): void {
    const { calls } = this.flow;
    const { saga, answered } = this.errands.get(row)!;
    const unit = calls.ownUnit[row]!;
    const one = this.running.get(saga);
    if (one !== undefined && cause !== Cause.none && calls.undoes[row] === 0) {
      one.cause = cause;
      one.blamed = blamed;
    }
    this.errands.delete(row);
    calls.remove(row);
    answered(answerFor(cause));
    this.halfDone.drop(unit);
  }

  private start(row: Row, coordinator: Coordinator | null, sagaKind: SagaKind): void {
    const { calls } = this.flow;
    const [node, kind, key, unit] = [calls.node[row]!, calls.kind[row]!, calls.key[row]!, calls.ownUnit[row]!];
    calls.state[row] = CallState.calling;
    this.halfDone.hold(unit);
    const saga = this.begun++;
    this.running.set(saga, { row, token: calls.token[row]!, unit, node, kind, key, cause: Cause.brokenPart, blamed: node });
    if (coordinator === null) return this.end(saga, 'broken');
    try {
      coordinator.begin(saga, sagaKind);
    } catch {
      this.end(saga, 'broken');
    }
  }

  private call(saga: number, step: number, undoes: boolean, answered: (answer: StepAnswer) => void): void {
    const { flow } = this;
    const { calls, sim } = flow;
    const one = this.running.get(saga);
    if (one === undefined) return;
    const { node, kind, key, unit } = one;
    if (!flow.stations[node]!.isUp) {
      sim.after(lookAgainNs, () => this.call(saga, step, undoes, answered));
      return;
    }
    const errand = flow.open(kind, node, key, Role.errand);
    calls.step[errand] = step;
    calls.undoes[errand] = undoes ? 1 : 0;
    calls.ownUnit[errand] = unit;
    calls.enteredNs[errand] = sim.now;
    this.halfDone.hold(unit);
    this.errands.set(errand, { saga, answered });
    flow.send(errand);
  }

  private end(saga: number, how: SagaEnd): void {
    const one = this.running.get(saga);
    if (one === undefined) return;
    const { flow } = this;
    const { row, token, unit, node, cause, blamed } = one;
    this.running.delete(saga);
    if (flow.calls.token[row] === token) {
      if (how === 'completed') flow.succeed(row);
      else if (how === 'broken') flow.finish(row, Cause.brokenPart, node);
      else flow.finish(row, cause, blamed);
    }
    this.halfDone.drop(unit);
  }

  private findKinds(plan: Plan, { component, calls }: PlanNode): (SagaKind | undefined)[] {
    const hasCoordinator = this.flow.parts.get(component.id)?.coordinator !== undefined;
    const isFollowed = component.kind === 'service' || component.kind === 'worker';
    return plan.kinds.map(({ id, readOrWrite }, kind) => {
      const edges = calls[kind]!;
      // With a single step there is no half, but something to undo when its answer was lost.
      if (!isFollowed || readOrWrite === 'read' || edges.length < (hasCoordinator ? 1 : 2)) return undefined;
      const steps = edges.map((edge) => ({ name: edge.id, canUndo: leadsToKeeper(plan, edge, kind) }));
      return steps.some(({ canUndo }) => canUndo) ? { name: id, steps } : undefined;
    });
  }

  private makeCoordinator({ index, component }: PlanNode): Coordinator | null | undefined {
    const make = this.flow.parts.get(component.id)?.coordinator;
    if (make === undefined) return undefined;
    const { sim } = this.flow;
    const host: CoordinatorHost = {
      kinds: this.sagaKinds[index]!.filter((one) => one !== undefined),
      nowNs: () => sim.now,
      call: (saga, step, undoes, answered) => this.call(saga, step, undoes, answered),
      sleep: (delayNs, woken) => void sim.after(delayNs, woken),
      end: (saga, how) => this.end(saga, how),
    };
    try {
      return make(host);
    } catch {
      return null;
    }
  }
}

/** Says what a caller can know: an instance lost under a call, a cut and a late answer leave it open whether the call was done. */
function answerFor(cause: number): StepAnswer {
  switch (cause) {
    case Cause.none:
      return 'done';
    case Cause.timeout:
    case Cause.partition:
    case Cause.lost:
      return 'unknown';
    case Cause.readOnly:
    case Cause.noPath:
    case Cause.brokenPart:
      return 'refused';
    default:
      return 'failed';
  }
}
