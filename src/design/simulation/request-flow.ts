import { createStream, type RandomStream } from '../../kernel/index.ts';
import { Simulation } from '../../sim/index.ts';
import type { Balancer } from './balancer.ts';
import { CallState, CallTable, noRow, noUnit, Role, type Row } from './call-table.ts';
import { Cause } from './cause.ts';
import { Deadlines } from './deadlines.ts';
import { furnish, type Furniture } from './furniture.ts';
import type { KeyCache } from './key-cache.ts';
import { Messages } from './messages.ts';
import type { Meter } from './meter.ts';
import type { Parts } from './parts.ts';
import type { Plan, PlanEdge } from './plan.ts';
import type { Pool } from './pool.ts';
import { Sagas } from './sagas.ts';
import type { Station } from './station.ts';
import { Stores } from './stores.ts';
import type { Versions } from './versions.ts';

/** Arrivals that may nest. */
const mostDepth = 64;

/**
 * Moves requests through a design: what a call does at each component, whom it calls next, and what becomes of it when something fails.
 * Rules F1 to F16 of SPEC.md. Every call is a row of the table; all that takes time ends in {@link RequestFlow.wake}.
 */
export class RequestFlow {
  readonly sim: Simulation;
  /** Where all the run's streams are forked from. */
  readonly stream: RandomStream;
  readonly calls: CallTable;
  readonly stations: readonly Station[];
  readonly parts: Parts;
  readonly messages: Messages;
  private readonly plan: Plan;
  private readonly meter: Meter;
  private readonly stores: Stores;
  readonly sagas: Sagas;
  private readonly furniture: Furniture;
  private readonly deadlines: (Deadlines | undefined)[] = [];
  /** Arrivals within arrivals, where neither way nor work takes time; beyond a limit the engine takes over, as the stack is finite. */
  private depth = 0;
  /** 1 for a connection that a partition cuts. */
  private readonly parted: Uint8Array;
  /** 1 for a kind of request that writes. */
  private readonly writes: Uint8Array;

  constructor(plan: Plan, parts: Parts, seed: string, meter: Meter, trace: boolean) {
    this.stream = createStream(seed);
    this.sim = new Simulation({ trace });
    this.plan = plan;
    this.parts = parts;
    this.meter = meter;
    this.calls = new CallTable(this.sim, (row) => this.wake(row));
    this.parted = new Uint8Array(plan.edges.length);
    this.writes = Uint8Array.from(plan.kinds, ({ readOrWrite }) => (readOrWrite === 'write' ? 1 : 0));
    this.furniture = furnish(plan, parts, this.sim, this.calls, this.stream);
    this.stations = this.furniture.stations;
    this.stores = new Stores(this);
    this.messages = new Messages(this, plan, meter);
    this.sagas = new Sagas(this, plan, meter);
  }

  /** Starts a request of a kind, for a key, at the component where it enters. */
  start(kind: number, key: number): void {
    const row = this.open(kind, this.plan.entries[kind]!, key, Role.call);
    this.meter.arrived(kind);
    this.arrive(row);
  }

  /** Returns a row for a call made now, which nobody waits for yet. */
  open(kind: number, node: number, key: number, role: number): Row {
    const { calls } = this;
    const row = calls.add();
    calls.kind[row] = kind;
    calls.node[row] = node;
    calls.key[row] = key;
    calls.role[row] = role;
    calls.parent[row] = noRow;
    calls.instance[row] = -1;
    calls.picked[row] = -1;
    calls.unit[row] = noUnit;
    calls.ownUnit[row] = noUnit;
    calls.undoes[row] = 0;
    calls.step[row] = 0;
    calls.tries[row] = 0;
    calls.madeNs[row] = this.sim.now;
    calls.staleSinceNs[row] = 0;
    calls.readNs[row] = Infinity;
    return row;
  }

