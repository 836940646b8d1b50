import { downtimeMinutes, minutesOfThirtyDays, minutesOfYear, ninesOf } from '../../../sim/availability/index.ts';
import { joinNames } from '../shared/format.ts';
import { maxPoints } from '../shared/score.ts';
import type { Assessment } from './assessment.ts';
import type { ScoredGuess } from './predictions.ts';
import type { Block, DiagramSettings, Group } from './settings.ts';

/** Formats a number with three significant digits, plainly: 43.2, 0.00298, 1,250. */
export function formatDigits(value: number): string {
  if (value === 0) return '0';
  if (value >= 1000) return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const plain = Number(value.toPrecision(3));
  return plain >= 1e-6 ? String(plain) : plain.toExponential(0).replace('e-', ' × 10^−');
}

/** Formats a span of time given in minutes in a unit that suits it: 43.2 minutes, 8.76 hours, 25.9 s, 2.6 ms. */
export function formatSpan(minutes: number): string {
  if (minutes === 0) return '0 minutes';
  const spans: readonly [number, string][] = [
    [minutes / 1440, 'days'],
    [minutes / 60, 'hours'],
    [minutes, 'minutes'],
    [minutes * 60, 's'],
    [minutes * 60_000, 'ms'],
  ];
  // A unit suits from 2 of it on; less than a millisecond stays in that unit.
  const [value, unit] = spans.find(([count]) => count >= 2) ?? spans.at(-1)!;
  return value < 0.01 ? 'under 0.01 ms' : `${formatDigits(value)} ${unit}`;
}

/** Formats a share of time up as a percentage, with three digits of the share that is missing: 99.93991%. */
export function formatUp(down: number): string {
  if (down === 0) return '100%';
  let decimals = 1;
  for (let bound = 0.01; down < bound && decimals < 12; bound /= 10) decimals++;
  const text = (100 - down * 100).toFixed(Math.min(12, decimals + 2));
  return `${text.replace(/\.?0+$/, '')}%`;
}

/** Names a group: in sequence, one of 2 in parallel, at least 2 of 3. */
export function nameGroup({ kind, need, of }: Group): string {
  if (kind === 'sequence') return `All ${of.length} in sequence`;
  return need === 1 ? `One of ${of.length} in parallel` : `At least ${need} of ${of.length}`;
}

/** Says what a diagram is made of: "Balancer, then one of (Server 1, Server 2), then Database". */
export function describeBlock({ parts }: DiagramSettings, block: Block): string {
  const say = (one: Block, isInner: boolean): string => {
    if (one.kind === 'place') return parts[one.part]!.name;
    const inner = one.of.map((piece) => say(piece, true));
    if (one.kind === 'parallel') return `${one.need === 1 ? 'one' : `at least ${one.need}`} of (${inner.join(', ')})`;
    return isInner ? `(${inner.join(' then ')})` : inner.join(', then ');
  };
  return say(block, false);
}

/** Says how many nines an availability has. */
export function describeNines(down: number): string {
  const nines = ninesOf(down);
  if (nines === Infinity) return 'never down';
  return nines === 0
    ? 'no nine'
    : nines === 1
      ? 'one nine'
      : `${['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][nines - 2] ?? String(nines)} nines`;
}

/** Says what the diagram is and, once it is shown, what comes of it. */
export function describeDiagram(settings: DiagramSettings, assessment: Assessment | undefined): string {
  const built = `${describeBlock(settings, settings.root)}.`;
  const capital = built[0]!.toUpperCase() + built.slice(1);
  if (!assessment) return `${capital} Guess, then see how often it is down.`;
  const { down } = assessment;
  const perMonth = formatSpan(downtimeMinutes(down, minutesOfThirtyDays));
  const perYear = formatSpan(downtimeMinutes(down, minutesOfYear));
  const often =
    down === 0
      ? 'Never down.'
      : `Up ${formatUp(down)} of the time, ${describeNines(down)}: down ${perMonth} in 30 days, ${perYear} in a year.`;
  return `${capital} ${often} ${describeSinglePoints(settings, assessment)}`;
}

/** Names the single points of failure. */
export function describeSinglePoints({ parts }: DiagramSettings, assessment: Assessment): string {
  const names = parts.filter((_, part) => assessment.parts[part]!.isSinglePoint).map(({ name }) => name);
  if (names.length === 0) return 'No single point of failure.';
  return names.length === 1 ? `Single point of failure: ${names[0]!}.` : `Single points of failure: ${joinNames(names)}.`;
}

/** Says what parts in several places do to the sum, or returns '' where there are none. */
export function describeShared({ parts }: DiagramSettings, { down, downIfSeparate, parts: assessed }: Assessment): string {
  const shared = parts.filter((_, part) => assessed[part]!.places > 1).map(({ name }) => name);
  if (shared.length === 0) return '';
  const [month, separate] = [down, downIfSeparate].map((share) => formatSpan(downtimeMinutes(share, minutesOfThirtyDays)));
  const verb = shared.length === 1 ? 'is one part' : 'are one part each';
  return `${joinNames(shared)} ${verb} in several places and fail${shared.length === 1 ? 's' : ''} in all of them at once. Taken for separate parts, the sum would say ${separate!} in 30 days; it is ${month!}.`;
}

/** Says how a guess fared. */
export function describeGuess({ guess, minutes, singlePoints, points }: ScoredGuess): string {
  const down = `Down ${formatSpan(minutes)} in 30 days; you guessed ${formatSpan(guess.minutes)}.`;
  const single = `Single points of failure: ${singlePoints}; you guessed ${guess.singlePoints}.`;
  return `${down} ${single} That makes ${points} of ${maxPoints} points.`;
}
