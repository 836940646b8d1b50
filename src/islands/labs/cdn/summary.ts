import { formatCount, formatTraffic, joinNames } from '../shared/format.ts';
import { maxPoints } from '../shared/score.ts';
import type { CdnRun, WayResult } from './cdn-run.ts';
import type { ScoredGuess } from './predictions.ts';
import { waysOf } from './predictions.ts';
import type { CdnSettings } from './settings.ts';
import { wayTexts } from './ways.ts';

/** Formats a time given in minutes: 0 s, 12 s, 4.5 min, 3.2 h. */
export function formatMinutes(minutes: number): string {
  if (minutes * 60 < 59.95) {
    const seconds = minutes * 60;
    return `${seconds === 0 ? '0' : seconds < 0.1 ? 'under 0.1' : String(Number(seconds.toPrecision(2)))} s`;
  }
  return minutes < 59.95 ? `${Number(minutes.toPrecision(2))} min` : `${Number((minutes / 60).toPrecision(3))} h`;
}

/** Formats a share, 0 to 1: 0%, 0.02%, 23%. */
export function formatPart(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  if (share < 0.0001) return 'under 0.01%';
  const percent = share * 100;
  return `${percent < 10 ? percent.toFixed(2) : percent.toFixed(1)}%`;
}

/** Says what the ways come to at the time to live that is set. */
export function describeRun({ ttlMinutes, changeHours }: CdnSettings, run: CdnRun): string {
  const each = waysOf(run).map(
    ({ way, originRequests, edgeBytes, storedBytes, staleShare, meanStaleMinutes }) =>
      `${wayTexts[way].name}: ${formatCount(originRequests)} ${way === 'push' ? 'uploads' : 'requests at the origin'}, ${formatTraffic(edgeBytes)} to the edges, ${formatTraffic(storedBytes)} stored, ${formatPart(staleShare)} of answers stale, mean staleness ${formatMinutes(meanStaleMinutes)}.`,
  );
  return `In a day of ${formatCount(run.requests)} requests and ${formatCount(run.changes)} changes, one an object in ${formatCount(changeHours)} h on average, with a time to live of ${formatMinutes(ttlMinutes)}: ${each.join(' ')}`;
}

/** Says what the curves show, from the shortest time to live to the longest. */
export function describeCurve(curve: CdnRun): string {
  const [first, last] = [curve.points[0]!, curve.points.at(-1)!];
  const fell = (of: (point: typeof first) => WayResult): string =>
    `from ${formatCount(of(first).originRequests)} to ${formatCount(of(last).originRequests)}`;
  const rose = (of: (point: typeof first) => WayResult): string =>
    `from ${formatPart(of(first).staleShare)} to ${formatPart(of(last).staleShare)}`;
  const pull = (point: typeof first): WayResult => point.pull;
  const shield = (point: typeof first): WayResult => point.shield;
  return `As the time to live goes from ${formatMinutes(first.ttlMinutes)} to ${formatMinutes(last.ttlMinutes)}, requests at the origin in a day go ${fell(pull)} with pull and ${fell(shield)} with a shield, stale answers ${rose(pull)} and ${rose(shield)}. Push stays at ${formatCount(curve.push.originRequests)} uploads and ${formatPart(curve.push.staleShare)}.`;
}

/** Says how a guess fared. */
export function describeGuess({ guess, heaviest, originRequests, points }: ScoredGuess): string {
  const names = joinNames(heaviest.map((way) => wayTexts[way].name));
  const right = heaviest.includes(guess.heaviest);
  const most = `${names} ${heaviest.length === 1 ? 'brings' : 'bring'} the most bytes to the edges, ${right ? 'as you guessed' : `not ${wayTexts[guess.heaviest].name}`}.`;
  return `${most} With pull the origin is asked ${formatCount(originRequests)} times; you guessed ${formatCount(guess.originRequests)}. That makes ${points} of ${maxPoints} points.`;
}
