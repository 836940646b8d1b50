import { createStream, mix32, type Nanos } from '../../kernel/index.ts';
import { createPolicy, type CachePolicy, type PolicyId } from '../../sim/cache/index.ts';

/** What the policy of one part of a cache is made from. */
export interface CacheMakerSetup {
  /** Entries it holds, from 1 to the number of keys. */
  readonly capacity: number;
  readonly keyCount: number;
  /** How long an entry may be served, Infinity for as long as it is kept. Who knows nothing of it is right all the same. */
  readonly ttlNs: Nanos;
  readonly nowNs: () => Nanos;
}

/** Makes the policy of one part of a cache: which keys are resident. The learner's own stands behind the same interface. */
export type CacheMaker = (setup: CacheMakerSetup) => CachePolicy;

/**
 * Says which of a component's `instances` has a key; the learner's own ring stands behind the same call. Any number is made safe. `isUp` is
 * another function after each loss or return of an instance, and the same one in between.
 */
export type OwnerOf = (key: number, isUp: (instance: number) => boolean, instances: number) => number;

/** What a cache is made from. */
export interface KeyCacheSpec {
  readonly id: string;
  readonly capacity: number;
  readonly ttlNs: Nanos;
  readonly policy: PolicyId;
  readonly keyCount: number;
  /** Instances, each with an equal part of the capacity and the keys that are its own. */
  readonly instances: number;
  readonly make?: CacheMaker | undefined;
  readonly ownerOf?: OwnerOf | undefined;
  readonly nowNs: () => Nanos;
}

/** What is noted of a key, in nanoseconds but for the owner; the notes of each key lie side by side, as they are wanted together. */
const Note = {
  /** A copy may be served before this time; 0 for none. */
  validUntil: 0,
  staleSince: 1,
  written: 2,
  /** The part that has the key; -1 while nobody has asked. */
  owner: 3,
} as const;
const notesPerKey = 4;

/** All parts of a cache together keep tables for so many keys: some 500 MB at worst. */
const mostTableKeys = 2 ** 25;

/** Spreads keys over instances by hash, moving to the next that is up. */
export const hashOwner: OwnerOf = (key, isUp, instances) => {
  const first = mix32(key) % instances;
  for (let step = 0; step < instances; step++) if (isUp((first + step) % instances)) return (first + step) % instances;
  return first;
};

/**
 * A cache that knows which keys it holds, until when, and since when each copy has been out of date. A policy of src/sim/cache decides what
 * stays. A key that was invalidated or has expired keeps its place until it is filled anew or evicted.
 */
export class KeyCache {
  hits = 0;
  misses = 0;
  private readonly spec: KeyCacheSpec;
  private readonly ownerOf: OwnerOf;
  private readonly parts: (CachePolicy | undefined)[];
  /** Of each key what {@link Note} says. */
  private readonly notes: Float64Array;
  private readonly isUp: Uint8Array;
  private tellIsUp = this.makeTellIsUp();

  constructor(spec: KeyCacheSpec) {
    this.spec = spec;
    const parts = Math.max(1, Math.min(spec.instances, Math.floor(mostTableKeys / spec.keyCount), spec.capacity));
    this.ownerOf = spec.ownerOf ?? hashOwner;
    this.parts = Array.from({ length: parts }, () => undefined);
    this.isUp = new Uint8Array(parts).fill(1);
    this.notes = new Float64Array(spec.keyCount * notesPerKey);
    for (let at = Note.owner; at < this.notes.length; at += notesPerKey) this.notes[at] = -1;
  }

  /** Asks for a key; on a miss it gets a place, and can be hit once it has been filled. */
  ask(key: number, nowNs: Nanos): boolean {
    const part = this.ownerAt(key);
    if (part < 0 || this.spec.capacity === 0) {
      this.misses++;
      return false;
    }
    const policy = (this.parts[part] ??= this.makePart(part));
    const isResident = policy.access(key) === true;
    if (isResident && this.notes[key * notesPerKey + Note.validUntil]! > nowNs) {
      this.hits++;
      return true;
    }
    if (!isResident) this.notes[key * notesPerKey + Note.validUntil] = 0;
    this.misses++;
    return false;
  }

