import type { Component, Design } from './design.ts';
import type { SettingsByKind } from './settings.ts';

/** A component that does work: any but clients. */
export type Station = Exclude<Component, { kind: 'clients' }>;

/** Tells whether a component does work itself. */
export function isStation(component: Component): component is Station {
  return component.kind !== 'clients';
}

/** Tells whether a component has anyone to serve a request: instances, and workers in them. */
export function canServe({ settings }: Station): boolean {
  return settings.replicas > 0 && settings.workersPerInstance > 0;
}

/** Tells whether a component keeps data in shards and copies, each instance with a queue of its own. */
export function keepsShards({ kind }: Component): boolean {
  return kind === 'relational-store' || kind === 'key-value-store' || kind === 'search';
}

/** Tells whether it is up to the key which instance of a component a request goes to: those of a store's shard, and of a cache. */
export function hasLinePerKey(component: Component): boolean {
  return keepsShards(component) || component.kind === 'cache';
}

/** Returns the parts that its keys are spread over; 1 for what has no shards. */
export function shardsOf(component: Station): number {
  return 'shards' in component.settings ? component.settings.shards : 1;
}

/** Returns how many instances there are in all: those of a shard times the shards. */
export function instancesOf(component: Station): number {
  return component.settings.replicas * shardsOf(component);
}

/** Returns how many of a shard's instances, or of the component's, must be up for a read or a write; 1 for most. */
export function instancesNeeded(component: Station, readOrWrite: 'read' | 'write'): number {
  if (component.kind !== 'key-value-store') return 1;
  return component.settings[readOrWrite === 'read' ? 'readQuorum' : 'writeQuorum'];
}

/** Tells whether only one certain instance of a relational store, the primary, can serve a kind of request. */
export function needsPrimary({ failover, readFrom }: SettingsByKind['relational-store'], readOrWrite: 'read' | 'write'): boolean {
  return failover === 'none' && (readOrWrite === 'write' || readFrom === 'primary');
}

/** Tells whether the loss of one instance stops a component for a kind of request, or for the share of its keys on one shard. */
export function isFragile(component: Station, readOrWrite: 'read' | 'write'): boolean {
  if (component.kind === 'relational-store' && needsPrimary(component.settings, readOrWrite)) return true;
  return component.settings.replicas - 1 < instancesNeeded(component, readOrWrite);
}

/** Returns the squared coefficient of variation of a component's service times. */
export function scvOf({ settings }: Station): number {
  switch (settings.serviceTimeDistribution) {
    case 'deterministic':
      return 0;
    case 'exponential':
      return 1;
    case 'lognormal':
      return settings.serviceTimeScv;
  }
}

/** How many instances a request is sent to at once, and how many of their answers it waits for. */
export interface FanOut {
  readonly asked: number;
  readonly needed: number;
}

/** Returns how a component's instances share one request: all copies take a write of a key-value store, every shard answers a search. */
export function fanOutOf(component: Station, readOrWrite: 'read' | 'write'): FanOut {
  if (component.kind === 'search' && readOrWrite === 'read') return { asked: component.settings.shards, needed: component.settings.shards };
  if (component.kind !== 'key-value-store') return { asked: 1, needed: 1 };
  const { replicas } = component.settings;
  const needed = Math.max(1, Math.min(replicas, instancesNeeded(component, readOrWrite)));
  return { asked: readOrWrite === 'write' ? Math.max(1, replicas) : needed, needed };
}

/** Returns the components whose instances each have a queue of their own, as a balancer picks one of them, by how it picks. */
export function pickedBy(design: Design): ReadonlyMap<string, SettingsByKind['load-balancer']['policy']> {
  const policies = new Map(
    design.components.flatMap((one) => (one.kind === 'load-balancer' ? [[one.id, one.settings.policy] as const] : [])),
  );
  const picked = new Map<string, SettingsByKind['load-balancer']['policy']>();
  for (const { from, to, kind } of design.connections) {
    const policy = kind === 'sync' ? policies.get(from) : undefined;
    if (policy !== undefined && policy !== 'shared-queue') picked.set(to, policy);
  }
  return picked;
}
