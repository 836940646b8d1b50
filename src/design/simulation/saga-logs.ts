import type { Coordinator } from './coordinator.ts';

/** Sagas that a log takes; then another takes the next, so that what a run remembers does not grow with its requests. */
const mostSagas = 1000;

/** A log of sagas, and who writes it. */
export interface SagaLog {
  /** The number of the instance that its coordinator is at. */
  instance: number;
  /** Null where it broke when it was made. */
  coordinator: Coordinator | null;
  /** The numbers of its sagas that have not ended, in the order in which they began. */
  readonly sagas: Set<number>;
  begun: number;
  /** How often its coordinator has been stopped: what was asked for before is not answered after. */
  stops: number;
  /** Whether the coordinator waits for an instance. */
  isStopped: boolean;
}

/**
 * The logs of one component that coordinates sagas: each of its instances has a coordinator with a log of its own. When the instance is lost, the log
 * stays, and a coordinator at another instance, or at the same once it is back, takes up what is in it. Rule F21.
 */
export class SagaLogs {
  /** Whether instances of the component may be lost in the run; where they may not, one log does for all of them and for the whole run. */
  canStop = false;
  /** Of those lost: sagas that were under way then, those of them that came to an end later, and those that were left as they stood. */
  readonly cutOff = { sagas: 0, recovered: 0, left: 0 };
  private readonly make: (log: SagaLog) => Coordinator | null;
  private readonly instances: number;
  private down: ReadonlySet<number> = new Set();
  private lastPicked = -1;
  /** By instance, the log that takes its next saga. */
  private readonly current = new Map<number, SagaLog>();
  private readonly unfinished = new Set<SagaLog>();

  /** `make` returns the coordinator of a log, null where it breaks. */
  constructor(make: (log: SagaLog) => Coordinator | null, instances: number) {
    this.make = make;
    this.instances = instances;
    this.current.set(0, this.open(0));
  }

  /** Puts a saga into the log of an instance, of the next that is up unless given, and returns the log. */
  add(saga: number, instance?: number): SagaLog {
    const at = this.canStop ? (instance ?? this.pick()) : 0;
    let log = this.current.get(at);
    if (log === undefined || (this.canStop && log.begun === mostSagas)) {
      log = this.open(at);
      this.current.set(at, log);
    }
    log.begun++;
    log.sagas.add(saga);
    this.unfinished.add(log);
    return log;
  }

  /** Takes a saga that has ended out of its log. */
  remove(saga: number, log: SagaLog): void {
    log.sagas.delete(saga);
    if (log.sagas.size === 0) this.unfinished.delete(log);
  }

  /** Notes which instances are lost now; returns the logs whose coordinators stop with them. */
  setDown(down: ReadonlySet<number>): readonly SagaLog[] {
    this.down = down;
    for (const instance of down) this.current.delete(instance);
    const stopped = [...this.unfinished].filter(({ isStopped, instance }) => !isStopped && down.has(instance));
    for (const log of stopped) {
      log.isStopped = true;
      log.stops++;
    }
    return stopped;
  }

  /** Returns the logs that wait for an instance, each now at one that is up, of which there must be one. */
  resume(): readonly SagaLog[] {
    const waiting = [...this.unfinished].filter(({ isStopped }) => isStopped);
    for (const log of waiting) {
      log.isStopped = false;
      log.instance = this.pick();
    }
    return waiting;
  }

  /** Returns the next instance that is up. */
  private pick(): number {
    do this.lastPicked = (this.lastPicked + 1) % this.instances;
    while (this.down.has(this.lastPicked) && this.down.size < this.instances);
    return this.lastPicked;
  }

  private open(instance: number): SagaLog {
    const log: SagaLog = { instance, coordinator: null, sagas: new Set(), begun: 0, stops: 0, isStopped: false };
    log.coordinator = this.make(log);
    return log;
  }
}
