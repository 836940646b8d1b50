import { ticksBetween } from '../labs/shared/chart-scale.ts';
import { type ChartUnit, formatValue, type RunChart } from './run-charts.ts';

/** The vertical axis of a chart: what it reaches from and to, and where it is labelled. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Where a value stands, 0 at the foot to 1 at the top; values beyond the axis stand at its end. */
  share(value: number): number;
}

/** Makes the axis that holds all lines of a chart, and the bounds that objectives set. */
export function axisOf({ scale, lines, bounds }: Pick<RunChart, 'scale' | 'lines' | 'bounds'>): Axis {
  const values = [...lines.flatMap((line) => line.values.filter((value) => value !== null)), ...bounds.map(({ value }) => value)];
  return scale === 'log' ? logAxis(values) : linearAxis(values);
}

function logAxis(values: readonly number[]): Axis {
  const known = values.filter((value) => value > 0);
  const low = (known.length > 0 ? Math.min(...known) : 1) / 1.25;
  const high = Math.max(known.length > 0 ? Math.max(...known) : 10, low * 4) * 1.25;
  const share = (value: number): number => within(Math.log(Math.max(value, low) / low) / Math.log(high / low));
  return { low, high, ticks: logTicks(low, high), share };
}

/** Round numbers, also below 1, for which the axis of the labs has none. */
function logTicks(low: number, high: number): readonly number[] {
  const factor = 10 ** Math.max(0, Math.ceil(-Math.log10(low)));
  return ticksBetween(low * factor, high * factor, 5).map((tick) => Number((tick / factor).toPrecision(6)));
}

function linearAxis(values: readonly number[]): Axis {
  const most = Math.max(0, ...values);
  const step = niceStep((most > 0 ? most : 1) / 3);
  const high = Math.max(1, Math.ceil(most / step - 1e-9)) * step;
  const ticks: number[] = [];
  for (let tick = 0; tick <= high * 1.0001; tick += step) ticks.push(Number(tick.toPrecision(6)));
  return { low: 0, high, ticks, share: (value) => within(value / high) };
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is not below the value. */
function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 2.5, 5, 10].find((step) => step * power >= value * 0.999) ?? 10);
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** Formats the label of a tick: without its unit, which the title of the axis gives, but for shares. */
export function formatTick(unit: ChartUnit, value: number): string {
  return unit === 'share'
    ? formatValue(unit, value)
    : value >= 1e6
      ? `${Number((value / 1e6).toPrecision(3))}M`
      : value >= 1e4
        ? `${Number((value / 1e3).toPrecision(3))}k`
        : String(value);
}

/** Returns the path of a line through its values, broken where there are none; a value alone between gaps is a short dash. */
export function linePath(values: readonly (number | null)[], x: (at: number) => number, y: (value: number) => number): string {
  let path = '';
  let isDrawing = false;
  values.forEach((value, at) => {
    if (value === null) {
      isDrawing = false;
      return;
    }
    const isAlone = !isDrawing && (values[at + 1] ?? null) === null;
    path += `${isDrawing ? 'L' : 'M'}${rounded(x(at))} ${rounded(y(value))}${isAlone ? 'h2' : ''}`;
    isDrawing = true;
  });
  return path;
}

/** Rounds a coordinate to a tenth of a pixel. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
