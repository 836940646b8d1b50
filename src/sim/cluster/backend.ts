import { nanosFromMs, type Nanos } from '../../kernel/index.ts';
import type { Simulation } from '../engine/simulation.ts';
import { LinkService } from './link-service.ts';
import { QueueService, type Service } from './queue-service.ts';
import type { RequestTable } from './request-table.ts';
import { RunningRequests } from './running-requests.ts';
import type { ClusterBackend } from './scenario.ts';

/** What all backends of a run share. */
export interface BackendWorld {
  readonly sim: Simulation;
  readonly table: RequestTable;
  /** For {@link RunningRequests}. */
  readonly places: Int32Array;
  readonly flowBytesPerNs: number;
  /** Called once for each request that a backend has accepted. */
  readonly ended: (request: number, ok: boolean) => void;
}

/** One backend over the run: healthy or not, fast or slow, answering, failing or silent. Rules C3 to C9 of SPEC.md. */
export class Backend {
  readonly index: number;
  readonly spec: ClusterBackend;
  readonly running: RunningRequests;
  weight: number;
  isHealthy = false;
  /** Bytes sent by links that a death has ended. */
  private movedBefore = 0;
  private mode: 'serving' | 'failing' | 'silent' = 'serving';
  private errorNs: Nanos = 0;
  private timeoutNs: Nanos = 0;
  private slowness = 1;
  private coldFactor = 1;
  private coldFromNs: Nanos = 0;
  private coldNs: Nanos = 0;
  private readonly world: BackendWorld;
  private service: Service;

  constructor(index: number, spec: ClusterBackend, world: BackendWorld) {
    this.index = index;
    this.spec = spec;
    this.weight = spec.weight;
    this.world = world;
    this.running = new RunningRequests(world.places);
    this.service = this.start();
  }

  /** Takes a request and will end it. */
  accept(request: number): void {
    this.running.add(request);
    if (this.mode === 'serving') this.service.accept(request);
    else this.failAfter(request, this.mode === 'failing' ? this.errorNs : this.timeoutNs);
  }

  slowDown(factor: number): void {
    this.slowness = factor;
    this.service.changed();
  }

  /** Lets every request from now on fail after so long; those that run are still served. */
  failFast(errorNs: Nanos): void {
    if (this.mode === 'serving') this.mode = 'failing';
    this.errorNs = errorNs;
  }

  recover(): void {
    if (this.mode === 'failing') this.mode = 'serving';
    this.slowDown(1);
  }

  /** Falls silent: what runs fails after the timeout, and so does what is still sent here. */
  die(timeoutNs: Nanos): void {
    if (this.mode === 'silent') return;
    this.mode = 'silent';
    this.timeoutNs = timeoutNs;
    this.movedBefore += this.service.bytesMoved();
    this.service.halt();
    for (let i = 0; i < this.running.size; i++) this.failAfter(this.running.list[i]!, timeoutNs);
  }

  /** Comes up, anew after a death, with cold caches for `coldNs` where `coldFactor` is above 1. */
  join(coldFactor: number, coldNs: Nanos): void {
    if (this.mode === 'silent') this.service = this.start();
    this.mode = 'serving';
    this.slowness = 1;
    this.coldFactor = coldFactor;
    this.coldFromNs = this.world.sim.now;
    this.coldNs = coldNs;
    this.service.changed();
  }

  bytesSent(request: number): number {
    return this.mode === 'silent' ? 0 : this.service.bytesSent(request);
  }

  bytesMoved(): number {
    return this.movedBefore + (this.mode === 'silent' ? 0 : this.service.bytesMoved());
  }

  /** Work done per unit of time, now. */
  private speed(): number {
    let speed = (this.spec.speed ?? 1) / this.slowness;
    const warmNs = this.world.sim.now - this.coldFromNs;
    if (warmNs < this.coldNs) speed *= 1 / this.coldFactor + (1 - 1 / this.coldFactor) * (warmNs / this.coldNs);
    return speed;
  }

  private start(): Service {
    const { sim, table, flowBytesPerNs } = this.world;
    const end = (request: number) => this.end(request, true);
    const { linkBytesPerMs, servers = 1 } = this.spec;
    if (linkBytesPerMs === undefined) {
      return new QueueService(sim, servers, (request) => Math.round(table.workNs[request]! / this.speed()), end);
    }
    const bytesPerNs = () => (linkBytesPerMs / nanosFromMs(1)) * this.speed();
    return new LinkService(sim, { bytesPerNs, flowBytesPerNs, bytesOf: (request) => table.bytes[request]!, end });
  }

  private failAfter(request: number, delayNs: Nanos): void {
    this.world.sim.after(delayNs, () => this.end(request, false));
  }

  private end(request: number, ok: boolean): void {
    this.running.remove(request);
    this.world.ended(request, ok);
  }
}
