import { checkDesign, type Design } from '../../../design/index.ts';
import { assert } from '../../../kernel/index.ts';

/** The steps of the walk, in order. */
export const stepIds = ['one', 'apart', 'many', 'replica', 'cache', 'edge', 'shards', 'regions'] as const;

/** The name of a step. */
export type StepId = (typeof stepIds)[number];

/** A step of the walk: what is new, and how it is drawn. */
export interface Step {
  readonly name: string;
  /** What is new, and what for. */
  readonly about: string;
  readonly design: Design;
}

/** A component in short: id, kind, name, and what differs from the usual settings. */
type Part = readonly [id: string, kind: string, name: string, settings?: object, region?: string];
/** A connection in short: "from to", what it is for, and what differs. */
type Wire = readonly [path: string, more?: object];

const machine = { instanceClass: 'medium', instanceAvailability: 0.995, queueLimit: 2000 } as const;
/** A page is 12 ms of work: 8 ms at a web server, 4 ms at the database. A machine has four cores. */
const web = (replicas: number): object => ({ ...machine, replicas, workersPerInstance: 4, serviceTimeMs: 8 });
const store = (more: object): object => ({ ...machine, workersPerInstance: 4, serviceTimeMs: 4, storedGb: 100, ...more });
const balancer = { policy: 'shared-queue' } as const;
const cacheOf = (replicas: number): object => ({
  ...machine,
  replicas,
  workersPerInstance: 2,
  serviceTimeMs: 0.2,
  capacityEntries: 10_000_000,
  // Given, because a short run would begin with an empty cache.
  hitRatio: 0.8,
});
const edge = { hitRatio: 0.5, ttlMs: 60_000 } as const;
const queue: Part = ['queue', 'queue', 'Queue'];
const workers = (replicas: number): Part => [
  'workers',
  'worker',
  'Workers',
  { ...machine, replicas, workersPerInstance: 4, serviceTimeMs: 20 },
];
const users: Part = ['users', 'clients', 'Users'];
const front: Part = ['balancer', 'load-balancer', 'Balancer', balancer];
const network: Part = ['edge', 'cdn', 'Edge', edge];
const webServers = (replicas: number): Part => ['web', 'service', 'Web servers', web(replicas)];
const memory = (replicas: number): Part => ['cache', 'cache', 'Cache', cacheOf(replicas)];
const database = (more: object): Part => ['store', 'relational-store', 'Database', store(more)];

/** Web servers behind a balancer that ask the database for everything. */
const balanced: readonly Wire[] = [['users balancer'], ['balancer web'], ['web store']];
/** From a balancer on: reads go through a cache, and what can wait goes through a queue. */
const behindBalancer: readonly Wire[] = [
  ['balancer web'],
  ['web cache', { for: ['read'] }],
  ['cache store', { for: ['read'] }],
  ['web store', { for: ['write'] }],
  ['web queue', { kind: 'async', for: ['write'] }],
  ['queue workers'],
];
const behindEdge: readonly Wire[] = [['users edge'], ['edge balancer'], ...behindBalancer];

/** Kinds that stand with the users, in no region of ours. */
const outside: readonly string[] = ['clients', 'dns', 'cdn'];

/** Builds a design. Where only one region is named, what is ours stands in it, so that its loss counts in every step. */
function makeDesign(parts: readonly Part[], wires: readonly Wire[], regions: readonly string[] = ['eu']): Design {
  const home = (kind: string): string | undefined => (regions.length === 1 && !outside.includes(kind) ? regions[0] : undefined);
  const read = checkDesign({
    format: 'headroom-design',
    version: 1,
    components: parts.map(([id, kind, name, settings = {}, region = home(kind)]) => ({
      ...{ id, kind, name, settings },
      ...(region !== undefined && { region }),
    })),
    connections: wires.map(([path, more = {}]) => {
      const [from, to] = path.split(' ');
      return { id: `${from}-${to}`, from, to, kind: 'sync', timeoutMs: 2000, ...more };
    }),
    groups: regions.map((id) => ({ id, kind: 'region', name: id === 'eu' ? 'Europe' : 'North America' })),
  });
  assert(read.ok, `a step of the walk is no design: ${read.ok ? '' : JSON.stringify(read.problems)}`);
  return read.design;
}

