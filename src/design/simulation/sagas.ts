import { nanosFromMs, type Nanos } from '../../kernel/index.ts';
import { type Call, CallState, Role } from './call.ts';
import { Cause } from './cause.ts';
import type { Coordinator, CoordinatorHost, SagaEnd, SagaKind, StepAnswer } from './coordinator.ts';
import { HalfDone, leadsToKeeper } from './half-done.ts';
import type { Meter } from './meter.ts';
import type { Plan, PlanNode } from './plan.ts';
import type { RequestFlow } from './request-flow.ts';
import { type SagaLog, SagaLogs } from './saga-logs.ts';

/** After an instance was lost, one that is up is looked for so often: to take up what is in the log. */
const lookAgainNs: Nanos = nanosFromMs(100);

/** A saga that has not ended. The request that it is for may have ended before, with the instance that had it. */
interface Running {
  readonly call: Call;
  readonly token: number;
  readonly unit: number;
  readonly node: number;
  readonly kind: number;
  readonly key: number;
  readonly log: SagaLog;
  /** Whether its instance was lost under it. */
  wasCutOff: boolean;
  /** Of the last step that failed. */
  cause: number;
  blamed: number;
}

interface Errand {
  readonly saga: number;
  readonly log: SagaLog;
  /** Undefined once nobody is left to hear it. */
  answered: ((answer: StepAnswer) => void) | undefined;
}

/**
 * Brings coordinators to the calls of their services and workers, and follows what is done of all such calls. Each call that a coordinator
 * makes is a call of its own from the component, an errand, which does what a caller does: tries, waits, and ends with an answer.
 */
export class Sagas {
  private readonly flow: RequestFlow;
  private readonly halfDone: HalfDone;
  /** By number of the component, by kind of request: what its calls do; undefined where nothing can be left half done. */
  private readonly sagaKinds: readonly (readonly (SagaKind | undefined)[])[];
  /** By number of the component; undefined where nothing coordinates. */
  private readonly logs: readonly (SagaLogs | undefined)[];
  private readonly running = new Map<number, Running>();
  private readonly errands = new Map<Call, Errand>();
  private begun = 0;

  constructor(flow: RequestFlow, plan: Plan, meter: Meter) {
    this.flow = flow;
    this.halfDone = new HalfDone(meter);
    this.sagaKinds = plan.nodes.map((node) => this.findKinds(plan, node));
    this.logs = plan.nodes.map((node) => this.makeLogs(node));
  }

  /** Follows a call whose work is done, before its first call to others; returns whether a coordinator has taken it over. */
  begin(call: Call): boolean {
    const node = call.station.node.index;
    const sagaKind = this.sagaKinds[node]![call.kind];
    // A call that undoes something is part of its maker's saga.
    if (sagaKind === undefined || call.undoes) return false;
    this.halfDone.open(call, sagaKind.steps);
    const logs = this.logs[node];
    if (logs === undefined) return false;
    this.start(call, logs, sagaKind);
    return true;
  }

  /** Notes a call that a followed call, or an errand for it, has made. */
  join(call: Call, child: Call): void {
    this.halfDone.join(call, child);
  }

  /** Notes that a call that is followed, or one made by such a call, has ended. */
  ended(call: Call, cause: number): void {
    this.halfDone.ended(call, cause);
  }

  /** Brings the outcome of an errand to its coordinator. */
  answered(call: Call, cause: number, blamed: number): void {
    const { saga, answered } = this.errands.get(call)!;
    const unit = call.ownUnit;
    const one = this.running.get(saga);
    if (one !== undefined && cause !== Cause.none && !call.undoes) {
      one.cause = cause;
      one.blamed = blamed;
    }
    this.errands.delete(call);
    // An event may still name one that was killed.
    if (call.state !== CallState.dead) this.flow.calls.remove(call);
    answered?.(answerFor(cause));
    this.halfDone.drop(unit);
  }

  /** Notes that a component may lose instances in this run. */
  expectStops(node: number): void {
    const logs = this.logs[node];
    if (logs === undefined) return;
    logs.canStop = true;
    this.flow.stations[node]!.cutOff = logs.cutOff;
  }