  /** Brings a call to its component. */
  arrive(row: Row): void {
    const { calls } = this;
    const station = this.stations[calls.node[row]!]!;
    const { component, hasLineEach, index } = station.node;
    station.visits.enter();
    calls.enteredNs[row] = this.sim.now;
    // Clients do no work.
    if (station.pools.length === 0 && component.kind === 'clients') return this.proceed(row);
    if (!station.isUp) {
      const passesBy = 'whenDown' in component.settings && component.settings.whenDown === 'bypass' && this.callsOf(row).length > 0;
      if (passesBy) return this.proceed(row);
      return this.finish(row, station.workers > 0 ? Cause.lost : Cause.noCapacity, index);
    }
    if (component.kind === 'dns' && station.chance.float() < component.settings.hitRatio) return this.proceed(row);
    if (component.kind === 'queue' && this.messages.isFull(row, station)) return this.finish(row, Cause.full, index);
    if (station.isReadOnly && this.isWrite(row)) return this.finish(row, Cause.readOnly, index);
    if (station.versions) return this.stores.visit(row, station);
    if (component.kind === 'cache') return this.admit(row, station, this.furniture.poolOfKey(calls.key[row]!, station));
    this.admit(row, station, hasLineEach ? this.furniture.pickPool(calls.instance[row]!, station) : 0);
  }

  /** Gives a call a worker of a pool, or a place in its line, or refuses it. */
  admit(row: Row, station: Station, poolNumber: number): void {
    const { calls } = this;
    const pool = station.pools[poolNumber]!;
    calls.instance[row] = poolNumber;
    if (pool.hasIdleWorker) return this.begin(row, station, pool);
    if (!pool.isUp) return this.finish(row, Cause.lost, station.node.index);
    if (pool.isFull && calls.role[row] !== Role.copy) return this.finish(row, Cause.full, station.node.index);
    calls.state[row] = CallState.waiting;
    pool.line.push(row);
    station.waiting.add(1);
  }

  private begin(row: Row, station: Station, pool: Pool): void {
    const ns = station.drawServiceNs(pool);
    pool.busy++;
    station.busy.add(1);
    this.calls.state[row] = CallState.serving;
    if (ns === 0) this.served(row);
    else this.calls.wakeAfter(row, ns);
  }

  /** Puts idle workers of a pool to what waits for them. */
  putToWork(station: Station, pool: Pool): void {
    while (pool.hasIdleWorker) {
      const row = pool.take();
      if (row === noRow) return;
      this.beginNext(row, station, pool);
    }
  }

  private beginNext(row: Row, station: Station, pool: Pool): void {
    // A message leaves its queue's backlog only now, and comes to the component.
    if (this.calls.role[row] === Role.message && this.calls.instance[row] === -1) this.messages.taken(row, station, pool);
    else station.waiting.add(-1);
    this.begin(row, station, pool);
  }

  /** Goes on with a call whose event has come. */
  private wake(row: Row): void {
    const { calls } = this;
    const state = calls.state[row]!;
    if (state === CallState.serving) return this.served(row);
    if (state === CallState.dead) return calls.remove(row);
    if (state === CallState.calling) return this.send(row);
    if (calls.role[row] === Role.copy) return this.admit(row, this.stations[calls.node[row]!]!, calls.instance[row]!);
    if (calls.role[row] === Role.message) return this.messages.deliver(row);
    this.arrive(row);
  }

  private served(row: Row): void {
    const { calls } = this;
    const station = this.stations[calls.node[row]!]!;
    const pool = station.pools[calls.instance[row]!]!;
    pool.busy--;
    station.busy.add(-1);
    if (pool.hasIdleWorker) {
      const next = pool.take();
      if (next !== noRow) this.beginNext(next, station, pool);
    }
    const role = calls.role[row]!;
    if (role === Role.copy) return calls.remove(row);
    if (role === Role.part) return this.stores.endPart(row, Cause.none);
    this.workDone(row);
  }

  /** Goes on with a call whose work at the component is done, its calls to others not yet. */
  workDone(row: Row): void {
    const { calls } = this;
    const station = this.stations[calls.node[row]!]!;
    const { component, index } = station.node;
    if (station.errorProbability > 0 && station.chance.float() < station.errorProbability) return this.finish(row, Cause.error, index);
    switch (component.kind) {
      case 'cache':
      case 'cdn': {
        const answer = this.isWrite(row) ? false : this.furniture.askCache(row, station);
        if (answer === undefined) return this.finish(row, Cause.brokenPart, index);
        if (answer) return this.finish(row, Cause.none, index);
        break;
      }
      case 'queue':
        this.messages.handOn(row, station);
        return this.finish(row, Cause.none, index);
      case 'relational-store':
      case 'key-value-store':
      case 'search':
      case 'object-store':
        if (this.isWrite(row)) this.stores.commit(row, station);
        else this.stores.read(row, station);
    }
    this.proceed(row);
  }

