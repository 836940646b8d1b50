import type { Kind } from './kinds.ts';

/** A copy that a right reader holds. */
export interface Copy {
  readonly value: unknown;
  readonly expiryMicros: number;
  readonly loadMicros: number;
  /** It came by an early load. */
  readonly isRenewed: boolean;
}

/** A read of the store. */
export interface Load {
  readonly key: string;
  readonly beganMicros: number;
  /** Gets that wait for it. */
  readonly waiters: number[];
  readonly isEarly: boolean;
}

/** Why a key has no copy: which rule is broken by somebody who has one all the same. */
type Why = Extract<Kind, 'reads' | 'expires' | 'absence' | 'load-fails' | 'put-drops' | 'invalidate' | 'stale-fill'>;

/** What a right reader holds of one key. */
export class KeyState {
  copy: Copy | undefined;
  /** The load that counts. */
  load: Load | undefined;
  /** Loads under way that no longer count. */
  readonly voided = new Set<Load>();
  /** Values that loads brought which no longer counted. */
  readonly voidedValues: unknown[] = [];
  why: Why = 'reads';
  /** Writes under way. */
  writing = 0;
  /** An early load has failed since the copy was made. */
  hasFailedEarly = false;

  /** Returns the copy if it is live. Once it is not, it is dropped. */
  liveCopy(nowMicros: number): Copy | undefined {
    if (this.copy && nowMicros >= this.copy.expiryMicros) {
      this.why = this.copy.value === undefined ? 'absence' : 'expires';
      this.copy = undefined;
    }
    return this.copy;
  }

  /** Drops the copy; the load under way no longer counts. */
  forget(why: Why): void {
    this.copy = undefined;
    this.why = why;
    if (this.load) this.voided.add(this.load);
    this.load = undefined;
  }

  /** Takes the end of a load. */
  finish(load: Load, copy: Copy | undefined): void {
    if (this.voided.delete(load)) {
      if (!copy) return;
      this.voidedValues.push(copy.value);
      if (!this.copy) this.why = 'stale-fill';
      return;
    }
    this.load = undefined;
    if (copy) {
      this.copy = copy;
      this.hasFailedEarly = false;
    } else if (this.copy) this.hasFailedEarly = true;
    else this.why = 'load-fails';
  }
}
