import { createRequire } from 'node:module';

interface Request {
  done(callback: () => void): Request;
}

interface Entity {
  time(): number;
  setTimer(duration: number): Request;
  useFacility(facility: object, duration: number): Request;
}

interface Simjs {
  Sim: new () => { addEntity(kind: unknown): void; simulate(endTime: number): boolean };
  Facility: new (name: string) => object;
  Entity: new (...args: unknown[]) => Entity;
}

/** Loads the npm package simjs: a browser bundle that exports nothing and hangs itself on `window`, lent to it for the moment. */
function loadSimjs(): Simjs {
  const holder: { Sim?: Simjs } = {};
  const globals = globalThis as unknown as { window?: unknown };
  globals.window = holder;
  try {
    createRequire(import.meta.url)('simjs');
  } finally {
    delete globals.window;
  }
  if (holder.Sim === undefined) throw new Error('simjs did not define window.Sim');
  return holder.Sim;
}

const simjs = loadSimjs();

/** Runs an M/M/1 on simjs, as its manual has it: an entity, timers for the arrivals, a facility for the server; returns the total time in system. */
export function runSimjs(customers: number, gap: () => number, service: () => number): number {
  const { Sim, Facility, Entity } = simjs;
  const sim = new Sim();
  const server = new Facility('server');
  let totalNs = 0;
  let arrived = 0;
  class Source extends Entity {
    start(): void {
      this.setTimer(gap()).done(() => this.arrive());
    }
    arrive(): void {
      const arrivedNs = this.time();
      this.useFacility(server, service()).done(() => {
        totalNs += this.time() - arrivedNs;
      });
      if (++arrived < customers) this.setTimer(gap()).done(() => this.arrive());
    }
  }
  sim.addEntity(Source);
  sim.simulate(Infinity);
  return totalNs;
}
