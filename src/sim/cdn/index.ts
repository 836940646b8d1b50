export * from './run-cdn.ts';
export * from './scenario.ts';
export * from './theory.ts';
export type { WayRecord } from './way-record.ts';
