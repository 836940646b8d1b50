// The public entry of the simulation of designs; SPEC.md beside it states the rules that the tests cite.
export { type CauseName, causeNames } from './cause.ts';
export type { Coordinator, CoordinatorHost, CoordinatorMaker, SagaEnd, SagaKind, StepAnswer, Turns } from './coordinator.ts';
export * from './fault.ts';
export { type CacheMaker, type CacheMakerSetup, type OwnerOf } from './key-cache.ts';
export type { Part, Parts } from './parts.ts';
export * from './result.ts';
export * from './simulate.ts';
export { stockCoordinator } from './stock-coordinator.ts';