/** Returns the parts of one of two regions, each of which answers its own users; writes go to the first one's store. */
function regionParts(id: 'eu' | 'na'): readonly Part[] {
  const where = id === 'eu' ? 'EU' : 'NA';
  return [
    [`edge-${id}`, 'cdn', `Edge ${where}`, edge, id],
    [`balancer-${id}`, 'load-balancer', `Balancer ${where}`, balancer, id],
    [`web-${id}`, 'service', `Web servers ${where}`, web(12), id],
    [`cache-${id}`, 'cache', `Cache ${where}`, cacheOf(4), id],
    [`store-${id}`, 'relational-store', `Database ${where}`, store({ replicas: 3, shards: 4, readFrom: 'any', storedGb: 2000 }), id],
  ];
}

function regionWires(id: 'eu' | 'na'): readonly Wire[] {
  return [
    [`dns edge-${id}`],
    [`edge-${id} balancer-${id}`],
    [`balancer-${id} web-${id}`],
    [`web-${id} cache-${id}`, { for: ['read'] }],
    [`cache-${id} store-${id}`, { for: ['read'] }],
    [`web-${id} store-eu`, { for: ['write'], roundTripMs: id === 'eu' ? 0.5 : 100 }],
    [`web-${id} queue`, { kind: 'async', for: ['write'] }],
  ];
}

/** Each step with its design. The walk is the one that many notes tell; machines, times and prices are ours. */
export const steps: Readonly<Record<StepId, Step>> = {
  one: {
    name: '1. One machine',
    about: 'Web server and database share one machine of four cores. Nothing to keep in step, nothing to pay twice.',
    design: makeDesign(
      [users, ['web', 'service', 'One machine', { ...machine, replicas: 1, workersPerInstance: 4, serviceTimeMs: 12 }]],
      [['users web']],
    ),
  },
  apart: {
    name: '2. The database apart',
    about: 'The database has a machine of its own. Each can be sized, restarted and watched by itself.',
    design: makeDesign(
      [users, ['web', 'service', 'Web server', web(1)], database({ replicas: 1, failover: 'none' })],
      [['users web'], ['web store']],
    ),
  },
  many: {
    name: '3. Several web servers',
    about: 'A balancer before four web servers that keep nothing of their own, so that any of them can answer anybody.',
    design: makeDesign([users, front, webServers(4), database({ replicas: 1, failover: 'none' })], balanced),
  },
  replica: {
    name: '4. Replicas of the database',
    about: 'Three copies. Any of them answers reads, the primary takes the writes, and a copy takes its place when it is lost.',
    design: makeDesign([users, front, webServers(6), database({ replicas: 3, readFrom: 'any' })], balanced),
  },
  cache: {
    name: '5. A cache, and work for later',
    about: 'A cache answers four of five reads. What need not be done while the user waits goes into a queue.',
    design: makeDesign(
      [users, front, webServers(10), memory(2), database({ replicas: 3, readFrom: 'any' }), queue, workers(4)],
      [['users balancer'], ...behindBalancer],
    ),
  },
  edge: {
    name: '6. A content network',
    about: 'Edges near the users keep what is the same for everybody for a minute. Half of the reads never reach us.',
    design: makeDesign(
      [users, network, front, webServers(12), memory(3), database({ replicas: 3, readFrom: 'any', storedGb: 500 }), queue, workers(8)],
      behindEdge,
    ),
  },
  shards: {
    name: '7. Shards',
    about: 'Writes have outgrown one primary. The data is cut by account into four shards of three copies each.',
    design: makeDesign(
      [
        users,
        network,
        front,
        webServers(24),
        memory(6),
        database({ replicas: 3, shards: 4, readFrom: 'any', storedGb: 2000 }),
        queue,
        workers(24),
      ],
      behindEdge,
    ),
  },
  regions: {
    name: '8. Two regions',
    about: 'The same again across the ocean. Reads are answered near by; writes go to the first region, which the other copies.',
    design: makeDesign(
      [users, ['dns', 'dns', 'Names', { instanceAvailability: 0.9999 }], ...regionParts('eu'), ...regionParts('na'), queue, workers(24)],
      [
        ['users dns'],
        ...regionWires('eu'),
        ...regionWires('na'),
        ['store-eu store-na', { kind: 'replicates', roundTripMs: 100 }],
        ['queue workers'],
      ],
      ['eu', 'na'],
    ),
  },
};
