import { createStream, type RandomStream } from '../../kernel/index.ts';
import { Simulation } from '../../sim/index.ts';
import type { Balancer } from './balancer.ts';
import { type Call, CallState, noUnit, Role } from './call.ts';
import { CallTable } from './call-table.ts';
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
 * Rules F1 to F16 of SPEC.md. Every call is one of the table; all that takes time ends in {@link RequestFlow.wake}.
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
  /** By kind of request. Answers whose size nobody gave count alike for balancers that go by bytes. */
  private readonly answerBytes: readonly number[];
  /** 1 for a kind of request that writes. */
  private readonly writes: Uint8Array;

  constructor(plan: Plan, parts: Parts, seed: string, meter: Meter, trace: boolean) {
    this.stream = createStream(seed);
    this.sim = new Simulation({ trace });
    this.plan = plan;
    this.parts = parts;
    this.meter = meter;
    this.calls = new CallTable(this.sim, (call) => this.wake(call));
    this.parted = new Uint8Array(plan.edges.length);
    this.answerBytes = plan.kinds.map(({ responseKb }) => Math.max(1, Math.round(responseKb * 1000)));
    this.writes = Uint8Array.from(plan.kinds, ({ readOrWrite }) => (readOrWrite === 'write' ? 1 : 0));
    this.furniture = furnish(plan, parts, this.sim, this.stream);
    this.stations = this.furniture.stations;
    this.stores = new Stores(this);
    this.messages = new Messages(this, plan, meter);
    this.sagas = new Sagas(this, plan, meter);
  }

  /** Starts a request of a kind, for a key, at the component where it enters. */
  start(kind: number, key: number): void {
    const call = this.calls.open(kind, this.stations[this.plan.entries[kind]!]!, key, Role.call);
    this.meter.arrived(kind);
    this.arrive(call);
  }

  /** Brings a call to its component. */
  arrive(call: Call): void {
    const { station } = call;
    const { kind } = station;
    const { index, hasLineEach } = station.node;
    station.visits.enter();
    call.enteredNs = this.sim.now;
    // Clients do no work.
    if (kind === 'clients') return this.proceed(call);
    if (!station.isUp) {
      if (station.isBypassedWhenDown && station.calls[call.kind]!.length > 0) return this.proceed(call);
      return this.finish(call, station.workers > 0 ? Cause.lost : Cause.noCapacity, index);
    }
    if (kind === 'dns' && station.chance.float() < station.knownShare) return this.proceed(call);
    if (kind === 'queue' && this.messages.isFull(call, station)) return this.finish(call, Cause.full, index);
    if (station.isReadOnly && this.isWrite(call)) return this.finish(call, Cause.readOnly, index);
    if (station.versions) return this.stores.visit(call, station);
    if (kind === 'cache') return this.admit(call, station, this.furniture.poolOfKey(call.key, station));
    this.admit(call, station, hasLineEach ? this.furniture.pickPool(call.instance, station) : 0);
  }

  /** Gives a call a worker of a pool, or a place in its line, or refuses it. */
  admit(call: Call, station: Station, poolNumber: number): void {
    const pool = station.pools[poolNumber]!;
    call.instance = poolNumber;
    if (pool.hasIdleWorker) return this.begin(call, station, pool);
    if (!pool.isUp) return this.finish(call, Cause.lost, station.node.index);
    if (pool.isFull && call.role !== Role.copy) return this.finish(call, Cause.full, station.node.index);
    call.state = CallState.waiting;
    pool.line.push(call);
    station.waiting.add(1);
  }

  private begin(call: Call, station: Station, pool: Pool): void {
    const ns = station.drawServiceNs(pool);
    pool.busy++;
    station.busy.add(1);
    call.state = CallState.serving;
    if (ns === 0) this.served(call);
    else this.calls.wakeAfter(call, ns);
  }

  /** Puts idle workers of a pool to what waits for them. */
  putToWork(station: Station, pool: Pool): void {
    while (pool.hasIdleWorker) {
      const call = pool.take();
      if (call === undefined) return;
      this.beginNext(call, station, pool);
    }
  }

  private beginNext(call: Call, station: Station, pool: Pool): void {
    // A message leaves its queue's backlog only now, and comes to the component.
    if (call.role === Role.message && call.instance === -1) this.messages.taken(call, station, pool);
    else station.waiting.add(-1);
    this.begin(call, station, pool);
  }

  /** Goes on with a call whose event has come. */
  private wake(call: Call): void {
    const { state, role } = call;
    if (state === CallState.serving) return this.served(call);
    if (state === CallState.dead) return this.calls.remove(call);
    if (state === CallState.calling) return this.send(call);
    if (role === Role.copy) return this.admit(call, call.station, call.instance);
    if (role === Role.message) return this.messages.deliver(call);
    this.arrive(call);
  }

  private served(call: Call): void {
    const { station } = call;
    const pool = station.pools[call.instance]!;
    pool.busy--;
    station.busy.add(-1);
    if (pool.hasIdleWorker) {
      const next = pool.take();
      if (next !== undefined) this.beginNext(next, station, pool);
    }
    const { role } = call;
    if (role === Role.copy) return this.calls.remove(call);
    if (role === Role.part) return this.stores.endPart(call, Cause.none);
    this.workDone(call);
  }

  /** Goes on with a call whose work at the component is done, its calls to others not yet. */
  workDone(call: Call): void {
    const { station } = call;
    const { index } = station.node;
    if (station.errorProbability > 0 && station.chance.float() < station.errorProbability) return this.finish(call, Cause.error, index);
    switch (station.kind) {
      case 'cache':
      case 'cdn': {
        const answer = this.isWrite(call) ? false : this.furniture.askCache(call, station);
        if (answer === undefined) return this.finish(call, Cause.brokenPart, index);
        if (answer) return this.finish(call, Cause.none, index);
        break;
      }
      case 'queue':
        this.messages.handOn(call, station);
        return this.finish(call, Cause.none, index);
      case 'relational-store':
      case 'key-value-store':
      case 'search':
      case 'object-store':
        if (this.isWrite(call)) this.stores.commit(call, station);
        else this.stores.read(call, station);
    }
    this.proceed(call);
  }

  /** Makes the call's next call to another component, or ends it well when there is none. */
  private proceed(call: Call): void {
    const { step, station } = call;
    const { kind } = station;
    const edges = station.calls[call.kind]!;
    call.tries = 0;
    if (kind === 'load-balancer' || kind === 'dns') {
      if (step > 0 || (kind === 'dns' && edges.length === 0)) return this.succeed(call);
      if (edges.length === 0) return this.finish(call, Cause.noPath, station.node.index);
      return this.send(call);
    }
    if (step >= edges.length) return this.succeed(call);
    if (step === 0 && this.sagas.begin(call)) return;
    this.send(call);
  }

  /** Calls the component that is next, once more where a try has failed. */
  send(call: Call): void {
    const { station, kind } = call;
    const balancer = station.balancers[kind];
    let edge: PlanEdge;
    let instance = -1;
    call.tries++;
    if (balancer === undefined) edge = station.calls[kind]![call.step]!;
    else {
      const picked = balancer.pick(call.number, call.key);
      if (picked < 0) return this.finish(call, picked === -1 ? Cause.lost : Cause.brokenPart, station.node.index);
      call.picked = picked;
      ({ edge, instance } = balancer.backend(picked));
    }
    call.edge = edge.index;
    call.state = CallState.calling;
    (this.deadlines[edge.index] ??= new Deadlines(this.sim, edge.timeoutNs, (late) => this.timeOut(late))).add(call);
    // Nothing comes back over a cut connection: the deadline ends the wait.
    call.isCut = this.parted[edge.index] === 1;
    if (call.isCut) return;
    const child = this.calls.open(kind, this.stations[edge.to]!, call.key, Role.call);
    child.parent = call;
    child.parentToken = call.token;
    child.instance = instance;
    child.undoes = call.undoes;
    if (call.ownUnit !== noUnit) this.sagas.join(call, child);
    if (edge.roundTripNs === 0 && this.depth < mostDepth) {
      this.depth++;
      this.arrive(child);
      this.depth--;
      return;
    }
    child.state = CallState.travelling;
    this.calls.wakeAfter(child, edge.roundTripNs);
  }

  private timeOut(call: Call): void {
    call.token++;
    this.answer(call, call.isCut ? Cause.partition : Cause.timeout, this.plan.edges[call.edge]!.to);
  }

  /** Takes the outcome of what a call has been waiting for. */
  private answer(call: Call, cause: number, blamed: number): void {
    this.tellBalancer(call, cause === Cause.none);
    if (call.role === Role.errand && cause === Cause.none) return this.finish(call, cause, blamed);
    if (cause === Cause.none) {
      call.step++;
      return this.proceed(call);
    }
    const edge = this.plan.edges[call.edge]!;
    if (call.tries > edge.retries) return this.finish(call, cause, blamed);
    if (edge.retryDelayNs === 0) return this.send(call);
    this.calls.wakeAfter(call, edge.retryDelayNs);
  }

  private tellBalancer(call: Call, ok: boolean): void {
    const { picked, kind } = call;
    if (picked < 0) return;
    call.picked = -1;
    const bytes = ok ? this.answerBytes[kind]! : 0;
    call.station.balancers[kind]?.finished(picked, call.number, ok, this.sim.now - call.enteredNs, bytes);
  }

  /** Ends a call well: caches hear of it, and who is only told is sent a message. */
  succeed(call: Call): void {
    const { sim } = this;
    const { station } = call;
    const { cache } = station;
    if (cache && station.isUp) {
      const key = call.key;
      if (this.isWrite(call)) cache.invalidate(key);
      else cache.fill(key, sim.now, call.readNs, call.staleSinceNs);
    }
    for (const edge of station.node.sends[call.kind]!) this.messages.send(edge, call.kind, call.key, sim.now);
    this.finish(call, Cause.none, station.node.index);
  }

  /** Ends a call, well or with the cause that arose at the blamed component, and tells who waits for it. */
  finish(call: Call, cause: number, blamed: number): void {
    const { sim } = this;
    const { role, parent, staleSinceNs, readNs } = call;
    if (role === Role.part) return this.stores.endPart(call, cause);
    if (role === Role.copy) return this.release(call);
    if (role === Role.errand) return this.sagas.answered(call, cause, blamed);
    const { station } = call;
    station.visits.leave(call.enteredNs);
    if (cause !== Cause.none) station.failures[cause]!++;
    if (call.unit !== noUnit || call.ownUnit !== noUnit) this.sagas.ended(call, cause);
    if (role === Role.message) {
      this.messages.ended(call, cause);
      return this.release(call);
    }
    const isWaitedFor = parent !== undefined && parent.token === call.parentToken;
    if (parent === undefined) this.meter.ended(call.kind, sim.now - call.madeNs, cause, blamed, staleSinceNs, sim.now);
    this.release(call);
    if (!isWaitedFor) return;
    parent.token++;
    if (cause === Cause.none) {
      if (staleSinceNs > 0 && !(parent.staleSinceNs > 0 && parent.staleSinceNs < staleSinceNs)) parent.staleSinceNs = staleSinceNs;
      if (readNs < parent.readNs) parent.readNs = readNs;
    }
    this.answer(parent, cause, blamed);
  }

  private release(call: Call): void {
    if (call.state !== CallState.dead) this.calls.remove(call);
  }

  /** Ends a call whose instance is lost; it must have left its line. */
  kill(call: Call): void {
    const { calls } = this;
    const { station, state } = call;
    if (state === CallState.waiting) station.waiting.add(-1);
    if (state === CallState.serving) {
      station.pools[call.instance]!.busy--;
      station.busy.add(-1);
    }
    if (state === CallState.calling) this.tellBalancer(call, false);
    if (calls.hasEvent(call)) {
      call.state = CallState.dead;
      call.token++;
      calls.wakeNow(call);
    }
    this.finish(call, Cause.lost, station.node.index);
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

  isWrite(call: Call): boolean {
    return this.writes[call.kind] === 1;
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
}
