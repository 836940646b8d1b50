import type { Call } from './call.ts';

/** A first-in-first-out line of calls, each linked to the next: joining and leaving allocate nothing. A call is in one line at a time. */
export class Line {
  length = 0;
  private first: Call | undefined = undefined;
  private last: Call | undefined = undefined;

  push(call: Call): void {
    call.next = undefined;
    if (this.last === undefined) this.first = call;
    else this.last.next = call;
    this.last = call;
    this.length++;
  }

  /** Returns the call that has waited longest, if any waits. */
  shift(): Call | undefined {
    const call = this.first;
    if (call === undefined) return undefined;
    this.first = call.next;
    if (this.first === undefined) this.last = undefined;
    this.length--;
    return call;
  }
}

/** The messages of a queue that wait for one of those who take them; nobody takes any while the queue is down. */
export interface Backlog {
  readonly line: Line;
  isPaused: boolean;
}

/**
 * Workers before which one line stands: all of a component, or those of one instance where each has a line of its own. First come, first
 * served; what queues hand over is taken when the line is empty.
 */
export class Pool {
  /** Workers at work. */
  busy = 0;
  readonly line = new Line();
  readonly backlogs: Backlog[] = [];
  /** Its instances: how many there are, how many are up, and by how much each that is slow is slow. */
  readonly instances: number;
  up: number;
  /** The number of its first instance in the component. */
  readonly first: number;
  slowFactor = 1;
  slowShare = 1;
  private readonly workersPerInstance: number;
  private readonly queueLimitPerInstance: number;

  constructor(first: number, instances: number, workersPerInstance: number, queueLimitPerInstance: number) {
    this.first = first;
    this.instances = instances;
    this.up = instances;
    this.workersPerInstance = workersPerInstance;
    this.queueLimitPerInstance = queueLimitPerInstance;
  }

  /** Whether it can serve at all. */
  get isUp(): boolean {
    return this.up > 0 && this.workersPerInstance > 0;
  }

  get hasIdleWorker(): boolean {
    return this.busy < this.up * this.workersPerInstance;
  }

  get isFull(): boolean {
    return this.line.length >= this.up * this.queueLimitPerInstance;
  }

  /** Returns the next call to serve, if there is one; tells by the call's state nothing of where it waited. */
  take(): Call | undefined {
    if (this.line.length > 0) return this.line.shift();
    for (const backlog of this.backlogs) {
      if (!backlog.isPaused && backlog.line.length > 0) return backlog.line.shift();
    }
    return undefined;
  }
}
