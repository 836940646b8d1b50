// The public entry of the simulated cluster: rules C1 to C12 of ../SPEC.md. Stock balancers are numbers in, numbers out: none fits an exercise's contract.
export { leastBandwidth } from './balancers/least-bandwidth.ts';
export { peakEwma } from './balancers/peak-ewma.ts';
export { randomBalancer } from './balancers/random.ts';
export { roundRobin } from './balancers/round-robin.ts';
export { shortestQueue } from './balancers/shortest-queue.ts';
export { twoChoices } from './balancers/two-choices.ts';
export { clientAddress } from './client-address.ts';
export { clusterWorld } from './cluster-world.ts';
export * from './decision.ts';
export * from './figures.ts';
export * from './port.ts';
export * from './replay-cluster.ts';
export { runCluster, type ClusterRecord } from './run-cluster.ts';
export * from './scenario.ts';
export { maxSeriesPoints, type ClusterSeries } from './series.ts';
