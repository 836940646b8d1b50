// Sagas: a coordinator of the learner's beside simulated services and a durable log, explored over crashes and failing calls.
export type { SagaTrace } from './acts.ts';
export type { ScheduleFigures } from './monitor.ts';
export { longestRecord } from './live-learner.ts';
export * from './replay-saga.ts';
export * from './saga-world.ts';
export * from './schedule.ts';
export * from './story.ts';
export * from './violation.ts';
