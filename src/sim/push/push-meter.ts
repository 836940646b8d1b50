import type { Nanos } from '../../kernel/index.ts';
import type { Simulation } from '../engine/simulation.ts';
import { Histogram } from '../metrics/histogram.ts';
import type { HeldSpan, PushRecord, WireMessage } from './push-record.ts';
import type { PushScenario } from './scenario.ts';

const secondNs = 1e9;

/** Counts what the clients of one run send, get and wait for. */
export class PushMeter {
  private requests = 0;
  private bytes = 0;
  private payloadBytes = 0;
  private openNs = 0;
  private readonly staleness = new Histogram();
  private readonly requestsBySecond: Float64Array;
  private readonly messages: WireMessage[] = [];
  private readonly held: HeldSpan[] = [];
  private readonly deliveries: { happenedNs: Nanos; arrivedNs: Nanos }[] = [];
  private readonly sim: Simulation;
  private readonly scenario: PushScenario;

  constructor(sim: Simulation, scenario: PushScenario) {
    this.sim = sim;
    this.scenario = scenario;
    this.requestsBySecond = new Float64Array(Math.ceil(scenario.sessionNs / secondNs));
  }

  /** Returns a meter for a client whose first request leaves now. */
  openSession(client: number): ClientMeter {
    return new ClientMeter(this, client === 0, this.sim.now);
  }

  /** Returns what was counted. */
  finish(): PushRecord {
    const { clients, sessionNs } = this.scenario;
    return {
      clients,
      requests: this.requests,
      bytes: this.bytes,
      payloadBytes: this.payloadBytes,
      staleness: this.staleness,
      busiestSecond: Math.max(...this.requestsBySecond),
      openExchanges: this.openNs / sessionNs,
      timeLine: { messages: this.messages, held: this.held, deliveries: this.deliveries },
    };
  }

  /** For the meters of clients. */
  count(one: { requests?: number; bytes?: number; payloadBytes?: number; openNs?: Nanos }): void {
    this.requests += one.requests ?? 0;
    this.bytes += one.bytes ?? 0;
    this.payloadBytes += one.payloadBytes ?? 0;
    this.openNs += one.openNs ?? 0;
  }

  /** Counts a request of the first client, sent so long after its first. */
  countInSecond(afterNs: Nanos): void {
    const second = Math.floor(afterNs / secondNs);
    if (afterNs > 0) this.requestsBySecond[second]!++;
  }

  countDelivery(happenedNs: Nanos, arrivedNs: Nanos, isKept: boolean): void {
    this.staleness.record(arrivedNs - happenedNs);
    if (isKept) this.deliveries.push({ happenedNs, arrivedNs });
  }

  keepMessage(message: WireMessage): void {
    this.messages.push(message);
  }

  keepHeld(span: HeldSpan): void {
    this.held.push(span);
  }

  get now(): Nanos {
    return this.sim.now;
  }

  get sessionNs(): Nanos {
    return this.scenario.sessionNs;
  }
}

/** Counts for one client what falls into its session. */
export class ClientMeter {
  private readonly meter: PushMeter;
  private readonly isKept: boolean;
  private readonly endNs: Nanos;

  constructor(meter: PushMeter, isKept: boolean, startNs: Nanos) {
    this.meter = meter;
    this.isKept = isKept;
    this.endNs = startNs + meter.sessionNs;
  }

  /** Counts a message sent now. */
  send(message: {
    from: 'client' | 'server';
    bytes: number;
    payloadBytes?: number;
    events?: number;
    isRequest?: boolean;
    isHeartbeat?: boolean;
  }): void {
    const { meter } = this;
    const { from, bytes, payloadBytes = 0, events = 0, isRequest = false, isHeartbeat = false } = message;
    if (meter.now >= this.endNs) return;
    if (isRequest && this.isKept) meter.countInSecond(meter.now - (this.endNs - meter.sessionNs));
    meter.count({ requests: isRequest ? 1 : 0, bytes, payloadBytes });
    if (this.isKept) meter.keepMessage({ from, sentNs: meter.now, events, ...(isHeartbeat ? { isHeartbeat } : {}) });
  }

  /** Counts an exchange that was open from `fromNs` to `toNs`, as far as the session goes. */
  exchange(fromNs: Nanos, toNs: Nanos): void {
    this.meter.count({ openNs: Math.max(0, Math.min(toNs, this.endNs) - fromNs) });
  }

  /** Keeps a span in which the server had something to answer. */
  hold(fromNs: Nanos, toNs: Nanos): void {
    if (this.isKept && fromNs < this.endNs) this.meter.keepHeld({ fromNs, toNs: Math.min(toNs, this.endNs) });
  }

  /** Counts events that arrive at a time, but for those that happened after the session. */
  deliver(happenedNs: readonly Nanos[], arrivedNs: Nanos): void {
    for (const one of happenedNs) if (one < this.endNs) this.meter.countDelivery(one, arrivedNs, this.isKept);
  }

  /** Tells whether the session is over. */
  get isOver(): boolean {
    return this.meter.now >= this.endNs;
  }

  /** When the session ends. */
  get sessionEndNs(): Nanos {
    return this.endNs;
  }
}
