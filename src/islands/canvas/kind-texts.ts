import type { ComponentKind } from '../../design/index.ts';

/** What a kind of component is called, and what it is for in a few words. */
export interface KindText {
  readonly name: string;
  readonly about: string;
}

/** The words for each kind of component. */
export const kindTexts: Readonly<Record<ComponentKind, KindText>> = {
  clients: { name: 'Clients', about: 'who asks: browsers, apps, other systems' },
  dns: { name: 'DNS', about: 'turns a name into an address' },
  cdn: { name: 'CDN', about: 'keeps copies near the readers' },
  'load-balancer': { name: 'Load balancer', about: 'picks who serves a request' },
  'api-gateway': { name: 'API gateway', about: 'one door: checks and forwards' },
  service: { name: 'Service', about: 'your code that answers requests' },
  worker: { name: 'Worker', about: 'your code that works off a queue' },
  cache: { name: 'Cache', about: 'keeps recent answers in memory' },
  queue: { name: 'Queue', about: 'keeps messages until they are taken' },
  'relational-store': { name: 'Relational store', about: 'tables: one primary and its copies' },
  'key-value-store': { name: 'Key-value store', about: 'values by key, over equal copies' },
  search: { name: 'Search', about: 'finds by words, over all shards' },
  'object-store': { name: 'Object store', about: 'large files, kept by a provider' },
  'third-party': { name: 'Third party', about: 'what somebody else runs: payments, mail' },
};

/** The palette: kinds of component in groups, in the order that a request meets them. */
export const paletteGroups: readonly { readonly name: string; readonly kinds: readonly ComponentKind[] }[] = [
  { name: 'Edge', kinds: ['clients', 'dns', 'cdn', 'load-balancer', 'api-gateway'] },
  { name: 'Compute', kinds: ['service', 'worker', 'queue'] },
  { name: 'Data', kinds: ['cache', 'relational-store', 'key-value-store', 'search', 'object-store'] },
  { name: 'Outside', kinds: ['third-party'] },
];
