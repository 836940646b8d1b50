import type { ComponentKind } from '../../design/index.ts';

/** What the learner's object is to a component; each role has one adapter in `../realm/design/`. */
export type OwnRole = 'cache' | 'expiring-cache' | 'replacement-cache' | 'ring' | 'balancer' | 'saga';

/** An exercise whose solution can take the place of a component's stock part. */
export interface FittingExercise {
  readonly exercise: string;
  /** As the exercise's manifest has it. */
  readonly title: string;
  /** The function that its contract exports. */
  readonly entry: string;
  readonly role: OwnRole;
  /** The kinds of component that it fits. */
  readonly kinds: readonly ComponentKind[];
  /** What of the component the code decides, as the end of "your code decides ...". */
  readonly decides: string;
}

const keeps = 'what a cache keeps and what it evicts';
const caches: readonly ComponentKind[] = ['cache', 'cdn'];
const cache = { entry: 'createCache', kinds: caches, decides: keeps } as const;
const balancer = {
  entry: 'createBalancer',
  role: 'balancer',
  kinds: ['load-balancer'],
  decides: 'which instance serves each request',
} as const;

/** Every exercise whose solution fits a component, in the order of the course. */
export const fittingExercises: readonly FittingExercise[] = [
  { exercise: 'cache-lru', title: 'LRU cache', role: 'cache', ...cache },
  { exercise: 'cache-lfu', title: 'LFU cache', role: 'cache', ...cache },
  { exercise: 'cache-fifo-family', title: 'FIFO, LIFO, MRU and random', role: 'replacement-cache', ...cache },
  { exercise: 'cache-ttl', title: 'Cache with expiry', role: 'expiring-cache', ...cache },
  { exercise: 'cache-beat-lru', title: 'Beat LRU', role: 'cache', ...cache },
  {
    exercise: 'consistent-hashing',
    title: 'Consistent hashing',
    entry: 'createHashRing',
    role: 'ring',
    kinds: ['cache', 'cdn', 'key-value-store', 'relational-store', 'search'],
    decides: 'which instance of a cache, or which shard of a store, has each key',
  },
  { exercise: 'lb-weighted-round-robin', title: 'Smooth weighted round robin', ...balancer },
  { exercise: 'lb-least-connections', title: 'Least connections with slow start', ...balancer },
  { exercise: 'lb-least-response-time', title: 'Least response time', ...balancer },
  { exercise: 'lb-least-bandwidth', title: 'Least bandwidth', ...balancer },
  { exercise: 'lb-sticky-sessions', title: 'Sticky sessions', ...balancer },
  { exercise: 'lb-power-of-two', title: 'Power of two choices', ...balancer },
  {
    exercise: 'saga',
    title: 'Saga coordinator',
    entry: 'createCoordinator',
    role: 'saga',
    kinds: ['service', 'worker'],
    decides: 'when each call of a write is made, when it is tried again, and what is undone after a failure',
  },
];

/** Tells whether the solution of an exercise fits any kind of component. */
export function runsInDesigns(exercise: string): boolean {
  return fittingExercises.some((one) => one.exercise === exercise);
}

/** Returns how the solution of an exercise fits a kind of component; undefined where it does not. */
export function findFit(exercise: string, kind: ComponentKind): FittingExercise | undefined {
  return fittingExercises.find((one) => one.exercise === exercise && one.kinds.includes(kind));
}
