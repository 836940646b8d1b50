import { nanosFromMs } from '../../kernel/index.ts';
import { keepsShards } from '../station.ts';
import { type Call, CallState } from './call.ts';
import type { Fault } from './fault.ts';
import { crosses, type Plan } from './plan.ts';
import type { Pool } from './pool.ts';
import type { RequestFlow } from './request-flow.ts';
import type { RequestSource } from './request-source.ts';
import type { Station } from './station.ts';

/** At the same time, faults come before what they befall. */
const faultPriority = 7;

/** Turns faults on and off when their times come. Several may hold of one component: it works again when the last has ended. */
export class FaultSwitch {
  private readonly flow: RequestFlow;
  private readonly plan: Plan;
  private readonly sources: readonly (RequestSource | undefined)[];
  private readonly active = new Set<Fault>();

  constructor(flow: RequestFlow, plan: Plan, sources: readonly (RequestSource | undefined)[], faults: readonly Fault[]) {
    this.flow = flow;
    this.plan = plan;
    this.sources = sources;
    this.expectStops(faults);
    for (const fault of faults) {
      flow.sim.after(nanosFromMs(fault.fromMs), () => this.turn(fault, true), faultPriority);
      if (fault.untilMs !== undefined) flow.sim.after(nanosFromMs(fault.untilMs), () => this.turn(fault, false), faultPriority);
    }
  }

  private turn(fault: Fault, isOn: boolean): void {
    if (isOn) this.active.add(fault);
    else this.active.delete(fault);
    switch (fault.kind) {
      case 'component-lost':
      case 'instances-lost':
      case 'group-lost':
        this.setLost();
        break;
      case 'slow':
      case 'slow-instances':
        this.setSlow();
        break;
      case 'partition':
        for (const edge of this.plan.edges) {
          const isCut = this.listActive('partition').some(({ groups }) => crosses(this.plan, edge, groups));
          if (isCut !== this.flow.isParted(edge)) this.flow.setParted(edge, isCut);
        }
        break;
      case 'hot-key':
        this.setHotKeys();
        break;
      case 'erring':
        for (const station of this.flow.stations) {
          const chances = this.listActive('erring').filter(({ component }) => component === station.node.component.id);
          station.errorProbability = Math.max(0, ...chances.map(({ probability }) => probability));
        }
        break;
      case 'read-only':
      case 'group-read-only':
        this.setReadOnly();
        break;
      case 'burst':
        // The source of the requests knows its bursts from the start.
        break;
    }
  }

  private listActive<Kind extends Fault['kind']>(kind: Kind): Extract<Fault, { kind: Kind }>[] {
    return [...this.active].filter((fault): fault is Extract<Fault, { kind: Kind }> => fault.kind === kind);
  }

  private setReadOnly(): void {
    const components = new Set(this.listActive('read-only').map(({ component }) => component));
    const groups = this.listActive('group-read-only').map(({ group }) => group);
    for (const station of this.flow.stations) {
      const { component, index } = station.node;
      const isStore = keepsShards(component) || component.kind === 'object-store';
      station.isReadOnly = isStore && (components.has(component.id) || groups.some((group) => this.plan.groupsOf[index]!.has(group)));
    }
  }

  private setHotKeys(): void {
    this.plan.kinds.forEach(({ id }, kind) => {
      const source = this.sources[kind];
      if (!source) return;
      const hot = this.listActive('hot-key').find(({ request }) => request === id);
      source.hotShare = hot?.share ?? 0;
      source.hotKey = Math.min(hot?.key ?? 0, this.plan.keyCount - 1);
    });
  }

  private setSlow(): void {
    for (const { node, pools } of this.flow.stations) {
      for (const pool of pools) {
        const slow = [
          ...this.listActive('slow').map((fault) => ({ ...fault, first: 0, count: Infinity })),
          ...this.listActive('slow-instances'),
        ].filter(({ component, first, count }) => component === node.component.id && overlap(pool, first, count) > 0);
        const worst = slow.reduce((most, { factor }) => Math.max(most, factor), 0);
        pool.slowFactor = slow.length > 0 ? worst : 1;
        pool.slowShare = Math.max(0, ...slow.map(({ first, count }) => overlap(pool, first, count) / pool.instances));
      }
    }
  }

  /** Tells coordinators of sagas whether the run will stop them, before it begins. */
  private expectStops(faults: readonly Fault[]): void {
    for (const { node } of this.flow.stations) {
      const stops = faults.some(
        (fault) =>
          ((fault.kind === 'component-lost' || fault.kind === 'instances-lost') && fault.component === node.component.id) ||
          (fault.kind === 'group-lost' && this.plan.groupsOf[node.index]!.has(fault.group)),
      );
      if (stops) this.flow.sagas.expectStops(node.index);
    }
  }

