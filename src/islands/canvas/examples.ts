import { checkDesign, type ComponentKind, type Design } from '../../design/index.ts';
import { assert } from '../../kernel/index.ts';
import { withLayout } from './layout-design.ts';

/** A design to start from. */
export interface ExampleDesign {
  readonly id: string;
  readonly name: string;
  /** Builds it, laid out. */
  build(): Design;
}

type Part = readonly [id: string, kind: ComponentKind, name: string, settings?: object, place?: object];
type Wire = readonly [from: string, to: string, more?: object];

function example(id: string, name: string, parts: readonly Part[], wires: readonly Wire[], groups: readonly object[] = []): ExampleDesign {
  return {
    id,
    name,
    build() {
      const read = checkDesign({
        format: 'headroom-design',
        version: 1,
        name,
        components: parts.map(([part, kind, title, settings = {}, place = {}]) => ({ id: part, kind, name: title, settings, ...place })),
        connections: wires.map(([from, to, more = {}], index) => ({ id: `wire-${index + 1}`, from, to, kind: 'sync', ...more })),
        groups,
      });
      assert(read.ok, `the example "${id}" is no design`);
      return withLayout(read.design);
    },
  };
}

/** Designs to start from, from the simplest on. */
export const examples: readonly ExampleDesign[] = [
  example(
    'one-machine',
    'One machine and its store',
    [
      ['users', 'clients', 'Users'],
      ['app', 'service', 'App'],
      ['db', 'relational-store', 'Database'],
    ],
    [
      ['users', 'app'],
      ['app', 'db'],
    ],
  ),
  example(
    'three-tiers',
    'Three tiers with a cache and a queue',
    [
      ['users', 'clients', 'Users'],
      ['balancer', 'load-balancer', 'Load balancer', { policy: 'two-choices' }],
      ['app', 'service', 'App', { replicas: 3 }],
      ['cache', 'cache', 'Cache', { replicas: 2, ttlMs: 600_000 }],
      ['db', 'relational-store', 'Database', { replicas: 2 }],
      ['jobs', 'queue', 'Jobs'],
      ['worker', 'worker', 'Worker', { replicas: 2 }],
      ['files', 'object-store', 'Files'],
    ],
    [
      ['users', 'balancer'],
      ['balancer', 'app'],
      ['app', 'cache'],
      ['cache', 'db'],
      ['app', 'jobs', { kind: 'async' }],
      ['jobs', 'worker'],
      ['worker', 'files'],
    ],
  ),
  example(
    'two-regions',
    'Two regions, one that copies the other',
    [
      ['users', 'clients', 'Users'],
      ['dns', 'dns', 'DNS'],
      ['app-eu', 'service', 'App, Europe', { replicas: 3 }, { region: 'eu' }],
      ['db-eu', 'key-value-store', 'Store, Europe', {}, { region: 'eu' }],
      ['app-us', 'service', 'App, America', { replicas: 3 }, { region: 'us' }],
      ['db-us', 'key-value-store', 'Store, America', {}, { region: 'us' }],
    ],
    [
      ['users', 'dns'],
      ['dns', 'app-eu'],
      ['dns', 'app-us'],
      ['app-eu', 'db-eu'],
      ['app-us', 'db-us'],
      ['db-eu', 'db-us', { kind: 'replicates' }],
    ],
    [
      { id: 'eu', kind: 'region', name: 'Europe' },
      { id: 'us', kind: 'region', name: 'America' },
    ],
  ),
];
