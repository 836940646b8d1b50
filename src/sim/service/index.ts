// Services: one component of the learner's, with promises, between callers and simulated services.
export type { ServiceTrace } from './acts.ts';
export * from './history.ts';
export * from './replay-service.ts';
export * from './schedule.ts';
export * from './service-world.ts';
export { sameJson } from '../learner/same-json.ts';
