import type { Outcome } from '../../../../src/sim/service/index.ts';
import type { HeldKeys } from './held-keys.ts';
import type { PolicyBook } from './policy-book.ts';
import { ends, type Turn, type Write } from './turn.ts';

interface QueuedSet extends Write {
  readonly call: number;
}

/** The books of write-through and write-around: each set has its write, and the writes of a key wait for each other. */
export class StoreFirstBook implements PolicyBook {
  private readonly held: HeldKeys;
  private readonly isThrough: boolean;
  /** Sets of a key whose writes are not answered; that of the first is under way. */
  private readonly queues = new Map<string, QueuedSet[]>();
  private readonly writes = new Map<number, QueuedSet>();

  constructor(held: HeldKeys, isThrough: boolean) {
    this.held = held;
    this.isThrough = isThrough;
  }

  set(turn: Turn, call: number, { key, value }: Write): void {
    const queue = this.queues.get(key) ?? [];
    this.queues.set(key, queue);
    const isOtherBusy = this.writes.size > queue.length;
    const one = { call, key, value };
    queue.push(one);
    this.held.beginWrite(key);
    turn.otherSettle = () => 'ack';
    turn.otherWrite = (other) => (other === key && queue.length > 1 ? 'key-order' : 'writes');
    turn.otherRead = 'writes';
    if (queue.length === 1) turn.write = { oneOf: [one], must: isOtherBusy ? 'own-key' : 'writes', begin: this.begin };
  }

  flush(turn: Turn, call: number): void {
    turn.otherWrite = () => 'flush';
    turn.settles.set(call, ends('flush'));
  }

  isWrite(operation: number): boolean {
    return this.writes.has(operation);
  }

  answer(turn: Turn, operation: number, outcome: Outcome): void {
    const { key, value, call } = this.writes.get(operation)!;
    const queue = this.queues.get(key)!;
    const isFailed = outcome.kind === 'rejected';
    this.writes.delete(operation);
    queue.shift();
    this.held.endWrite(key);
    if (isFailed) this.held.forget(key, 'failed-write');
    else if (this.isThrough) this.held.hold(key, value, 'through-holds');
    else this.held.forget(key, 'around-drops');
    turn.settles.set(call, ends(isFailed ? 'failed-write' : 'writes', isFailed ? [operation] : []));
    turn.otherSettle = () => 'key-order';
    turn.otherRead = isFailed ? 'failed-write' : this.isThrough ? 'through-holds' : 'around-drops';
    turn.otherWrite = (other) => (isFailed && queue.length === 0 ? 'failed-write' : other === key ? 'key-order' : 'writes');
    if (queue.length > 0) turn.write = { oneOf: [queue[0]!], must: 'key-order', begin: this.begin };
  }

  onTime(): void {
    // Nothing here waits for a time.
  }

  overdue(): undefined {
    return undefined;
  }

  private readonly begin = (write: Write, operation: number): void => {
    this.writes.set(operation, this.queues.get(write.key)![0]!);
  };
}
