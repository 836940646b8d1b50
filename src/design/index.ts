// The public entry of the architecture model: designs and loads as data, and what can be worked out from them. The simulation has its own.
export { analyse, type Analysis, type AnalysisOutcome, type KindAnalysis } from './analysis.ts';
export { availabilityOf, type Availability } from './availability.ts';
export { capacityOf, type ComponentCapacity } from './capacity.ts';
export { costOf, type Cost, type CostItem } from './cost.ts';
export * from './defaults.ts';
export * from './design.ts';
export type { Explained, Explanation, Term } from './explanation.ts';
export { flowOf, type Flow, type KindFlow, type Visits } from './flow.ts';
export { formatExplanation } from './format-explanation.ts';
export * from './load.ts';
export type { Notice } from './notice.ts';
export { priceSource, type Price } from './prices.ts';
export type { Problem } from './problem.ts';
export * from './read-design.ts';
export * from './settings.ts';
export { singlePointsOf, type SinglePoint } from './single-points.ts';
export { findStructureProblems } from './structure.ts';
export { wireUp, type Wiring } from './wiring.ts';
