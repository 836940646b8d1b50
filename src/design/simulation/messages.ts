import { CallState, Role, type Row } from './call-table.ts';
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
      const backlog = from.openBacklog(edge.index, flow.calls);
      for (const pool of to.pools) pool.backlogs.push(backlog);
    }
  }

  /** Hands a copy over a connection; `madeNs` is when the first of its kind was sent. */
  send(edge: PlanEdge, kind: number, key: number, madeNs: number): void {
    const { flow } = this;
    const row = flow.open(kind, edge.to, key, Role.message);
    flow.calls.feed[row] = edge.index;
    flow.calls.handed[row] = 0;
    flow.calls.madeNs[row] = madeNs;
    this.meter.sent(kind);
    this.deliver(row);
  }

  /** Brings a message to the end of its connection, or into the backlog that it is taken from. */
  deliver(row: Row): void {
    const { flow } = this;
    const { calls } = flow;
    const edge = this.plan.edges[calls.feed[row]!]!;
    calls.instance[row] = -1;
    calls.step[row] = 0;
    calls.handed[row]!++;
    if (flow.isParted(edge)) {
      this.ended(row, Cause.partition);
      return calls.remove(row);
    }
    if (this.isTaken[edge.index] === 0) return flow.arrive(row);
    const queue = flow.stations[edge.from]!;
    const backlog = queue.backlogs.get(edge.index)!;
    calls.state[row] = CallState.waiting;
    backlog.line.push(row);
    queue.waiting.add(1);
    if (backlog.isPaused) return;
    const station = flow.stations[edge.to]!;
    // An idle worker means that nothing waits before it: this message is the one that it takes.
    for (const pool of station.pools) {
      if (pool.hasIdleWorker) return flow.putToWork(station, pool);
    }
  }

  /** Notes that a worker has taken a message out of its backlog. */
  taken(row: Row, station: Station, pool: Pool): void {
    const { calls, sim, stations } = this.flow;
    stations[this.plan.edges[calls.feed[row]!]!.from]!.waiting.add(-1);
    calls.instance[row] = station.pools.indexOf(pool);
    calls.enteredNs[row] = sim.now;
    station.visits.enter();
  }

  /** Hands what a queue has accepted on to all that it is connected to. */
  handOn(row: Row, queue: Station): void {
    const { calls, sim } = this.flow;
    const kind = calls.kind[row]!;
    const madeNs = calls.role[row] === Role.message ? calls.madeNs[row]! : sim.now;
    for (const edge of queue.node.sends[kind]!) this.send(edge, kind, calls.key[row]!, madeNs);
  }

  /** Tells whether a queue has no room for what comes with a call. */
  isFull(row: Row, queue: Station): boolean {
    const { component, sends } = queue.node;
    if (component.kind !== 'queue' || sends[this.flow.calls.kind[row]!]!.length === 0) return false;
    return queue.waiting.level >= component.settings.capacityMessages;
  }

  /** Ends a message: hands it over again where its connection allows that after a failure. */
  ended(row: Row, cause: number): void {
    const { flow } = this;
    const { calls, sim } = flow;
    const kind = calls.kind[row]!;
    const edge = this.plan.edges[calls.feed[row]!]!;
    if (cause !== Cause.none && calls.handed[row]! <= edge.retries) {
      const again = flow.open(kind, edge.to, calls.key[row]!, Role.message);
      calls.feed[again] = edge.index;
      calls.handed[again] = calls.handed[row]!;
      calls.madeNs[again] = calls.madeNs[row]!;
      calls.state[again] = CallState.travelling;
      // Never within this step: a message that fails at once would else be handed over again without end.
      calls.wakeAfter(again, edge.retryDelayNs);
      return;
    }
    const passesOn = flow.stations[edge.to]!.node.component.kind === 'queue' && cause === Cause.none;
    this.meter.messageEnded(kind, sim.now - calls.madeNs[row]!, cause, edge.to, passesOn);
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
