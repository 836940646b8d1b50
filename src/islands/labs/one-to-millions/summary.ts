import { formatCount, formatMs, formatShare, joinNames } from '../shared/format.ts';
import { maxPoints } from '../shared/score.ts';
import { type Assessment, nameOf } from './assessment.ts';
import type { ScoredGuess } from './predictions.ts';
import type { MillionsRun, Third } from './run.ts';
import type { MillionsSettings } from './settings.ts';
import { pagesPerUserDay, peakFactor, peakPagesPerSec } from './step-load.ts';
import type { StepId } from './steps.ts';

/** Formats a number of users to two digits: 480,000; 7.2 million. */
export function formatUsers(users: number): string {
  const rounded = Number(users.toPrecision(2));
  return rounded < 1e6 ? formatCount(rounded) : `${formatCount(rounded / 1e6)} million`;
}

/** Formats a rate of pages: 0.7, 34.7, 1,234. */
export function formatPages(perSec: number): string {
  return perSec < 100 ? perSec.toFixed(1) : formatCount(Math.round(perSec));
}

/** Says what that many users ask for. */
export function describeLoad({ users }: MillionsSettings): string {
  const peak = formatPages(peakPagesPerSec(users));
  return `${formatUsers(users)} users a day, ${pagesPerUserDay} pages each, one in ten a change; the busiest hour has ${peakFactor} times the mean: ${peak} pages a second.`;
}

/** Says how a guess fared. */
export function describeGuess(step: StepId, { guess, limitUsers, bottleneck, points }: ScoredGuess): string {
  const part = nameOf(step, bottleneck);
  const said = guess.bottleneck === bottleneck ? 'as you said' : `you said “${nameOf(step, guess.bottleneck)}”`;
  return `It bears ${formatUsers(limitUsers)} users a day; you guessed ${formatUsers(guess.limitUsers)}. The first to give way is “${part}”, ${said}. That makes ${points} of ${maxPoints} points.`;
}

/** Says what a step comes to, as it was worked out. */
export function describeAssessment({ step, users }: MillionsSettings, assessment: Assessment): string {
  const { limitUsers, bottleneck, readMs, availability, singlePoints, monthlyUsDollars, utilisation } = assessment;
  const busy = utilisation.get(bottleneck)!;
  const part = nameOf(step, bottleneck);
  return [
    busy > 1
      ? `“${part}” cannot keep up: it is offered ${formatShare(busy)} of what it can do. The step bears ${formatUsers(limitUsers)} users a day.`
      : `“${part}” is the busiest, ${formatShare(busy)}. The step bears ${formatUsers(limitUsers)} users a day.`,
    Number.isFinite(readMs) ? `A page takes ${formatMs(readMs)} on average.` : '',
    singlePoints.length === 0 ? 'Nothing stops all reading alone.' : `Alone each of these stops it: ${joinNames(singlePoints)}.`,
    `Pages can be read ${formatAvailability(availability)} of the time.`,
    `A month costs about $${formatCount(Math.round(monthlyUsDollars / 10) * 10)}, that is $${((monthlyUsDollars / users) * 1000).toFixed(2)} for a thousand users.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** Formats a share of time with as many digits as its nines need: 99.5%, 99.99%. */
export function formatAvailability(share: number): string {
  if (share >= 1) return '100%';
  const nines = Math.max(1, Math.min(4, Math.ceil(-Math.log10(1 - share)) - 1));
  return `${(Math.floor(share * 100 * 10 ** nines) / 10 ** nines).toFixed(nines)}%`;
}

/** Says what a third of a run came to. */
export function describeThird({ pagesPerSec, failedShare, readP99Ms }: Third): readonly [string, string, string] {
  return [formatPages(pagesPerSec), formatShare(failedShare), readP99Ms === null ? 'none answered' : formatMs(readP99Ms)];
}

/** Says what a run showed. */
export function describeRun({ trouble }: MillionsSettings, { thirds, endedEarly }: MillionsRun): string {
  const [before, during, after] = thirds;
  const failed = (third: Third): string => `${formatShare(third.failedShare)} of pages fail`;
  if (endedEarly !== undefined) return endedEarly;
  if (trouble === 'none') return `In the last third ${failed(after)}, and the p99 is ${describeThird(after)[2]}.`;
  const what = trouble === 'lost' ? 'While the machine is gone' : 'Under twice the load';
  const back = after.failedShare <= before.failedShare + 0.01 ? 'Afterwards it is as before.' : `Afterwards still ${failed(after)}.`;
  return `${what}, ${failed(during)}, and the p99 is ${describeThird(during)[2]}; before it was ${describeThird(before)[2]}. ${back}`;
}
