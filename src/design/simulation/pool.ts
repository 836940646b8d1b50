import { type CallTable, noRow, type Row } from './call-table.ts';

/** A first-in-first-out line of calls, linked through their rows: joining and leaving allocate nothing. A row is in one line at a time. */
export class Line {
  length = 0;
  private first: Row = noRow;
  private last: Row = noRow;
  private readonly calls: CallTable;

  constructor(calls: CallTable) {
    this.calls = calls;
  }

  push(row: Row): void {
    this.calls.next[row] = noRow;
    if (this.last === noRow) this.first = row;
    else this.calls.next[this.last] = row;
    this.last = row;
    this.length++;
  }

  /** Returns the row that has waited longest, or `noRow` when none waits. */
  shift(): Row {
    const row = this.first;
    if (row === noRow) return noRow;
    this.first = this.calls.next[row]!;
    if (this.first === noRow) this.last = noRow;
    this.length--;
    return row;
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
  readonly line: Line;
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

  constructor(calls: CallTable, first: number, instances: number, workersPerInstance: number, queueLimitPerInstance: number) {
    this.line = new Line(calls);
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

  /** Returns the next row to serve, or `noRow`; tells by the row's state nothing of where it waited. */
  take(): Row {
    if (this.line.length > 0) return this.line.shift();
    for (const backlog of this.backlogs) {
      if (!backlog.isPaused && backlog.line.length > 0) return backlog.line.shift();
    }
    return noRow;
  }
}
