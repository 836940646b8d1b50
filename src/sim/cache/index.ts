export * from './belady.ts';
export * from './capacities.ts';
export * from './curves.ts';
export * from './policies.ts';
export * from './sampling.ts';
export * from './stack-distances.ts';
export type { CachePolicy } from './policy.ts';
