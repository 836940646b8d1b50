import type { Design, Load } from '../../design/index.ts';
import { type CauseName, causeNames, type SimulationResult, type WindowResult } from '../../design/simulation/index.ts';
import { formatNumber } from '../../estimate/index.ts';
import { causeWords, formatLatency, formatPart } from './words.ts';

/** One line of a chart over virtual time: a value for each window of the run, null where nothing was measured. */
export interface ChartLine {
  readonly id: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Whether it is the median of what the line before it is the p99 of. */
  readonly isMedian?: boolean;
}

/** What the values of a chart are. */
export type ChartUnit = 'ms' | 'per-second' | 'calls' | 'share';

/** A chart over virtual time as data. */
export interface RunChart {
  readonly id: 'latency' | 'throughput' | 'errors' | 'queues' | 'utilisation' | 'hit-ratio' | 'staleness';
  readonly title: string;
  readonly unit: ChartUnit;
  /** Latencies are spread by their order of magnitude. */
  readonly scale: 'linear' | 'log';
  /** The lines that are drawn, the largest first where only some are. */
  readonly lines: readonly ChartLine[];
  /** Lines left out of the drawing; the table has them. */
  readonly others: readonly ChartLine[];
  /** Said in the place of the chart where there is nothing to draw. */
  readonly empty: string;
  /** A bound that an objective sets, drawn across. */
  readonly bounds: readonly { readonly value: number; readonly text: string }[];
}

/** The most lines that can still be told apart. */
export const mostLines = 6;

/** Makes the charts of a run, in the order in which they are read: what users see first, then why. */
export function chartsOf(design: Design, load: Load, result: SimulationResult): readonly RunChart[] {
  return [
    latencyChart(load, result),
    throughputChart(load, result),
    errorChart(result),
    componentChart(design, result, 'queues', 'Calls waiting, at the end of each window', 'calls', ({ waiting }) => waiting),
    componentChart(design, result, 'utilisation', 'Utilisation: busy workers over all', 'share', ({ utilisation }) => utilisation),
    componentChart(design, result, 'hit-ratio', 'Hit ratio of caches', 'share', ({ hitRatio }) => hitRatio),
    stalenessChart(load, result),
  ];
}

function chart(one: Pick<RunChart, 'id' | 'title' | 'unit' | 'empty'> & Partial<RunChart>, lines: readonly ChartLine[]): RunChart {
  const ranked =
    lines.length <= mostLines ? lines : lines.toSorted((a, b) => largest(b) - largest(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { scale: 'linear', bounds: [], ...one, lines: ranked.slice(0, mostLines), others: ranked.slice(mostLines) };
}

function largest({ values }: ChartLine): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}

function latencyChart(load: Load, { windows }: SimulationResult): RunChart {
  const lines = load.kinds.flatMap(({ id, name }, kind): ChartLine[] => {
    const p50 = windows.map(({ kinds }) => kinds[kind]?.latency.p50Ms ?? null);
    const p99 = windows.map(({ kinds }) => kinds[kind]?.latency.p99Ms ?? null);
    if (p99.every((value) => value === null)) return [];
    return [
      { id: `${id}-p99`, name: `${name}, p99`, values: p99 },
      { id: `${id}-p50`, name: `${name}, p50`, values: p50, isMedian: true },
    ];
  });
  const bounds = load.kinds.flatMap(({ name, objective: { p99Ms } }) =>
    p99Ms === undefined ? [] : [{ value: p99Ms, text: `p99 wanted of “${name}”: ${formatLatency(p99Ms)}` }],
  );
  const empty = 'No request was answered.';
  return chart({ id: 'latency', title: 'Latency of requests answered', unit: 'ms', scale: 'log', empty, bounds }, lines);
}

function throughputChart(load: Load, { windows }: SimulationResult): RunChart {
  const lines = load.kinds.map(({ id, name }, kind) => ({
    id,
    name,
    values: windows.map((window) => perSecond(window, window.kinds[kind]?.done ?? 0)),
  }));
  return chart({ id: 'throughput', title: 'Requests answered', unit: 'per-second', empty: 'The load has no kind of request.' }, lines);
}

function errorChart({ windows }: SimulationResult): RunChart {
  const countOf = ({ kinds }: WindowResult, cause: CauseName): number =>
    kinds.reduce((sum, { failures }) => sum + (failures.find((one) => one.cause === cause)?.count ?? 0), 0);
  const lines = causeNames
    .map((cause) => ({ id: cause, name: causeWords[cause], values: windows.map((window) => perSecond(window, countOf(window, cause))) }))
    .filter((line) => largest(line) > 0);
  return chart({ id: 'errors', title: 'Requests failed, by cause', unit: 'per-second', empty: 'No request failed.' }, lines);
}

function perSecond({ fromMs, untilMs }: WindowResult, count: number): number {
  return untilMs > fromMs ? (count * 1000) / (untilMs - fromMs) : 0;
}

const emptyWords = {
  queues: 'Nothing waited when a window ended.',
  utilisation: 'No component has workers.',
  'hit-ratio': 'No cache was asked.',
} as const;

function componentChart(
  design: Design,
  { windows }: SimulationResult,
  id: keyof typeof emptyWords,
  title: string,
  unit: ChartUnit,
  valueOf: (seen: WindowResult['components'][number]) => number | null,
): RunChart {
  const lines = design.components.map((component, index) => ({
    id: component.id,
    name: component.name,
    values: windows.map(({ components }) => (components[index] ? valueOf(components[index]) : null)),
  }));
  const isShown = (line: ChartLine): boolean => (id === 'hit-ratio' ? line.values.some((value) => value !== null) : largest(line) > 0);
  return chart({ id, title, unit, empty: emptyWords[id] }, lines.filter(isShown));
}

function stalenessChart(load: Load, { windows }: SimulationResult): RunChart {
  const lines = load.kinds
    .map(({ id, name }, kind) => ({ id, name, values: windows.map(({ kinds }) => kinds[kind]?.staleShare ?? null) }))
    .filter((line) => largest(line) > 0);
  return chart({ id: 'staleness', title: 'Answers out of date', unit: 'share', empty: 'No answer was out of date.' }, lines);
}

/** Formats a value of a chart by its unit; "none" for null. */
export function formatValue(unit: ChartUnit, value: number | null): string {
  if (value === null) return 'none';
  if (unit === 'ms') return formatLatency(value);
  if (unit === 'share') return formatPart(value);
  return formatNumber(value);
}

/** The window that holds a time, or the last; the first for a time before the run. */
export function windowAt(windows: readonly Pick<WindowResult, 'untilMs'>[], timeMs: number): number {
  const found = windows.findIndex(({ untilMs }) => timeMs < untilMs);
  return found === -1 ? Math.max(0, windows.length - 1) : found;
}

/** Says what a chart shows, for those who do not see it: of each line its range, and its value where the time line stands. */
export function describeChart({ title, unit, lines, empty }: RunChart, at: number): string {
  if (lines.length === 0) return `${title}: ${empty}`;
  const parts = lines.map(({ name, values }) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return `${name} none`;
    const [least, most] = [Math.min(...known), Math.max(...known)];
    return `${name} ${formatValue(unit, least)} to ${formatValue(unit, most)}, now ${formatValue(unit, values[at] ?? null)}`;
  });
  return `${title}${unit === 'per-second' ? ', per second' : ''}. ${parts.join('; ')}.`;
}
