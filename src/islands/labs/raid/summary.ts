import type { DiskAccesses, RebuildExposure } from '../../../sim/raid/index.ts';
import { criticalDisks, stripeSurvives, survives, totalOf } from '../../../sim/raid/index.ts';
import { joinNames } from '../shared/format.ts';
import { maxPoints } from '../shared/score.ts';
import type { LevelFigures } from './level-figures.ts';
import type { ScoredGuess } from './predictions.ts';
import type { RaidSettings } from './settings.ts';
import { stripesShown } from './settings.ts';

/** Says what accesses are: "4 (2 reads, 2 writes)". */
export function describeAccesses(accesses: DiskAccesses): string {
  const { reads, writes } = accesses;
  const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
  return reads === 0 ? count(writes, 'write') : `${totalOf(accesses)} accesses: ${count(reads, 'read')}, ${count(writes, 'write')}`;
}

/** Says what a level comes to over its disks. */
export function describeFigures({ level, disks }: RaidSettings, { capacityDisks, anyFailures, pairs, smallWrite }: LevelFigures): string {
  const capacity = `RAID ${level} over ${disks} disks holds the data of ${capacityDisks}.`;
  const any =
    anyFailures === 0
      ? 'No disk may fail.'
      : `Any ${anyFailures === 1 ? 'one disk' : `${anyFailures} disks`} may fail; of the ${pairs.ways} pairs, ${pairs.survived}.`;
  return `${capacity} ${any} A small write takes ${describeAccesses(smallWrite)}.`;
}

/** Says which disks have failed and what that leaves. */
export function describeLoss(settings: RaidSettings): string {
  const { level, disks } = settings;
  const lost = new Set(settings.lost);
  if (lost.size === 0) return 'All disks work. Fail one.';
  const failed = `Failed: ${lost.size === 1 ? 'disk' : 'disks'} ${joinNames(settings.lost.map((disk) => String(disk + 1)))}.`;
  if (survives(level, disks, lost)) {
    const critical = criticalDisks(level, disks, lost);
    const next =
      critical.length === 0
        ? 'Any one more may fail.'
        : critical.length === disks - lost.size
          ? 'None of the others may fail now.'
          : `Of the others, ${critical.length === 1 ? 'disk' : 'disks'} ${joinNames(critical.map((disk) => String(disk + 1)))} must not fail now.`;
    return `${failed} All data can still be read. ${next}`;
  }
  const shown = Array.from({ length: stripesShown(settings) }, (_, stripe) => stripe);
  const whole = shown.filter((stripe) => stripeSurvives(level, disks, stripe, lost));
  const rest =
    whole.length === 0
      ? 'Every stripe has lost some.'
      : `Whole are only the stripes ${joinNames(whole.map((stripe) => `S${stripe + 1}`))}.`;
  return `${failed} Data are lost. ${rest}`;
}

/** Formats a chance, 0 to 1: 40%, 0.015%, under 0.001%. */
export function formatChance(chance: number): string {
  if (chance === 0) return 'none';
  const percent = chance * 100;
  if (percent > 99.9) return 'over 99.9%';
  return percent < 0.001 ? 'under 0.001%' : `${Number(percent.toPrecision(2))}%`;
}

/** Returns the rows of what a rebuild is exposed to. */
export function exposureRows(exposure: RebuildExposure): readonly (readonly [string, string])[] {
  const { hours, critical, chanceOfFailure, tbWithoutSpare, chanceOfUnreadable } = exposure;
  return [
    ['The rebuild takes at least', `${Number(hours.toPrecision(3))} hours`],
    ['Disks that must not fail meanwhile', critical.length === 0 ? 'none' : joinNames(critical.map((disk) => String(disk + 1)))],
    ['Chance that one of them does', formatChance(chanceOfFailure)],
    ['Read with nothing to check against', tbWithoutSpare === 0 ? 'nothing' : `${tbWithoutSpare} TB`],
    ['Chance of an unreadable bit in it', formatChance(chanceOfUnreadable)],
  ];
}

/** Says how a guess fared. */
export function describeGuess({ guess, figures, points }: ScoredGuess): string {
  const { capacityDisks, pairs, smallWrite } = figures;
  return [
    `Capacity: ${capacityDisks} disks; you guessed ${guess.capacityDisks}.`,
    `Pairs that may fail together: ${pairs.survived} of ${pairs.ways}; you guessed ${guess.pairs}.`,
    `A small write: ${describeAccesses(smallWrite)}; you guessed ${guess.accesses}.`,
    `That makes ${points} of ${maxPoints} points.`,
  ].join(' ');
}
