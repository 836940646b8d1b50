import { type Analysis, componentName, type Cost, type Design, type Explained, type KindAnalysis } from '../../design/index.ts';
import { formatNumber } from '../../estimate/index.ts';
import type { ExplainedCell } from './ExplainedTable.tsx';
import { formatBusy, formatLatency, formatPart } from './words.ts';

interface Row {
  readonly id: string;
  readonly head: string;
  readonly cells: readonly ExplainedCell[];
}

const cell = ({ value, explanation }: Explained, format: (value: number) => string): ExplainedCell => ({
  text: format(value),
  explanation,
});

/** Returns what a design comes to for each kind of request, as rows of a table. */
export function kindRows({ kinds }: Analysis, nameOf: (id: string) => string): readonly Row[] {
  return kinds.map((one): Row => {
    const { availability, unavailability } = one.availability;
    return {
      id: one.kind,
      head: nameOf(one.kind),
      cells: [
        formatNumber(one.ratePerSecond),
        cell(one.latencyMs, (value) => (value === Infinity ? 'grows for ever' : formatLatency(value))),
        cell(availability, (value) => `${formatPart(value)}${describeObjective(one)}`),
        formatDownTime(unavailability),
        one.singlePoints.map(({ id }) => nameOf(id)).join(', ') || 'none',
      ],
    };
  });
}

function describeObjective({ availabilityObjective }: KindAnalysis): string {
  if (!availabilityObjective) return '';
  const wanted = formatPart(availabilityObjective.atLeast);
  return availabilityObjective.isMet ? ` ✓ ${wanted} wanted` : ` ✗ ${wanted} wanted`;
}

const minutesPerYear = 525_960;

/** Formats the part of a year, of 365.25 days, that a design is down: "26.3 min", "8.77 h", "3.65 days". */
export function formatDownTime(unavailability: number): string {
  const minutes = unavailability * minutesPerYear;
  if (minutes < 1) return `${formatNumber(minutes * 60)} s`;
  if (minutes < 120) return `${formatNumber(minutes)} min`;
  return minutes < 2880 ? `${formatNumber(minutes / 60)} h` : `${formatNumber(minutes / 1440)} days`;
}

/** Returns what is asked of each component, the busiest first. */
export function capacityRows(design: Design, analysis: Analysis): readonly Row[] {
  const { capacities, passages, kinds, flow } = analysis;
  const sorted = capacities.toSorted((a, b) => b.utilisation.value - a.utilisation.value);
  return sorted.map(({ component, rate, utilisation }): Row => {
    const passage = passages.get(component);
    const up = kinds.map(({ availability }) => availability.parts.get(component)).find((part) => part !== undefined);
    const hits = flow.kinds.map(({ visits }) => visits.get(component)?.hitRatio).find((ratio) => ratio !== undefined);
    return {
      id: component,
      head: componentName(design, component),
      cells: [
        cell(rate, formatNumber),
        cell(utilisation, (value) => (value === Infinity ? 'nobody to serve' : formatBusy(value))),
        passage ? cell(passage.passageMs, (value) => (value === Infinity ? 'grows for ever' : formatLatency(value))) : '',
        up ? cell(up, formatPart) : '',
        hits ? cell(hits, formatPart) : '',
      ],
    };
  });
}

/** Returns the lines of the bill, the dearest first. */
export function costRows({ items }: Cost, nameOf: (id: string) => string): readonly Row[] {
  const sorted = items.toSorted((a, b) => b.monthlyUsDollars.value - a.monthlyUsDollars.value);
  return sorted.map(({ component, price, monthlyUsDollars }, index) => ({
    id: `${component}-${index}`,
    head: price.product,
    cells: [nameOf(component), cell(monthlyUsDollars, (value) => `$${formatNumber(value)}`)],
  }));
}
