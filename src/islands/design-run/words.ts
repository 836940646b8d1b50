import type { CauseName, Fault } from '../../design/simulation/index.ts';
import type { Design, Load } from '../../design/index.ts';
import { formatNumber } from '../../estimate/index.ts';
import { formatSeconds } from '../labs/shared/format.ts';

/** Why calls failed, as a noun for lists and charts. */
export const causeWords: Readonly<Record<CauseName, string>> = {
  timeout: 'timed out',
  full: 'queue full',
  lost: 'instance lost',
  noCapacity: 'nobody to serve',
  partition: 'partitioned',
  error: 'answered with an error',
  quorum: 'too few copies',
  noPath: 'no way on',
  brokenPart: 'your code broke',
  readOnly: 'store refused writes',
};

/** Formats virtual milliseconds to three digits, 0.25 ms or 1,230 ms; "none" for null. */
export function formatLatency(ms: number | null): string {
  return ms === null ? 'none' : `${formatNumber(ms)} ms`;
}

/** Formats a share, 0 to 1, as a percentage: one decimal, and of one close to 1 as many as tell it from 1: 99.995%. "none" for null. */
export function formatPart(share: number | null): string {
  if (share === null) return 'none';
  const percent = share * 100;
  if (percent <= 99 || percent >= 100) return `${Number(percent.toFixed(percent < 0.1 && percent > 0 ? 4 : 1))}%`;
  let digits = 1;
  for (let lacks = 100 - percent; lacks < 1 && digits < 9; lacks *= 10) digits++;
  return `${Number(percent.toFixed(digits))}%`;
}

/** Formats how busy something is: as a share, but for what is next to nothing. */
export function formatBusy(utilisation: number): string {
  return utilisation > 0 && utilisation < 0.001 ? 'under 0.1%' : formatPart(utilisation);
}

/** Formats a rate: 11,600 a second. */
export function formatRate(perSecond: number): string {
  return `${formatNumber(perSecond)} a second`;
}

/** Returns what gives the name of a component, a group, a connection or a kind of request by its id; the id itself where it is unknown. */
export function namer(design: Design, load: Load): (id: string) => string {
  const names = new Map<string, string>(
    [...load.kinds, ...design.groups, ...design.components].map(({ id, name }): [string, string] => [id, name]),
  );
  const componentName = (id: string): string => names.get(id) ?? id;
  for (const { id, from, to } of design.connections) if (!names.has(id)) names.set(id, `${componentName(from)} to ${componentName(to)}`);
  return componentName;
}

/** Says what a fault does, and when: "Cache: 1 instance lost, 20.0 s to 40.0 s". */
export function describeFault(fault: Fault, nameOf: (id: string) => string): string {
  const from = formatSeconds(fault.fromMs);
  const span = fault.untilMs === undefined ? `from ${from} to the end` : `${from} to ${formatSeconds(fault.untilMs)}`;
  return `${describeEffect(fault, nameOf)}, ${span}`;
}

/** Says what a fault does, without when. */
export function describeEffect(fault: Fault, nameOf: (id: string) => string): string {
  const instances = (count: number): string => (count === 1 ? '1 instance' : `${formatNumber(count)} instances`);
  switch (fault.kind) {
    case 'component-lost':
      return `${nameOf(fault.component)} lost`;
    case 'instances-lost':
      return `${nameOf(fault.component)}: ${instances(fault.count)} lost`;
    case 'group-lost':
      return `${nameOf(fault.group)} lost`;
    case 'read-only':
      return `${nameOf(fault.component)} refuses writes`;
    case 'group-read-only':
      return `The stores of ${nameOf(fault.group)} refuse writes`;
    case 'slow':
      return `${nameOf(fault.component)} takes ${formatNumber(fault.factor)} times as long`;
    case 'slow-instances':
      return `${nameOf(fault.component)}: ${instances(fault.count)} take ${formatNumber(fault.factor)} times as long`;
    case 'partition':
      return `No calls between ${nameOf(fault.groups[0])} and ${nameOf(fault.groups[1])}`;
    case 'hot-key':
      return `${formatPart(fault.share)} of “${nameOf(fault.request)}” on one key`;
    case 'burst':
      return `${fault.request === undefined ? 'All requests' : `“${nameOf(fault.request)}”`} at ${formatNumber(fault.factor)} times the rate`;
    case 'erring':
      return `${nameOf(fault.component)}: ${formatPart(fault.probability)} of answers are errors`;
  }
}

/** A stretch of virtual time in which something is wrong. */
export interface ShadedSpan {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly text: string;
}

/** Returns when something is wrong in a run: faults of the same span are one, named together. */
export function faultSpans(faults: readonly Fault[], durationMs: number, nameOf: (id: string) => string): readonly ShadedSpan[] {
  const spans = new Map<string, ShadedSpan>();
  for (const fault of faults) {
    const { fromMs } = fault;
    const untilMs = Math.min(durationMs, fault.untilMs ?? durationMs);
    if (fromMs >= durationMs) continue;
    const key = `${fromMs}/${untilMs}`;
    const text = describeEffect(fault, nameOf);
    const before = spans.get(key);
    spans.set(key, { fromMs, untilMs, text: before ? `${before.text}; ${text}` : text });
  }
  return [...spans.values()];
}
