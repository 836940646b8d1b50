import type { Structure } from '../../../sim/availability/index.ts';
import { SystemModel, unavailabilityOfPercent } from '../../../sim/availability/index.ts';
import type { Block, DiagramSettings } from './settings.ts';
import { placesOf } from './edits.ts';

/** What the lab says of a diagram. */
export interface Assessment {
  /** Share of time the system is up, 0 to 1. */
  readonly up: number;
  /** Share of time the system is down, 0 to 1, with digits of its own. */
  readonly down: number;
  /** Share of time it would be down if each place were a part of its own; as `down` where no part is used twice. */
  readonly downIfSeparate: number;
  /** What it says of each part, in the order of the settings. */
  readonly parts: readonly PartAssessment[];
}

/** What the lab says of a part. */
export interface PartAssessment {
  readonly places: number;
  /** Share of time the part is down, 0 to 1. */
  readonly down: number;
  readonly isSinglePoint: boolean;
  /** Share of time the system would be down if this part never were. */
  readonly downWithout: number;
}

/** Computes, exactly, how often the system is up and what each part has to do with it. */
export function assess(settings: DiagramSettings): Assessment {
  const model = new SystemModel(structureOf(settings.root, ({ part }) => String(part)));
  const downs = settings.parts.map(({ percent }) => unavailabilityOfPercent(percent));
  const chances = new Map(downs.map((chance, part) => [String(part), chance]));
  const places = placesOf(settings.root);
  const down = model.unavailability(chances);
  const singlePoints = model.singlePoints();

  let place = 0;
  const separate = new SystemModel(structureOf(settings.root, () => `place ${place++}`));
  const separateChances = new Map(places.map(({ part }, index) => [`place ${index}`, downs[part]!]));
  return {
    up: model.availability(chances),
    down,
    downIfSeparate: separate.unavailability(separateChances),
    parts: downs.map((chance, part) => ({
      places: places.filter((one) => one.part === part).length,
      down: chance,
      isSinglePoint: singlePoints.includes(String(part)),
      downWithout: model.unavailability(new Map([...chances, [String(part), 0]])),
    })),
  };
}

function structureOf(block: Block, name: (place: Block & { kind: 'place' }) => string): Structure {
  return block.kind === 'place' ? { part: name(block) } : { least: block.need, of: block.of.map((one) => structureOf(one, name)) };
}