  private setLost(): void {
    const { flow } = this;
    const groups = this.listActive('group-lost').map(({ group }) => group);
    const losses = flow.stations.map((station) => {
      const { component, index } = station.node;
      const isLost =
        this.listActive('component-lost').some((fault) => fault.component === component.id) ||
        groups.some((group) => this.plan.groupsOf[index]!.has(group));
      const lost = this.listActive('instances-lost').filter((fault) => fault.component === component.id);
      return { station, isLost, lost };
    });
    // Coordinators stop before anything is told: what is lost at the same moment elsewhere they never hear of.
    for (const { station, isLost, lost } of losses) flow.sagas.setDown(station.node.index, () => listDown(station, isLost, lost));
    let hasChanged = false;
    for (const { station, isLost, lost } of losses) {
      const { component } = station.node;
      for (const pool of station.pools) {
        const up = isLost ? 0 : pool.instances - countLost(pool, lost);
        if (up === pool.up) continue;
        hasChanged = true;
        this.setUp(station, pool, up);
      }
      this.setCacheUp(station, isLost, lost);
      if (component.kind === 'queue') flow.messages.setPaused(station, !station.isUp);
    }
    if (hasChanged) flow.refreshBalancers();
  }

  /** Loses or brings back instances of a pool. What the lost held fails: all of it, or of shared workers the share that was at them. */
  private setUp(station: Station, pool: Pool, up: number): void {
    const { flow } = this;
    const { calls } = flow;
    const before = pool.up;
    pool.up = up;
    station.lookWhoIsUp();
    if (up > before) return flow.putToWork(station, pool);
    const number = station.pools.indexOf(pool);
    const at: Call[] = [];
    for (const call of calls.all) {
      const { state } = call;
      const isHere = call.station === station && call.instance === number;
      if (isHere && (state === CallState.serving || state === CallState.calling)) at.push(call);
    }
    // A call that waits for a saga is where that is. Of others the lost are taken evenly from all: every one at which the number of lost calls so far must rise.
    const sagas = flow.sagas.listWaiting(station.node.index);
    const lostShare = (before - up) / before;
    let place = 0;
    const lost = at.filter((call) => {
      const hasStopped = sagas.get(call);
      if (hasStopped !== undefined) return hasStopped;
      place++;
      return Math.floor(place * lostShare + 1e-9) > Math.floor((place - 1) * lostShare + 1e-9);
    });
    if (up === 0) for (let call = pool.line.shift(); call !== undefined; call = pool.line.shift()) lost.push(call);
    const tokens = lost.map((call) => call.token);
    // The end of one may end others of them, as when one part of a call takes the rest with it.
    lost.forEach((call, index) => {
      if (call.token === tokens[index]) flow.kill(call);
    });
  }

  private readonly lostBefore = new Map<Station, ReadonlySet<number>>();

  private setCacheUp(station: Station, isLost: boolean, lost: readonly { first: number; count: number }[]): void {
    const { cache, replicas } = station;
    if (!cache) return;
    const now = listDown(station, isLost, lost);
    const before = this.lostBefore.get(station) ?? new Set<number>();
    for (let instance = 0; instance < replicas; instance++) {
      if (now.has(instance) !== before.has(instance)) cache.setUp(instance, 1, !now.has(instance));
    }
    this.lostBefore.set(station, now);
  }
}

/** Returns the numbers of the instances that are lost. */
function listDown({ replicas }: Station, isLost: boolean, lost: readonly { first: number; count: number }[]): Set<number> {
  const down = new Set<number>();
  for (let instance = 0; instance < replicas; instance++) {
    if (isLost || lost.some(({ first, count }) => instance >= first && instance < first + count)) down.add(instance);
  }
  return down;
}

/** Returns how many instances of a pool are among `count` from number `first`. */
function overlap(pool: Pool, first: number, count: number): number {
  return Math.max(0, Math.min(pool.first + pool.instances, first + count) - Math.max(pool.first, first));
}

/** Returns how many instances of a pool are in any of the spans, those in several counted once. */
function countLost(pool: Pool, lost: readonly { readonly first: number; readonly count: number }[]): number {
  const spans = lost.map(({ first, count }) => [first, first + count] as const).sort((a, b) => a[0] - b[0]);
  let covered = 0;
  let from = pool.first;
  for (const [start, end] of spans) {
    const begin = Math.max(from, start);
    const stop = Math.min(pool.first + pool.instances, end);
    if (stop <= begin) continue;
    covered += stop - begin;
    from = stop;
  }
  return covered;
}
