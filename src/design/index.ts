// The public entry of the architecture model: designs and loads as data, and what can be worked out from them.
export * from './defaults.ts';
export * from './design.ts';
export * from './load.ts';
export { type Problem } from './problem.ts';
export * from './read-design.ts';
export * from './settings.ts';
export { findStructureProblems } from './structure.ts';
