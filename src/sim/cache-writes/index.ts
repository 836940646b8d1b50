export * from './lane-run.ts';
export * from './lane.ts';
export * from './moments.ts';
export * from './scenario.ts';
export * from './script.ts';
