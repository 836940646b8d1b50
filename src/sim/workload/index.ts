export * from './generate.ts';
export * from './spec.ts';
export { zipfProbabilities } from './zipf.ts';
