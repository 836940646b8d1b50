// The public entry of the simulator; SPEC.md beside it states the rules that the tests cite.
export * from './engine/command.ts';
export { Signal } from './engine/signal.ts';
export { Simulation, type SpawnOptions } from './engine/simulation.ts';
export { within } from './engine/within.ts';
export * from './metrics/histogram.ts';
export * from './metrics/population.ts';
export * from './metrics/time-weighted.ts';
export * from './models/arrivals.ts';
export * from './models/channel.ts';
export * from './models/clients.ts';
export * from './models/distribution.ts';
export * from './models/link.ts';
export * from './models/resource.ts';
export * from './models/station.ts';
export * from './models/store.ts';
export * from './workload/index.ts';
