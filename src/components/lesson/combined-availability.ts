import type { Structure } from '../../sim/availability/index.ts';
import {
  allOf,
  anyOf,
  downtimeMinutes,
  minutesOfThirtyDays,
  minutesOfYear,
  SystemModel,
  unavailabilityOfPercent,
} from '../../sim/availability/index.ts';
import { formatSpan, formatUp } from '../../islands/labs/availability/words.ts';
import type { NumberField } from './number-fields.ts';

/** Equal parts to combine: how often each is up, in percent, how many stand in sequence and how many in parallel. */
export interface EqualParts {
  readonly percent: number;
  readonly inSequence: number;
  readonly inParallel: number;
}

/** What the figure begins with. */
export const combinedDefaults: EqualParts = { percent: 99.9, inSequence: 10, inParallel: 3 };

/** The numbers the reader may change. */
export const combinedFields: readonly NumberField[] = [
  { name: 'percent', label: 'Each part is up, %', value: combinedDefaults.percent, least: 0, most: 100 },
  { name: 'inSequence', label: 'In sequence', value: combinedDefaults.inSequence, least: 1, most: 50, whole: true },
  { name: 'inParallel', label: 'In parallel', value: combinedDefaults.inParallel, least: 2, most: 9, whole: true },
];

/** Says what the figure combines. */
export function captionOf({ percent }: EqualParts): string {
  return `Each part is up ${percent}% of the time, independently of the others.`;
}

/** Ways to combine equal parts, with the share of time down of each. */
export function combinations({ percent, inSequence, inParallel }: EqualParts): readonly { readonly name: string; readonly down: number }[] {
  const down = unavailabilityOfPercent(percent);
  const copies = (position: number): Structure[] => Array.from({ length: inParallel }, (_, copy) => ({ part: `${position}.${copy}` }));
  const sequence = Array.from({ length: inSequence }, (_, position): Structure => ({ part: String(position) }));
  const chanceOf = (structure: Structure): number => {
    const model = new SystemModel(structure);
    return model.unavailability(new Map(model.parts.map((part) => [part, down])));
  };
  return [
    { name: 'One part', down },
    { name: `${inSequence} in sequence`, down: chanceOf(allOf(...sequence)) },
    { name: `${inParallel} in parallel, one is enough`, down: chanceOf(anyOf(...copies(0))) },
    {
      name: `${inParallel} in parallel, ${inParallel === 2 ? 'one is' : `${inParallel - 1} are`} needed`,
      down: chanceOf({ least: inParallel - 1, of: copies(0) }),
    },
    {
      name: `${inSequence} in sequence, each ${inParallel} in parallel`,
      down: chanceOf(allOf(...sequence.map((_, position) => anyOf(...copies(position))))),
    },
  ];
}

/** Returns the rows of the figure: what is combined, how often it is up, how long it is down in 30 days and in a year. */
export function combinedRows(parts: EqualParts): readonly (readonly [string, string, string, string])[] {
  return combinations(parts).map(({ name, down }) => [
    name,
    formatUp(down),
    formatSpan(downtimeMinutes(down, minutesOfThirtyDays)),
    formatSpan(downtimeMinutes(down, minutesOfYear)),
  ]);
}
