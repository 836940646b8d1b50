export * from './push-record.ts';
export * from './run-push.ts';
export * from './scenario.ts';
export * from './wire-bytes.ts';
