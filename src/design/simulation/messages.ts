import { type Call, CallState, Role } from './call.ts';
import { Cause } from './cause.ts';
import type { Meter } from './meter.ts';
import type { Plan, PlanEdge } from './plan.ts';
import type { Pool } from './pool.ts';
import type { RequestFlow } from './request-flow.ts';
import type { Station } from './station.ts';

/** The kinds of component that take messages from a queue when a worker of theirs is idle; the others are handed each message at once. */
const takers: ReadonlySet<string> = new Set(['service', 'worker', 'api-gateway', 'third-party']);

/** What is handed over and not waited for: messages on their way into queues, in their backlogs, and at those who take them. */
export class Messages {
  private readonly flow: RequestFlow;
  private readonly plan: Plan;
  private readonly meter: Meter;
  /** Connections whose messages wait in the queue until they are taken. */
  private readonly isTaken: Uint8Array;

  constructor(flow: RequestFlow, plan: Plan, meter: Meter) {
    this.flow = flow;
    this.plan = plan;
    this.meter = meter;
    this.isTaken = new Uint8Array(plan.edges.length);
    for (const edge of plan.edges) {
      const from = flow.stations[edge.from]!;
      const to = flow.stations[edge.to]!;
      const isMessages = from.node.sends.some((edges) => edges.includes(edge));
      if (from.node.component.kind !== 'queue' || !isMessages || !takers.has(to.node.component.kind)) continue;
      this.isTaken[edge.index] = 1;
      const backlog = from.openBacklog(edge.index);
      for (const pool of to.pools) pool.backlogs.push(backlog);
    }
  }

  /** Hands a copy over a connection; `madeNs` is when the first of its kind was sent. */
  send(edge: PlanEdge, kind: number, key: number, madeNs: number): void {
    const { flow } = this;
    const call = flow.calls.open(kind, flow.stations[edge.to]!, key, Role.message);
    call.feed = edge.index;
    call.handed = 0;
    call.madeNs = madeNs;
    this.meter.sent(kind);
    this.deliver(call);
  }

  /** Brings a message to the end of its connection, or into the backlog that it is taken from. */
  deliver(call: Call): void {
    const { flow } = this;
    const { calls } = flow;
    const edge = this.plan.edges[call.feed]!;
    call.instance = -1;
    call.step = 0;
    call.handed++;
    if (flow.isParted(edge)) {
      this.ended(call, Cause.partition);
      return calls.remove(call);
    }
    if (this.isTaken[edge.index] === 0) return flow.arrive(call);
    const queue = flow.stations[edge.from]!;
    const backlog = queue.backlogs.get(edge.index)!;
    call.state = CallState.waiting;
    backlog.line.push(call);
    queue.waiting.add(1);
    if (backlog.isPaused) return;
    const station = flow.stations[edge.to]!;
    // An idle worker means that nothing waits before it: this message is the one that it takes.
    for (const pool of station.pools) {
      if (pool.hasIdleWorker) return flow.putToWork(station, pool);
    }
  }

  /** Notes that a worker has taken a message out of its backlog. */
  taken(call: Call, station: Station, pool: Pool): void {
    const { sim, stations } = this.flow;
    stations[this.plan.edges[call.feed]!.from]!.waiting.add(-1);
    call.instance = station.pools.indexOf(pool);
    call.enteredNs = sim.now;
    station.visits.enter();
  }

  /** Hands what a queue has accepted on to all that it is connected to. */
  handOn(call: Call, queue: Station): void {
    const { sim } = this.flow;
    const { kind } = call;
    const madeNs = call.role === Role.message ? call.madeNs : sim.now;
    for (const edge of queue.node.sends[kind]!) this.send(edge, kind, call.key, madeNs);
  }

  /** Tells whether a queue has no room for what comes with a call. */
  isFull(call: Call, queue: Station): boolean {
    const { component, sends } = queue.node;
    if (component.kind !== 'queue' || sends[call.kind]!.length === 0) return false;
    return queue.waiting.level >= component.settings.capacityMessages;
  }

  /** Ends a message: hands it over again where its connection allows that after a failure. */
  ended(call: Call, cause: number): void {
    const { flow } = this;
    const { calls, sim } = flow;
    const { kind } = call;
    const edge = this.plan.edges[call.feed]!;
    if (cause !== Cause.none && call.handed <= edge.retries) {
      const again = flow.calls.open(kind, call.station, call.key, Role.message);
      again.feed = edge.index;
      again.handed = call.handed;
      again.madeNs = call.madeNs;
      again.state = CallState.travelling;
      // Never within this step: a message that fails at once would else be handed over again without end.
      calls.wakeAfter(again, edge.retryDelayNs);
      return;
    }
    const passesOn = call.station.kind === 'queue' && cause === Cause.none;
    this.meter.messageEnded(kind, sim.now - call.madeNs, cause, edge.to, passesOn);
  }

  /** Stops or lets go on what leaves a queue. */
  setPaused(queue: Station, isPaused: boolean): void {
    for (const [index, backlog] of queue.backlogs) {
      backlog.isPaused = isPaused;
      const station = this.flow.stations[this.plan.edges[index]!.to]!;
      if (!isPaused) for (const pool of station.pools) this.flow.putToWork(station, pool);
    }
  }
}