  /** Makes the call's next call to another component, or ends it well when there is none. */
  private proceed(row: Row): void {
    const { calls } = this;
    const edges = this.callsOf(row);
    const { kind } = this.stations[calls.node[row]!]!.node.component;
    const step = calls.step[row]!;
    calls.tries[row] = 0;
    if (kind === 'load-balancer' || kind === 'dns') {
      if (step > 0 || (kind === 'dns' && edges.length === 0)) return this.succeed(row);
      if (edges.length === 0) return this.finish(row, Cause.noPath, calls.node[row]!);
      return this.send(row);
    }
    if (step >= edges.length) return this.succeed(row);
    if (step === 0 && this.sagas.begin(row)) return;
    this.send(row);
  }

  /** Calls the component that is next, once more where a try has failed. */
  send(row: Row): void {
    const { calls, sim } = this;
    const node = calls.node[row]!;
    const kind = calls.kind[row]!;
    const balancer = this.furniture.balancerOf(node, kind);
    let edge: PlanEdge;
    let instance = -1;
    calls.tries[row]!++;
    if (balancer === undefined) edge = this.callsOf(row)[calls.step[row]!]!;
    else {
      const picked = balancer.pick(row, calls.key[row]!);
      if (picked < 0) return this.finish(row, picked === -1 ? Cause.lost : Cause.brokenPart, node);
      calls.picked[row] = picked;
      ({ edge, instance } = balancer.backend(picked));
    }
    calls.edge[row] = edge.index;
    calls.state[row] = CallState.calling;
    (this.deadlines[edge.index] ??= new Deadlines(sim, calls, edge.timeoutNs, (late) => this.timeOut(late))).add(row);
    // Nothing comes back over a cut connection: the deadline ends the wait.
    calls.isCut[row] = this.parted[edge.index]!;
    if (calls.isCut[row] === 1) return;
    const child = this.open(kind, edge.to, calls.key[row]!, Role.call);
    calls.parent[child] = row;
    calls.parentToken[child] = calls.token[row]!;
    calls.instance[child] = instance;
    calls.undoes[child] = calls.undoes[row]!;
    if (calls.ownUnit[row] !== noUnit) this.sagas.join(row, child);
    if (edge.roundTripNs === 0 && this.depth < mostDepth) {
      this.depth++;
      this.arrive(child);
      this.depth--;
      return;
    }
    calls.state[child] = CallState.travelling;
    calls.wakeAfter(child, edge.roundTripNs);
  }

  private timeOut(row: Row): void {
    const { calls } = this;
    calls.token[row]!++;
    this.answer(row, calls.isCut[row] === 1 ? Cause.partition : Cause.timeout, this.plan.edges[calls.edge[row]!]!.to);
  }

  /** Takes the outcome of the call that a row has been waiting for. */
  private answer(row: Row, cause: number, blamed: number): void {
    const { calls } = this;
    this.tellBalancer(row, cause === Cause.none);
    if (calls.role[row] === Role.errand && cause === Cause.none) return this.finish(row, cause, blamed);
    if (cause === Cause.none) {
      calls.step[row]!++;
      return this.proceed(row);
    }
    const edge = this.plan.edges[calls.edge[row]!]!;
    if (calls.tries[row]! > edge.retries) return this.finish(row, cause, blamed);
    if (edge.retryDelayNs === 0) return this.send(row);
    calls.wakeAfter(row, edge.retryDelayNs);
  }

  private tellBalancer(row: Row, ok: boolean): void {
    const { calls, sim } = this;
    const picked = calls.picked[row]!;
    if (picked < 0) return;
    calls.picked[row] = -1;
    const kind = calls.kind[row]!;
    // Answers whose size nobody gave count alike for balancers that go by bytes.
    const bytes = ok ? Math.max(1, Math.round(this.plan.kinds[kind]!.responseKb * 1000)) : 0;
    this.furniture.balancerOf(calls.node[row]!, kind)?.finished(picked, row, ok, sim.now - calls.enteredNs[row]!, bytes);
  }

