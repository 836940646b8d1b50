import type { Outcome } from '../../../../src/sim/service/index.ts';
import type { CacheOptions } from '../contract.ts';
import type { HeldKeys } from './held-keys.ts';
import type { Kind } from './kinds.ts';
import type { PolicyBook } from './policy-book.ts';
import { ends, type Turn, type Write } from './turn.ts';

interface Dirty {
  readonly key: string;
  value: unknown;
  /** Counts; the smaller has been dirty longer. Absent: a write of it failed, and its place in the next pass is free. */
  readonly since: number | undefined;
}

interface Pass {
  /** Keys that were dirty when it began and have not been written. */
  readonly left: Set<string>;
  readonly failed: number[];
  readonly flushes: readonly number[];
}

/** The books of write-behind: what is dirty, when a pass is due, and what it has yet to write. */
export class PassBook implements PolicyBook {
  private readonly held: HeldKeys;
  private readonly options: CacheOptions;
  private readonly dirty = new Map<string, Dirty>();
  private pass: Pass | undefined;
  /** The write of the pass that is under way. */
  private writing: { readonly key: string; readonly value: unknown; readonly operation: number } | undefined;
  /** When a pass is to begin, and what is broken when it does not. */
  private due: { readonly atMicros: number; readonly kind: Kind } | undefined;
  /** Calls of flush that wait for the pass after this one. */
  private nextFlushes: number[] = [];
  private changes = 0;

  constructor(held: HeldKeys, options: CacheOptions) {
    this.held = held;
    this.options = options;
  }

  set(turn: Turn, call: number, { key, value }: Write, nowMicros: number): void {
    this.changes += 1;
    const known = this.dirty.get(key);
    if (known) known.value = value;
    else this.dirty.set(key, { key, value, since: this.changes });
    this.held.hold(key, value, 'dirty-read');
    turn.settles.set(call, ends('behind-set'));
    turn.otherRead = 'behind-set';
    turn.otherWrite = () => (this.pass ? 'pass' : 'begins');
    if (this.pass) return;
    if (this.dirty.size >= this.options.maxDirty) this.beginPass(turn, [], 'begins');
    else {
      this.due ??= { atMicros: nowMicros + this.options.flushMs * 1000, kind: 'begins' };
      this.onTime(turn, nowMicros);
    }
  }

  flush(turn: Turn, call: number): void {
    turn.otherSettle = () => 'flush';
    turn.otherWrite = () => 'flush';
    if (this.pass) this.nextFlushes.push(call);
    else if (this.dirty.size === 0) turn.settles.set(call, ends('flush'));
    else this.beginPass(turn, [call], 'flush');
  }

  isWrite(operation: number): boolean {
    return this.writing?.operation === operation;
  }

  answer(turn: Turn, operation: number, outcome: Outcome, nowMicros: number): void {
    const { key, value } = this.writing!;
    const pass = this.pass!;
    this.writing = undefined;
    const isFailed = outcome.kind === 'rejected';
    if (isFailed) {
      pass.failed.push(operation);
      this.dirty.set(key, { key, value: this.dirty.get(key)?.value ?? value, since: undefined });
    }
    turn.otherSettle = () => 'flush';
    turn.otherRead = 'pass';
    turn.otherWrite = (other) => this.wrongWrite(other, isFailed);
    if (pass.left.size > 0) this.allowWrite(turn, isFailed ? 'pass-fails' : 'pass');
    else this.endPass(turn, pass, nowMicros);
  }

  onTime(turn: Turn, nowMicros: number): void {
    if (!this.pass && this.due?.atMicros === nowMicros && !turn.write) this.beginPass(turn, [], undefined);
  }

  overdue(nowMicros: number): { readonly kind: Kind; readonly dueMicros: number } | undefined {
    const { due } = this;
    return due && due.atMicros < nowMicros ? { kind: due.kind, dueMicros: due.atMicros } : undefined;
  }

  /** What a write breaks that is not the next of the pass. */
  private wrongWrite(key: string, isFailed: boolean): Kind {
    if (!this.pass) return isFailed ? 'pass-fails' : this.dirty.has(key) ? 'meanwhile' : 'pass';
    if (this.pass.left.has(key)) return 'pass-order';
    return isFailed ? 'pass-fails' : this.dirty.has(key) ? 'meanwhile' : 'pass';
  }

  private endPass(turn: Turn, { flushes, failed }: Pass, nowMicros: number): void {
    this.pass = undefined;
    for (const call of flushes) turn.settles.set(call, ends('flush', failed));
    const waiting = this.nextFlushes;
    this.nextFlushes = [];
    if (this.dirty.size === 0) for (const call of waiting) turn.settles.set(call, ends('flush'));
    else if (waiting.length > 0) this.beginPass(turn, waiting, 'flush');
    else this.due = { atMicros: nowMicros + this.options.flushMs * 1000, kind: failed.length > 0 ? 'pass-fails' : 'meanwhile' };
  }

  /** Lets a pass begin; `must`: it has to, now. */
  private beginPass(turn: Turn, flushes: readonly number[], must: Kind | undefined): void {
    if (must) this.due = undefined;
    this.allowWrite(turn, must, () => {
      this.due = undefined;
      this.pass = { left: new Set(this.dirty.keys()), failed: [], flushes };
    });
  }

  private allowWrite(turn: Turn, must: Kind | undefined, before: () => void = () => {}): void {
    const left = [...this.dirty.values()].filter(({ key }) => this.pass?.left.has(key) ?? true);
    const longest = Math.min(...left.map(({ since }) => since ?? Infinity));
    const oneOf = left.filter(({ since }) => since === undefined || since === longest);
    if (this.pass === undefined) turn.otherWrite = (key) => (this.dirty.has(key) ? 'pass-order' : 'pass');
    turn.write = {
      oneOf: oneOf.map(({ key, value }) => ({ key, value })),
      ...(must && { must }),
      begin: ({ key, value }, operation) => {
        before();
        this.pass!.left.delete(key);
        this.dirty.delete(key);
        this.writing = { key, value, operation };
        turn.otherWrite = () => 'pass';
      },
    };
  }
}
