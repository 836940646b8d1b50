// The public entry of the queueing formulas: what theory says of the stations that src/sim runs.
export * from './formulas.ts';