  /**
   * Notes which instances of a component are lost now. The sagas of those that were not stop where they stand: their calls under way are tried no
   * more, and what they come to is not heard. Rule F21.
   */
  setDown(node: number, listDown: () => ReadonlySet<number>): void {
    const logs = this.logs[node];
    if (logs === undefined) return;
    const stopped = new Set(logs.setDown(listDown()));
    if (stopped.size === 0) return;
    for (const log of stopped) {
      log.coordinator?.stop();
      for (const saga of log.sagas) {
        const one = this.running.get(saga)!;
        if (!one.wasCutOff) logs.cutOff.sagas++;
        one.wasCutOff = true;
      }
    }
    for (const [call, errand] of [...this.errands]) {
      if (!stopped.has(errand.log)) continue;
      errand.answered = undefined;
      this.flow.kill(call);
    }
    this.flow.sim.after(lookAgainNs, () => this.recover(node, logs));
  }

  /** Returns the calls at a component that wait for a saga, and of each whether the saga has stopped. */
  listWaiting(node: number): ReadonlyMap<Call, boolean> {
    const waiting = new Map<Call, boolean>();
    if (this.logs[node] === undefined) return waiting;
    for (const one of this.running.values())
      if (one.node === node && one.call.token === one.token) waiting.set(one.call, one.log.isStopped);
    return waiting;
  }

  private recover(node: number, logs: SagaLogs): void {
    const { sim, stations } = this.flow;
    if (!stations[node]!.isUp) return void sim.after(lookAgainNs, () => this.recover(node, logs));
    for (const log of logs.resume()) {
      try {
        log.coordinator?.recover();
      } catch {
        for (const saga of log.sagas) this.end(saga, 'broken');
      }
    }
  }

  private start(call: Call, logs: SagaLogs, sagaKind: SagaKind): void {
    const { stations } = this.flow;
    const { kind, key, token, ownUnit: unit } = call;
    const node = call.station.node.index;
    call.state = CallState.calling;
    this.halfDone.hold(unit);
    const saga = this.begun++;
    // Where each instance has a line of its own the call has come to one; else any takes it.
    const log = logs.add(saga, stations[node]!.pools.length > 1 ? call.instance : undefined);
    this.running.set(saga, { call, token, unit, node, kind, key, log, wasCutOff: false, cause: Cause.brokenPart, blamed: node });
    if (log.coordinator === null) return this.end(saga, 'broken');
    try {
      log.coordinator.begin(saga, sagaKind);
    } catch {
      this.end(saga, 'broken');
    }
  }

  private call(saga: number, step: number, undoes: boolean, answered: (answer: StepAnswer) => void): void {
    const { flow } = this;
    const { sim } = flow;
    const one = this.running.get(saga);
    if (one === undefined) return;
    const { node, kind, key, unit, log } = one;
    const errand = flow.calls.open(kind, flow.stations[node]!, key, Role.errand);
    errand.step = step;
    errand.undoes = undoes;
    errand.ownUnit = unit;
    errand.enteredNs = sim.now;
    this.halfDone.hold(unit);
    this.errands.set(errand, { saga, log, answered });
    flow.send(errand);
  }

  private end(saga: number, how: SagaEnd): void {
    const one = this.running.get(saga);
    if (one === undefined) return;
    const { flow } = this;
    const { call, token, unit, node, log, cause, blamed } = one;
    this.running.delete(saga);
    this.logs[node]!.remove(saga, log);
    if (one.wasCutOff) this.logs[node]!.cutOff[how === 'completed' || how === 'compensated' ? 'recovered' : 'left']++;
    if (call.token === token) {
      if (how === 'completed') flow.succeed(call);
      else if (how === 'broken') flow.finish(call, Cause.brokenPart, node);
      else flow.finish(call, cause, blamed);
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

  private makeLogs({ index, component }: PlanNode): SagaLogs | undefined {
    const make = this.flow.parts.get(component.id)?.coordinator;
    if (make === undefined) return undefined;
    const makeFor = (log: SagaLog): Coordinator | null => {
      try {
        return make(this.hostFor(index, log));
      } catch {
        return null;
      }
    };
    return new SagaLogs(makeFor, this.flow.stations[index]!.replicas);
  }

  private hostFor(node: number, log: SagaLog): CoordinatorHost {
    const { sim } = this.flow;
    return {
      kinds: this.sagaKinds[node]!.filter((one) => one !== undefined),
      canStop: () => this.logs[node]!.canStop,
      nowNs: () => sim.now,
      call: (saga, step, undoes, answered) => this.call(saga, step, undoes, answered),
      sleep(delayNs, woken) {
        const { stops } = log;
        sim.after(delayNs, () => {
          if (log.stops === stops) woken();
        });
      },
      end: (saga, how) => this.end(saga, how),
    };
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
