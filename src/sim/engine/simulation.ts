import { assert, EventHeap, type Nanos } from '../../kernel/index.ts';
import {
  granted,
  mustWait,
  timedOut,
  type Command,
  type Outcome,
  type Process,
  type ProcessId,
  type Sleeper,
  type Slot,
} from './command.ts';
import { noEvent, noSlot, ProcessTable } from './process-table.ts';
import { TraceHash } from './trace-hash.ts';

/** An event's order is priority * 2^49 + sequence: 16 priorities and 2^49 events fit a double exactly. */
const sequences = 2 ** 49;
const normalPriority = 8;
/** Called directly, as looking `next` up on generators of many kinds costs more than the step itself. */
const generatorNext = Object.getPrototypeOf(callOnce).prototype.next as (this: Process, told: Outcome) => IteratorResult<Command, void>;

/** How a process starts. */
export interface SpawnOptions {
  /** Time from now to its first step; 0 unless given. */
  delayNs?: Nanos;
  /** 0 to 15; at the same time, lower goes first. 8 unless given. */
  priority?: number;
}

/**
 * Runs processes in integer virtual time. Rules E1 to E14 of SPEC.md.
 *
 * All state of a run hangs on this object; two simulations never touch each other.
 */
export class Simulation {
  /** The current virtual time; only the simulation moves it. */
  now: Nanos = 0;
  /** The number of events handled so far, stale ones not counted. */
  eventsHandled = 0;
  /** The processes that live; for waitables and wait lists, not for models. */
  readonly table = new ProcessTable();
  private readonly events = new EventHeap();
  private readonly trace: TraceHash | undefined;
  private sequence = 0;
  private staleEvents = 0;
  private running: Slot = noSlot;

  /** Creates a simulation at time 0; with `trace` it hashes every event handled, at a small cost for each. */
  constructor(options: { trace?: boolean } = {}) {
    this.trace = options.trace ? new TraceHash() : undefined;
  }

  /** Handles the next event, if any; returns false when there is none. The whole of the engine is here and in `advance`. */
  step(): boolean {
    const { events, table } = this;
    if (events.size === 0) return false;
    const time = events.minTime();
    const order = events.minOrder();
    const slot = events.removeMin();
    if (table.wakeOrders[slot] !== order) {
      this.staleEvents--;
      return true;
    }
    this.now = time;
    this.eventsHandled++;
    this.trace?.add(time, order);
    table.wakeOrders[slot] = noEvent;
    const sleeper = table.sleepers[slot];
    if (sleeper === undefined) this.advance(slot, this.settleWait(slot));
    else sleeper.wake();
    return true;
  }

  /** Runs the process until it has to wait or ends. */
  private advance(slot: Slot, outcome: Outcome): void {
    const { table } = this;
    const body = table.bodies[slot]!;
    this.running = slot;
    let told = outcome;
    for (;;) {
      const { value, done } = generatorNext.call(body, told);
      if (done === true) {
        table.remove(slot);
        break;
      }
      if (typeof value === 'number') {
        this.schedule(slot, value);
        break;
      }
      const reply = value.request(slot);
      if (reply === mustWait) {
        table.waitingFor[slot] = value;
        break;
      }
      told = reply;
    }
    this.running = noSlot;
  }

  /** Clears what the process waited for; an event that comes before the grant is the wait's time limit. */
  private settleWait(slot: Slot): Outcome {
    const { table } = this;
    const waitable = table.waitingFor[slot];
    if (waitable === undefined) return granted;
    table.waitingFor[slot] = undefined;
    if (table.grants[slot] === 1) {
      table.grants[slot] = 0;
      return granted;
    }
    waitable.abandon(slot, false);
    return timedOut;
  }

  /**
   * Handles every event up to and at `untilNs`, then sets the clock to it; without `untilNs`, handles events until none is left.
   * Throws what a process throws; the simulation is not to be used after that.
   */
  run(untilNs = Infinity): void {
    assert(untilNs === Infinity || Number.isSafeInteger(untilNs), `${untilNs} ns is not a point of virtual time`);
    const { events } = this;
    while (events.size > 0 && events.minTime() <= untilNs) this.step();
    if (untilNs !== Infinity) this.now = Math.max(this.now, untilNs);
  }

