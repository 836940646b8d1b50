import type { Analysis, Design } from '../../design/index.ts';
import type { SimulationResult } from '../../design/simulation/index.ts';
import type { Mark } from '../canvas/design-svg.ts';
import { formatBusy, formatPart } from './words.ts';

/** Marks of a drawing by the ids of its components. */
export type Marks = ReadonlyMap<string, Mark>;

/** From here on a component has little to spare: at a utilisation of 0.8 an M/M/1 queue takes five times its service time. */
const warnFrom = 0.8;
/** From here on its queue grows for as long as the load lasts, but for chance. */
const badFrom = 0.98;

/** Returns how a utilisation is to be taken. */
export function toneOf(utilisation: number): Mark['tone'] {
  return utilisation >= badFrom ? 'bad' : utilisation >= warnFrom ? 'warn' : 'good';
}

/** Returns the marks of one window of a run: utilisation, and the hit ratio of caches. Components without workers have none. */
export function marksOfWindow(design: Design, { windows }: SimulationResult, at: number): Marks {
  const window = windows[at];
  return new Map(
    design.components.flatMap(({ id }, index): [string, Mark][] => {
      const seen = window?.components[index];
      if (!seen || seen.utilisation === null) return [];
      const hits = seen.hitRatio === null ? '' : `, hits ${formatPart(seen.hitRatio)}`;
      return [[id, { label: `${formatBusy(seen.utilisation)} busy${hits}`, tone: toneOf(seen.utilisation) }]];
    }),
  );
}

/** Returns the marks of an analysis: what each component is asked for over what it can do. */
export function marksOfAnalysis({ capacities }: Analysis): Marks {
  return new Map(
    capacities.map(({ component, utilisation: { value } }): [string, Mark] => {
      const label = value === Infinity ? 'nobody to serve' : value >= 10 ? `${Math.round(value)} times its capacity` : formatBusy(value);
      return [component, { label, tone: toneOf(value) }];
    }),
  );
}
