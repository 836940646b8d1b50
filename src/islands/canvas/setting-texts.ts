import { balancerPolicies, type ComponentKind, evictionPolicies, instanceClasses, serviceTimeDistributions } from '../../design/index.ts';

/** How a setting that is a number is shown. */
export interface NumberText {
  readonly type: 'number';
  readonly label: string;
  readonly unit?: string;
  readonly help: string;
  /** What is shown for 1 of the design's own unit: 100 for shares shown in percent. */
  readonly shownPerUnit?: number;
  /** Set where nothing may be given, and what that means. */
  readonly empty?: string;
}

/** How a setting that is a choice is shown. */
export interface ChoiceText {
  readonly type: 'choice';
  readonly label: string;
  readonly help: string;
  readonly options: readonly (readonly [value: string, name: string])[];
}

/** How a setting is shown. */
export type SettingText = NumberText | ChoiceText;

const percent = { type: 'number', unit: '%', shownPerUnit: 100 } as const;
const policyNames = ['one shared queue (ideal)', 'at random', 'round robin', 'better of two at random', 'shortest queue'];
const classNames = ['small, 2 virtual CPUs', 'medium, 4', 'large, 8', 'extra large, 16'];
const distributionNames = ['always the same', 'exponential', 'log-normal, long tail'];

function zip(ids: readonly string[], names: readonly string[]): ChoiceText['options'] {
  return ids.map((id, index) => [id, names[index] ?? id]);
}

/** The words for every setting of every kind of component, by the name of its field. */
export const settingTexts: Readonly<Record<string, SettingText>> = {
  replicas: { type: 'number', label: 'Instances', help: 'How many run side by side. With 0, nothing is served.' },
  workersPerInstance: { type: 'number', label: 'Workers an instance', help: 'Requests that one instance serves at once.' },
  serviceTimeMs: {
    type: 'number',
    label: 'Service time',
    unit: 'ms',
    help: 'Mean time that a worker is busy with a request, without what it waits for others.',
  },
  serviceTimeDistribution: {
    type: 'choice',
    label: 'Service times are',
    help: 'How they vary about their mean.',
    options: zip(serviceTimeDistributions, distributionNames),
  },
  serviceTimeScv: {
    type: 'number',
    label: 'Spread of service times',
    help: 'Squared coefficient of variation: 1 as exponential times, 4 for a long tail.',
  },
  queueLimit: {
    type: 'number',
    label: 'Queue limit',
    unit: 'requests',
    help: 'The most that wait for each instance; the next one is refused.',
  },
  instanceAvailability: { ...percent, label: 'One instance is up', help: 'Share of time. Instances fail independently.' },
  instanceClass: { type: 'choice', label: 'Size of machine', help: 'Sets the price alone.', options: zip(instanceClasses, classNames) },
  capacityEntries: { type: 'number', label: 'Capacity', unit: 'entries', help: 'Held by all instances together.' },
  ttlMs: { type: 'number', label: 'Time to live', unit: 'ms', help: 'How long an entry may be served.', empty: 'as long as it is kept' },
  evictionPolicy: {
    type: 'choice',
    label: 'Eviction policy',
    help: 'Which entry goes when it is full.',
    options: evictionPolicies.map((id) => [id, id.toUpperCase()]),
  },
  whenDown: {
    type: 'choice',
    label: 'While it is down, requests',
    help: 'A cache that is passed by loads what is behind it.',
    options: [
      ['bypass', 'go past it'],
      ['fail', 'fail'],
    ],
  },
  policy: { type: 'choice', label: 'Picks by', help: 'How it chooses an instance.', options: zip(balancerPolicies, policyNames) },
  capacityMessages: { type: 'number', label: 'Capacity', unit: 'messages', help: 'The most kept for those that take them.' },
  shards: { type: 'number', label: 'Shards', help: 'Parts that the keys are spread over.' },
  storedGb: { type: 'number', label: 'Data kept', unit: 'GB', help: 'One copy of it.' },
  replicationLagMs: { type: 'number', label: 'Replication lag', unit: 'ms', help: 'How far copies are behind, on average.' },
  readFrom: {
    type: 'choice',
    label: 'Reads go to',
    help: 'Reads from copies may be stale.',
    options: [
      ['primary', 'the primary'],
      ['any', 'any copy'],
    ],
  },
  failover: {
    type: 'choice',
    label: 'When the primary is down',
    help: 'Whether a copy takes its place.',
    options: [
      ['automatic', 'a copy takes over'],
      ['none', 'writes wait'],
    ],
  },
  readQuorum: { type: 'number', label: 'Read quorum', unit: 'copies', help: 'Copies that must answer a read.' },
  writeQuorum: { type: 'number', label: 'Write quorum', unit: 'copies', help: 'Copies that must take a write.' },
  usDollarsPer1000Requests: { type: 'number', label: 'Price of 1,000 requests', unit: 'US dollars', help: 'What the provider takes.' },
  'hitRatio:cache': { ...percent, label: 'Hit ratio', help: 'Share of reads that hit.', empty: 'worked out from keys and capacity' },
  'hitRatio:dns': { ...percent, label: 'Answers still known', help: 'Share of requests whose client need not ask again.' },
  'replicas:store': { type: 'number', label: 'Copies of each shard', help: 'The primary among them. With 0, nothing is served.' },
};

const stores: readonly ComponentKind[] = ['relational-store', 'key-value-store', 'search'];

/** Returns the words for a setting of a kind of component. Throws when there are none, which a test excludes. */
export function settingText(kind: ComponentKind, field: string): SettingText {
  const of = kind === 'dns' ? 'dns' : kind === 'cache' || kind === 'cdn' ? 'cache' : stores.includes(kind) ? 'store' : '';
  const text = settingTexts[`${field}:${of}`] ?? settingTexts[field];
  if (!text) throw new Error(`setting-texts.ts has no words for "${field}" of a ${kind}.`);
  return text;
}

const first: Readonly<Partial<Record<ComponentKind, readonly string[]>>> = {
  dns: ['hitRatio', 'serviceTimeMs'],
  cdn: ['capacityEntries', 'ttlMs', 'hitRatio'],
  'load-balancer': ['policy', 'replicas'],
  cache: ['replicas', 'capacityEntries', 'ttlMs', 'hitRatio', 'evictionPolicy', 'whenDown'],
  queue: ['capacityMessages', 'replicas'],
  'relational-store': ['shards', 'replicas', 'readFrom', 'failover', 'replicationLagMs', 'storedGb', 'serviceTimeMs'],
  'key-value-store': ['shards', 'replicas', 'readQuorum', 'writeQuorum', 'replicationLagMs', 'storedGb', 'serviceTimeMs'],
  search: ['shards', 'replicas', 'replicationLagMs', 'storedGb', 'serviceTimeMs'],
  'object-store': ['storedGb', 'serviceTimeMs'],
  'third-party': ['serviceTimeMs', 'instanceAvailability', 'usDollarsPer1000Requests'],
};
const firstOfOthers = ['replicas', 'workersPerInstance', 'serviceTimeMs', 'instanceClass'];

/** Parts the settings of a kind into those shown at once and those shown on demand. */
export function orderSettings(
  kind: ComponentKind,
  fields: readonly string[],
): { readonly main: readonly string[]; readonly more: readonly string[] } {
  const main = (first[kind] ?? firstOfOthers).filter((field) => fields.includes(field));
  return { main, more: fields.filter((field) => !main.includes(field)) };
}
