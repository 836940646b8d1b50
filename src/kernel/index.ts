export * from './assert.ts';
export * from './exp.ts';
export * from './hash.ts';
export * from './heap.ts';
export * from './log.ts';
export * from './random.ts';
export * from './time.ts';
