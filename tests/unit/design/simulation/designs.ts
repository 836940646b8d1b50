// Small designs and loads for the tests of the simulation: everything that a test does not name is set so that theory is exact.
import {
  defaultSettings,
  type Component,
  type ComponentKind,
  type Connection,
  type Design,
  type Group,
  type Load,
  type RequestKind,
} from '../../../../src/design/index.ts';
import { simulateDesign, type SimulationOptions, type SimulationResult } from '../../../../src/design/simulation/index.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Returns a component named after its id. */
export function component(
  kind: ComponentKind,
  id: string,
  settings: Settings = {},
  place: Pick<Component, 'region' | 'zone' | 'exercise'> = {},
): Component {
  return { id, kind, name: id, settings: { ...defaultSettings[kind], ...settings }, ...place } as Component;
}

/** Returns a station whose work takes `serviceTimeMs` on average, exponential unless said, before `workers` workers. */
export function station(kind: ComponentKind, id: string, serviceTimeMs: number, workers = 1, settings: Settings = {}): Component {
  return component(kind, id, { replicas: 1, workersPerInstance: workers, serviceTimeMs, queueLimit: 1e9, ...settings });
}

/** Returns a connection that takes no time of its own and never times out in a test. */
export function connect(from: string, to: string, more: Partial<Connection> = {}): Connection {
  return { id: `${from}-${to}`, from, to, kind: 'sync', roundTripMs: 0, timeoutMs: 3_600_000, retries: 0, retryDelayMs: 0, ...more };
}

/** Returns a design of components in which each calls the next that is named with it. */
export function design(components: readonly Component[], connections: readonly Connection[], groups: readonly Group[] = []): Design {
  return { format: 'headroom-design', version: 1, components, connections, groups };
}

/** Returns reads at a rate that enter at `clients`. */
export function reads(ratePerSecond: number, more: Partial<RequestKind> = {}): RequestKind {
  return {
    id: 'read',
    name: 'Read',
    ratePerSecond,
    readOrWrite: 'read',
    entry: 'clients',
    keys: { count: 1000, skew: 0 },
    responseKb: 0,
    objective: {},
    ...more,
  };
}

/** Returns writes at a rate that enter at `clients`. */
export function writes(ratePerSecond: number, more: Partial<RequestKind> = {}): RequestKind {
  return reads(ratePerSecond, { id: 'write', name: 'Write', readOrWrite: 'write', ...more });
}

export const clients = component('clients', 'clients');

/** Simulates, and fails when the design cannot be run. */
export function run(of: Design, kinds: Load['kinds'], options: Partial<SimulationOptions> = {}): SimulationResult {
  const outcome = simulateDesign(of, { kinds }, { seed: 'test', durationMs: 10_000, ...options });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return outcome.result;
}

/** Returns what was seen of a component. */
export function seenOf(result: SimulationResult, id: string) {
  const found = result.components.find((one) => one.id === id);
  if (!found) throw new Error(`no component ${id}`);
  return found;
}