  /** Starts a process: its first step is an event of its own, never inside this call. */
  spawn(body: Process, options?: SpawnOptions): ProcessId {
    const priority = options?.priority ?? normalPriority;
    if (!(Number.isInteger(priority) && priority >= 0 && priority < 16)) assert(false, `priority ${priority} is not an integer in 0 to 15`);
    const slot = this.table.add(body, priority * sequences);
    this.schedule(slot, options?.delayNs ?? 0);
    return this.table.idOf(slot);
  }

  /** Calls a function after a delay, once; cancel it by its id. */
  after(delayNs: Nanos, call: () => void, priority = normalPriority): ProcessId {
    return this.spawn(callOnce(call), { delayNs, priority });
  }

  /** Takes in a sleeper for good and returns its row; {@link Simulation.schedule} sets the one event that wakes it next. */
  addSleeper(sleeper: Sleeper): Slot {
    return this.table.addSleeper(sleeper, normalPriority * sequences);
  }

  /** Brings the event that wakes a sleeper, if there is one, forward to now, behind the events already due. */
  wakeNow(slot: Slot): void {
    this.dropEvent(slot);
    this.schedule(slot, 0);
  }

  /**
   * Ends a process or timer where it stands; returns false when it had ended before. Its `finally` blocks run, what it was waiting
   * for forgets it, what it had been granted but not yet received goes to the next. A process cannot cancel itself: it returns.
   */
  cancel(id: ProcessId): boolean {
    const { table } = this;
    const slot = table.slotOf(id);
    if (slot === noSlot) return false;
    assert(slot !== this.running, 'a process cancels itself; return from it instead');
    const waitable = table.waitingFor[slot];
    const wasGranted = table.grants[slot] === 1;
    const body = table.bodies[slot]!;
    this.dropEvent(slot);
    table.waitingFor[slot] = undefined;
    table.remove(slot);
    waitable?.abandon(slot, wasGranted);
    const { done } = body.return();
    assert(done, 'a process waits in a finally block after it was cancelled');
    return true;
  }

  /** Tells whether a process or timer has not ended. */
  isLive(id: ProcessId): boolean {
    return this.table.slotOf(id) !== noSlot;
  }

  /** Tells whether an event will wake a process or sleeper. */
  hasEvent(slot: Slot): boolean {
    return this.table.wakeOrders[slot] !== noEvent;
  }

  /** Wakes a process at the current time, behind the events already due; for waitables, to grant what they answered `mustWait` to. */
  resume(slot: Slot): void {
    this.table.grants[slot] = 1;
    this.wakeNow(slot);
  }

  /** Sets the one event that will wake a process or sleeper, which must have none; for waitables, to limit a wait in time. */
  schedule(slot: Slot, delayNs: Nanos): void {
    const time = this.now + delayNs;
    if (!(delayNs >= 0 && time <= Number.MAX_SAFE_INTEGER && Math.floor(delayNs) === delayNs)) {
      assert(false, `${delayNs} ns from ${this.now} ns is not a point of virtual time`);
    }
    const { table } = this;
    const order = table.orderBases[slot]! + this.sequence++;
    table.wakeOrders[slot] = order;
    this.events.push(time, order, slot);
  }

  /** Returns the hash of all events handled, 16 hexadecimal digits; the simulation must have been created with `trace`. */
  traceHash(): string {
    assert(this.trace !== undefined, 'the simulation was created without trace');
    return this.trace.digest();
  }

  /** The row of the process that runs now, or `noSlot` between events; for models that keep something for each process. */
  get runningSlot(): Slot {
    return this.running;
  }

  /** The number of events in the queue, those that a cancel left behind included. */
  get queueLength(): number {
    return this.events.size;
  }

  /** Disowns the event that would wake the process. It stays in the heap until its time, or until half of the heap is such. */
  private dropEvent(slot: Slot): void {
    const { table } = this;
    if (table.wakeOrders[slot] === noEvent) return;
    table.wakeOrders[slot] = noEvent;
    this.staleEvents++;
    if (this.staleEvents < 64 || this.staleEvents * 2 < this.events.size) return;
    this.events.retain((order, item) => table.wakeOrders[item] === order);
    this.staleEvents = 0;
  }
}

function* callOnce(call: () => void): Process {
  call();
}
