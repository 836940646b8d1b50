import type { Component, Design } from '../design/design.ts';
import type { Load } from '../design/load.ts';
import type { ComponentKind } from '../design/settings.ts';
import type { Fault } from '../design/simulation/index.ts';
import { instancesOf, isStation } from '../design/station.ts';
import type { CaseEffect } from './case-file.ts';
import { mentions } from './words.ts';

/** When faults hold, in virtual milliseconds; without an end to the end of the run. */
export interface FaultSpan {
  readonly fromMs: number;
  readonly untilMs?: number;
}

/** What of a case's effects befalls one design, and in words what could not be applied to it or was read in a certain way. */
export interface AppliedEffects {
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
}

/**
 * Puts the effects of a case, which fit any design, in terms of one. A design without regions is taken to stand in one: all of it is lost, or
 * all its stores are read-only. An effect on what was not drawn gives no fault; a note says so, unless it names components and another that does found some.
 */
export function applyEffects(design: Design, load: Load, effects: readonly CaseEffect[], span: FaultSpan): AppliedEffects {
  const applied = effects.map((effect) => applyEffect(design, load, effect, span));
  // An event may be put in several ways of which a drawing has one: what crashes is a service here and a worker there.
  const hasHit = effects.some((effect, at) => 'on' in effect && applied[at]!.faults.length > 0);
  const told = applied.filter(({ faults }, at) => faults.length > 0 || !hasHit || !('on' in effects[at]!));
  return { faults: applied.flatMap(({ faults }) => faults), notes: [...new Set(told.flatMap(({ notes }) => notes))] };
}

function applyEffect(design: Design, load: Load, effect: CaseEffect, span: FaultSpan): AppliedEffects {
  switch (effect.kind) {
    case 'region-lost':
    case 'region-read-only':
      return applyToRegion(design, effect.kind, span);
    case 'partition': {
      const [one, other] = regionsOf(design);
      if (one === undefined || other === undefined) return none('You drew fewer than two regions: there is nothing to part.');
      return { faults: [{ kind: 'partition', groups: [one, other], ...span }], notes: [] };
    }
    case 'hot-key':
    case 'burst': {
      const { request } = effect;
      if (request !== undefined && !load.kinds.some(({ id }) => id === request))
        return none(`Your design has no requests of the kind “${request}”: they cannot change.`);
      if (effect.kind === 'hot-key')
        return { faults: [{ kind: 'hot-key', request: effect.request, share: effect.share, key: 0, ...span }], notes: [] };
      return { faults: [{ kind: 'burst', ...(request !== undefined && { request }), factor: effect.factor, ...span }], notes: [] };
    }
    default:
      return applyToComponents(design, effect, span);
  }
}

function none(note: string): AppliedEffects {
  return { faults: [], notes: [note] };
}

type ComponentEffect = Extract<CaseEffect, { readonly on: unknown }>;

function applyToComponents(design: Design, effect: ComponentEffect, span: FaultSpan): AppliedEffects {
  const { kinds, words, pick } = effect.on;
  const ofKind = design.components.filter((component) => kinds.includes(component.kind));
  const fitting = words.length === 0 ? ofKind : ofKind.filter(({ name }) => words.some((word) => mentions(name, word)));
  const named = words.length === 0 ? '' : ` with ${joined(words.map((word) => `“${word}”`))} in its name`;
  if (fitting.length === 0) return none(`You drew no ${joined(kinds.map(nameOf))}${named}: there is nothing to befall.`);
  const chosen = pick === 'all' ? fitting : fitting.slice(0, 1);
  const found = chosen.map((component) => faultOf(component, effect, span));
  return { faults: found.map(({ fault }) => fault), notes: found.flatMap(({ note }) => (note === undefined ? [] : [note])) };
}

function faultOf(component: Component, effect: ComponentEffect, span: FaultSpan): { readonly fault: Fault; readonly note?: string } {
  const { id, name } = component;
  const instances = isStation(component) ? instancesOf(component) : 1;
  switch (effect.kind) {
    case 'component-lost':
    case 'read-only':
      return { fault: { kind: effect.kind, component: id, ...span } };
    case 'slow':
      return { fault: { kind: 'slow', component: id, factor: effect.factor, ...span } };
    case 'erring':
      return { fault: { kind: 'erring', component: id, probability: effect.probability, ...span } };
    case 'instances-lost':
    case 'slow-instances': {
      const all = { component: id, first: 0, count: effect.count, ...span } as const;
      const fault: Fault =
        effect.kind === 'instances-lost' ? { kind: 'instances-lost', ...all } : { kind: 'slow-instances', factor: effect.factor, ...all };
      return effect.count < instances
        ? { fault }
        : {
            fault,
            note: `“${name}” has ${instances === 1 ? 'only 1 instance' : `no more than ${instances} instances`}: all of it is hit.`,
          };
    }
  }
}

function regionsOf(design: Design): string[] {
  return design.groups.filter(({ kind }) => kind === 'region').map(({ id }) => id);
}

/** Kinds that stand in no region of the design's own: who asks, and what others run all over the world. */
const worldwide: readonly ComponentKind[] = ['clients', 'dns', 'cdn', 'third-party'];
const storeKinds: readonly ComponentKind[] = ['relational-store', 'key-value-store', 'search', 'object-store'];

function applyToRegion(design: Design, kind: 'region-lost' | 'region-read-only', span: FaultSpan): AppliedEffects {
  const [region] = regionsOf(design);
  if (region !== undefined)
    return { faults: [{ kind: kind === 'region-lost' ? 'group-lost' : 'group-read-only', group: region, ...span }], notes: [] };
  if (kind === 'region-lost') {
    const hit = design.components.filter((component) => !worldwide.includes(component.kind));
    const note = 'You drew no regions: all that you run yourself counts as one, and is lost.';
    return { faults: hit.map(({ id }) => ({ kind: 'component-lost', component: id, ...span })), notes: [note] };
  }
  const stores = design.components.filter((component) => storeKinds.includes(component.kind));
  if (stores.length === 0) return none('You drew no stores: there is nothing to befall.');
  const note = 'You drew no regions: all stores count as one region, and are read-only.';
  return { faults: stores.map(({ id }) => ({ kind: 'read-only', component: id, ...span })), notes: [note] };
}

function nameOf(kind: ComponentKind): string {
  return kind === 'dns' || kind === 'cdn' ? kind.toUpperCase() : kind.replaceAll('-', ' ').replace('api', 'API');
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