  /** Returns the instance that has a key; -1 where none does, or where there are more instances than tables. */
  instanceOf(key: number): number {
    return this.parts.length >= this.spec.instances ? this.findOwner(key) : -1;
  }

  /** Gives a key a place and an up-to-date copy that may be served until a time, as if it had been read before the run. */
  preload(key: number, validUntilNs: Nanos): void {
    const part = this.findOwner(key);
    if (part < 0 || this.spec.capacity === 0) return;
    try {
      (this.parts[part] ??= this.makePart(part)).access(key);
    } catch {
      // The learner's cache broke, which is told when the key is asked for.
      return;
    }
    this.notes[key * notesPerKey + Note.validUntil] = validUntilNs;
  }

  /** Since when the copy of a key that was hit has been out of date; 0 where it is not. */
  staleSince(key: number): Nanos {
    return this.notes[key * notesPerKey + Note.staleSince]!;
  }

  /** Keeps what was read at `readNs` for a key that had been missed; it may have been out of date then, or since. */
  fill(key: number, nowNs: Nanos, readNs: Nanos, staleSinceNs: Nanos): void {
    const writtenNs = this.notes[key * notesPerKey + Note.written]!;
    this.notes[key * notesPerKey + Note.validUntil] = nowNs + this.spec.ttlNs;
    this.notes[key * notesPerKey + Note.staleSince] = staleSinceNs > 0 ? staleSinceNs : writtenNs > readNs ? writtenNs : 0;
  }

  /** Drops the copy of a key, as a write through the cache does. */
  invalidate(key: number): void {
    this.notes[key * notesPerKey + Note.validUntil] = 0;
  }

  /** Notes that what a copy was taken from has changed. */
  noteWrite(key: number, nowNs: Nanos): void {
    this.notes[key * notesPerKey + Note.written] = nowNs;
    if (this.notes[key * notesPerKey + Note.staleSince] === 0) this.notes[key * notesPerKey + Note.staleSince] = nowNs;
  }

  /** Loses instances, with what they hold, or brings them back empty. */
  setUp(first: number, count: number, isUp: boolean): void {
    for (let part = first; part < Math.min(first + count, this.parts.length); part++) {
      this.isUp[part] = isUp ? 1 : 0;
      this.parts[part] = undefined;
    }
    this.tellIsUp = this.makeTellIsUp();
    // Who owns what may have changed for every key; copies that stay with their owner stay valid.
    for (let key = 0; key < this.spec.keyCount; key++) {
      const before = this.notes[key * notesPerKey + Note.owner]!;
      if (before < 0) continue;
      this.notes[key * notesPerKey + Note.owner] = -1;
      if (this.findOwner(key) !== before) this.notes[key * notesPerKey + Note.validUntil] = 0;
    }
  }

  /** Returns the part that has a key, -1 where none does. The learner's ring may break over it, which is told when the key is asked for. */
  private findOwner(key: number): number {
    try {
      return this.ownerAt(key);
    } catch {
      return -1;
    }
  }

  private makeTellIsUp(): (instance: number) => boolean {
    return (instance) => this.isUp[instance] === 1;
  }

  private ownerAt(key: number): number {
    const known = this.notes[key * notesPerKey + Note.owner]!;
    if (known >= 0) return known;
    const { parts } = this;
    if (parts.length === 1) return (this.notes[key * notesPerKey + Note.owner] = 0);
    const owner = this.ownerOf(key, this.tellIsUp, parts.length);
    // The learner's ring may say anything; what is no instance holds no key.
    return (this.notes[key * notesPerKey + Note.owner] =
      Number.isInteger(owner) && owner >= 0 && owner < parts.length && this.isUp[owner] === 1 ? owner : -1);
  }

  private makePart(part: number): CachePolicy {
    const { capacity, keyCount, ttlNs, nowNs, policy, make, id } = this.spec;
    const share = Math.max(1, Math.floor(capacity / this.parts.length) + (part < capacity % this.parts.length ? 1 : 0));
    // Room beyond the keys there are would only cost memory.
    const held = Math.min(share, keyCount);
    if (make) return make({ capacity: held, keyCount, ttlNs, nowNs });
    const stream = createStream(`${id}/eviction/${part}`);
    return createPolicy(policy, { capacity: held, keyCount, stream, nextUses: new Int32Array(0) });
  }
}
