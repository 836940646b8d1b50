/** A module of the course, as the course map shows it. */
export interface CourseModule {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Ids of the modules whose ideas it builds on. */
  readonly after: readonly string[];
}

/** Every module a lesson or an exercise may belong to, in the order of the course. One without lessons or exercises is not shown. */
export const modules: readonly CourseModule[] = [
  {
    id: 'foundations',
    title: 'Foundations',
    summary: 'Scope, estimates, latency and throughput, availability: the arithmetic under every design.',
    after: [],
  },
  {
    id: 'networking',
    title: 'Networking',
    summary: 'From TCP and DNS to APIs and push: what it costs to reach another machine.',
    after: ['foundations'],
  },
  {
    id: 'traffic',
    title: 'Traffic',
    summary: 'Balancers, proxies and limits: sending each request where it does least harm.',
    after: ['networking'],
  },
  {
    id: 'caching',
    title: 'Caching',
    summary: 'Keeping the answer close: what to hold, what to evict, and when it is out of date.',
    after: ['foundations'],
  },
  {
    id: 'data',
    title: 'Data',
    summary: 'Indexes, partitions and stores: laying data out for the questions it will be asked.',
    after: ['caching'],
  },
  {
    id: 'consistency',
    title: 'Consistency',
    summary: 'Replicas, quorums and consensus: what readers may see, and what it costs to promise more.',
    after: ['data'],
  },
  {
    id: 'asynchronism',
    title: 'Asynchronism',
    summary: 'Queues, streams and sagas: doing the work later without losing it.',
    after: ['traffic', 'consistency'],
  },
  {
    id: 'parallelism',
    title: 'Parallelism',
    summary: 'Splitting one job over many machines, and putting the parts together again.',
    after: ['data'],
  },
  {
    id: 'architecture',
    title: 'Architecture',
    summary: 'Services, boundaries and the ways they talk: how a system is cut into parts.',
    after: ['traffic', 'asynchronism'],
  },
  {
    id: 'operations',
    title: 'Operations',
    summary: 'Measuring, releasing and recovering: keeping a system up while it changes.',
    after: ['architecture'],
  },
];

/** Returns a module by id. Throws, naming who asked, when there is none. */
export function moduleById(id: string, asker: string): CourseModule {
  const found = modules.find((module) => module.id === id);
  if (found) return found;
  throw new Error(
    `${asker} belongs to the module "${id}", which src/course/modules.ts does not list. Known: ${modules.map((module) => module.id).join(', ')}.`,
  );
}
