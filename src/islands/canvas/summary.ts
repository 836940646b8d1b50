import type { Component, Connection } from '../../design/index.ts';
import { kindTexts } from './kind-texts.ts';

/** Writes a number shortly: 950, 12k, 1.5M, 2G. */
export function shortNumber(value: number): string {
  const steps = [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e4, 'k'],
  ] as const;
  for (const [from, unit] of steps) {
    if (value >= from) return `${Math.round((value / (unit === 'k' ? 1e3 : from)) * 10) / 10}${unit}`;
  }
  return String(Math.round(value * 1000) / 1000);
}

/** Writes a time shortly: 0.5 ms, 90 s, 15 min, 2 h, 30 d. */
export function shortTime(ms: number): string {
  const steps = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ] as const;
  for (const [length, unit] of steps) if (ms >= 2 * length || ms === length) return `${Math.round((ms / length) * 10) / 10} ${unit}`;
  return `${shortNumber(ms)} ms`;
}

/** Returns the one or two settings of a component that matter most, in a few words; "" for clients. */
export function summarise(component: Component): string {
  switch (component.kind) {
    case 'clients':
      return '';
    case 'dns':
      return `${Math.round(component.settings.hitRatio * 1000) / 10}% known`;
    case 'cdn':
    case 'cache': {
      const { capacityEntries, ttlMs, hitRatio } = component.settings;
      const kept = ttlMs === null ? '' : `, ${shortTime(ttlMs)}`;
      return hitRatio === null ? `${shortNumber(capacityEntries)} entries${kept}` : `${Math.round(hitRatio * 1000) / 10}% hits${kept}`;
    }
    case 'load-balancer':
      return policyWords[component.settings.policy];
    case 'queue':
      return `room for ${shortNumber(component.settings.capacityMessages)}`;
    case 'relational-store':
    case 'key-value-store':
    case 'search': {
      const { shards, replicas } = component.settings;
      return `${plural(shards, 'shard')} × ${plural(replicas, 'copy', 'copies')}`;
    }
    case 'object-store':
      return `${shortNumber(component.settings.storedGb)} GB`;
    case 'third-party':
      return `${shortTime(component.settings.serviceTimeMs)} an answer`;
    default:
      return `${component.settings.replicas} × ${component.settings.workersPerInstance} workers, ${shortTime(component.settings.serviceTimeMs)}`;
  }
}

/** Returns what stands below a component's name where it is drawn: its summary, whose code runs in it, or its kind where there is neither. */
export function lineBelowName(component: Component): string {
  const summary = summarise(component);
  return component.exercise === undefined ? summary || kindTexts[component.kind].name : `your code, ${summary}`;
}

const policyWords = {
  'shared-queue': 'one shared queue',
  random: 'at random',
  'round-robin': 'round robin',
  'two-choices': 'better of two',
  'shortest-queue': 'shortest queue',
} as const;

/** Returns what stands at a connection: its kind where it is not sync, and the kinds of request it is limited to; "" for nothing. */
export function labelConnection({ kind, for: only }: Connection, kinds: readonly { readonly id: string; readonly name: string }[]): string {
  const names = only?.map((id) => kinds.find((one) => one.id === id)?.name ?? id) ?? [];
  const what = { sync: '', async: 'async', replicates: 'copies' }[kind];
  const shown = names.length > 2 ? `${names.length} kinds of request` : names.join(', ');
  return [what, only === undefined ? '' : shown || 'no request'].filter((text) => text !== '').join(': ');
}

/** Returns "1 shard" or "3 shards". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Returns the name of a component with its kind, where that is not the name already: "Redirects, service". */
export function nameWithKind({ name, kind }: Component): string {
  const kindName = kindTexts[kind].name;
  return name.toLowerCase().startsWith(kindName.toLowerCase())
    ? name
    : `${name}, ${kindName === 'DNS' || kindName === 'CDN' ? kindName : kindName.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())}`;
}