  /** Ends a call well: caches hear of it, and who is only told is sent a message. */
  succeed(row: Row): void {
    const { calls, sim } = this;
    const station = this.stations[calls.node[row]!]!;
    const { cache } = station;
    if (cache && station.isUp) {
      const key = calls.key[row]!;
      if (this.isWrite(row)) cache.invalidate(key);
      else cache.fill(key, sim.now, calls.readNs[row]!, calls.staleSinceNs[row]!);
    }
    for (const edge of station.node.sends[calls.kind[row]!]!) this.messages.send(edge, calls.kind[row]!, calls.key[row]!, sim.now);
    this.finish(row, Cause.none, station.node.index);
  }

  /** Ends a call, well or with the cause that arose at the blamed component, and tells who waits for it. */
  finish(row: Row, cause: number, blamed: number): void {
    const { calls, sim } = this;
    const role = calls.role[row]!;
    if (role === Role.part) return this.stores.endPart(row, cause);
    if (role === Role.copy) return this.release(row);
    if (role === Role.errand) return this.sagas.answered(row, cause, blamed);
    const station = this.stations[calls.node[row]!]!;
    station.visits.leave(calls.enteredNs[row]!);
    if (cause !== Cause.none) station.failures[cause]!++;
    if (calls.unit[row] !== noUnit || calls.ownUnit[row] !== noUnit) this.sagas.ended(row, cause);
    if (role === Role.message) {
      this.messages.ended(row, cause);
      return this.release(row);
    }
    const parent = calls.parent[row]!;
    const isWaitedFor = parent !== noRow && calls.token[parent] === calls.parentToken[row];
    const staleSinceNs = calls.staleSinceNs[row]!;
    const readNs = calls.readNs[row]!;
    if (parent === noRow) this.meter.ended(calls.kind[row]!, sim.now - calls.madeNs[row]!, cause, blamed, staleSinceNs, sim.now);
    this.release(row);
    if (!isWaitedFor) return;
    calls.token[parent]!++;
    if (cause === Cause.none) {
      if (staleSinceNs > 0 && !(calls.staleSinceNs[parent]! > 0 && calls.staleSinceNs[parent]! < staleSinceNs))
        calls.staleSinceNs[parent] = staleSinceNs;
      if (readNs < calls.readNs[parent]!) calls.readNs[parent] = readNs;
    }
    this.answer(parent, cause, blamed);
  }

  private release(row: Row): void {
    if (this.calls.state[row] !== CallState.dead) this.calls.remove(row);
  }

  /** Ends a call whose instance is lost; it must have left its line. */
  kill(row: Row): void {
    const { calls } = this;
    const station = this.stations[calls.node[row]!]!;
    const state = calls.state[row]!;
    if (state === CallState.waiting) station.waiting.add(-1);
    if (state === CallState.serving) {
      station.pools[calls.instance[row]!]!.busy--;
      station.busy.add(-1);
    }
    if (state === CallState.calling) this.tellBalancer(row, false);
    if (calls.hasEvent(row)) {
      calls.state[row] = CallState.dead;
      calls.token[row]!++;
      calls.wakeNow(row);
    }
    this.finish(row, Cause.lost, station.node.index);
  }

  /** Cuts a connection, or mends it. */
  setParted(edge: PlanEdge, isParted: boolean): void {
    this.parted[edge.index] = isParted ? 1 : 0;
    const from = this.stations[edge.from]!;
    const copying = from.node.copiesTo.indexOf(edge);
    if (copying >= 0) from.versionsFrom[copying]?.setCutOff(isParted ? this.sim.now : undefined);
  }

  isParted(edge: PlanEdge): boolean {
    return this.parted[edge.index] === 1;
  }

  isWrite(row: Row): boolean {
    return this.writes[this.calls.kind[row]!] === 1;
  }

  /** Tells balancers that instances were lost or came back. */
  refreshBalancers(): void {
    for (const balancer of this.furniture.balancers as readonly Balancer[]) balancer.refresh();
  }

  /** The caches that may hold copies of what a store keeps. */
  cachesOver(station: Station): readonly KeyCache[] {
    return this.furniture.cachesOver[station.node.index]!;
  }

  /** How the copies lag that a store gets from others. */
  versionsTo(station: Station): readonly Versions[] {
    return this.furniture.versionsTo[station.node.index]!;
  }

  private callsOf(row: Row): readonly PlanEdge[] {
    return this.stations[this.calls.node[row]!]!.node.calls[this.calls.kind[row]!]!;
  }
}
