import type { RandomStream } from '../../kernel/index.ts';
import { unreachable } from '../../kernel/index.ts';
import { createArc } from './arc.ts';
import { createBelady } from './belady.ts';
import { createClock } from './clock.ts';
import { createFifo } from './fifo.ts';
import { createLfu } from './lfu.ts';
import { createLifo } from './lifo.ts';
import { createLru } from './lru.ts';
import { createMru } from './mru.ts';
import type { CachePolicy } from './policy.ts';
import { createRandomEviction } from './random-eviction.ts';
import { createS3Fifo } from './s3-fifo.ts';
import { createSieve } from './sieve.ts';
import { createTwoQueue } from './two-queue.ts';
import { createWTinyLfu } from './w-tinylfu.ts';

/** The names of the policies in code, data and links. */
export const policyIds = [
  'fifo',
  'lifo',
  'lru',
  'mru',
  'lfu',
  'random',
  'clock',
  'sieve',
  'arc',
  '2q',
  's3-fifo',
  'w-tinylfu',
  'belady',
] as const;

/** The name of one policy. */
export type PolicyId = (typeof policyIds)[number];

/** What a policy is made from. */
export interface PolicySetup {
  /** Entries the cache holds, from 1. */
  readonly capacity: number;
  /** Keys are 0 to keyCount - 1. */
  readonly keyCount: number;
  /** Where random eviction draws from. */
  readonly stream: RandomStream;
  /** The future, for Belady's MIN only; see `computeNextUses`. */
  readonly nextUses: Int32Array;
}

/** Creates a policy by name; memory is at most about 30 bytes a key. */
export function createPolicy(id: PolicyId, { capacity, keyCount, stream, nextUses }: PolicySetup): CachePolicy {
  switch (id) {
    case 'fifo':
      return createFifo(capacity, keyCount);
    case 'lifo':
      return createLifo(capacity, keyCount);
    case 'lru':
      return createLru(capacity, keyCount);
    case 'mru':
      return createMru(capacity, keyCount);
    case 'lfu':
      return createLfu(capacity, keyCount);
    case 'random':
      return createRandomEviction(capacity, keyCount, stream);
    case 'clock':
      return createClock(capacity, keyCount);
    case 'sieve':
      return createSieve(capacity, keyCount);
    case 'arc':
      return createArc(capacity, keyCount);
    case '2q':
      return createTwoQueue(capacity, keyCount);
    case 's3-fifo':
      return createS3Fifo(capacity, keyCount);
    case 'w-tinylfu':
      return createWTinyLfu(capacity, keyCount);
    case 'belady':
      return createBelady(capacity, keyCount, nextUses);
    default:
      return unreachable(id);
  }
}
