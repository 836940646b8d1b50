import type { Nanos } from '../../kernel/index.ts';
import type { Process, ProcessId } from '../engine/command.ts';
import { Signal } from '../engine/signal.ts';
import type { Simulation } from '../engine/simulation.ts';

/** What serves requests once a backend has accepted them. */
export interface Service {
  accept(request: number): void;
  /** The speed has changed. */
  changed(): void;
  /** Forgets all requests and stops; ends none of them. */
  halt(): void;
  /** Bytes that a running request has sent. */
  bytesSent(request: number): number;
  /** Bytes sent in all; 0 where no link is modelled. */
  bytesMoved(): number;
}

/** A first-come-first-served queue before equal servers. A service takes as long as the speed at its start says. Rule C3 of SPEC.md. */
export class QueueService implements Service {
  private readonly arrived: Signal;
  private readonly servers: ProcessId[] = [];
  private waiting: number[] = [];
  private head = 0;
  private readonly sim: Simulation;
  private readonly serviceNs: (request: number) => Nanos;
  private readonly end: (request: number) => void;

  constructor(sim: Simulation, servers: number, serviceNs: (request: number) => Nanos, end: (request: number) => void) {
    this.sim = sim;
    this.serviceNs = serviceNs;
    this.end = end;
    this.arrived = new Signal(sim);
    for (let i = 0; i < servers; i++) this.servers.push(sim.spawn(this.serve()));
  }

  accept(request: number): void {
    this.waiting.push(request);
    this.arrived.notifyOne();
  }

  changed(): void {}

  halt(): void {
    for (const server of this.servers) this.sim.cancel(server);
    this.waiting = [];
    this.head = 0;
  }

  bytesSent(): number {
    return 0;
  }

  bytesMoved(): number {
    return 0;
  }

  private *serve(): Process {
    for (;;) {
      while (this.head === this.waiting.length) yield this.arrived;
      const request = this.next();
      yield this.serviceNs(request);
      this.end(request);
    }
  }

  private next(): number {
    const request = this.waiting[this.head++]!;
    // Dropping the served half now and then costs a constant per request.
    if (this.head >= 64 && this.head * 2 >= this.waiting.length) {
      this.waiting = this.waiting.slice(this.head);
      this.head = 0;
    }
    return request;
  }
}
