import { formatCount, formatShort, formatTraffic, joinNames } from '../shared/format.ts';
import { maxPoints } from '../shared/score.ts';
import { methodTexts } from './methods.ts';
import type { ScoredGuess } from './predictions.ts';
import type { MethodResult } from './push-run.ts';
import type { PushSettings } from './settings.ts';
import { sessionMinutes } from './settings.ts';
import type { LaneView } from './time-line.ts';

/** Formats virtual milliseconds: 40 ms, 2.5 ms, 5.04 s. */
export function formatMs(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(ms >= 10_000 ? 1 : 2)} s`;
  return `${ms.toFixed(ms >= 10 ? 0 : 1)} ms`;
}

/** Formats a rate or a number of things: 0.25, 3.4, 1,234, 1.2M. */
export function formatAmount(value: number): string {
  if (value === 0) return '0';
  if (value < 0.01) return 'under 0.01';
  if (value < 100) return String(Number(value.toPrecision(2)));
  return value < 1e6 ? formatCount(Math.round(value)) : formatShort(value);
}

/** Says what the methods came to, for one client and for the server. */
export function describeResults({ clients }: PushSettings, results: readonly MethodResult[]): string {
  const events = results[0]!.timeLine.deliveries.length;
  const each = results.map(({ method, requests, bytes, staleness }) => {
    const behind = staleness === undefined ? '' : `, median staleness ${formatMs(staleness.medianMs)}`;
    return `${methodTexts[method].name} ${countOf(requests, 'request')}, ${formatTraffic(bytes)}${behind}`;
  });
  const server = results.map((result) => {
    return `${methodTexts[result.method].name} ${describeRate(result)} requests a second, ${formatAmount(result.open)} open at once`;
  });
  const happened = events === 0 ? 'No event happens' : `${countOf(events, 'event')} ${events === 1 ? 'happens' : 'happen'}`;
  return `${happened} in ${sessionMinutes} minutes. For one client: ${each.join('; ')}. For the server, with ${countOf(clients, 'client')}: ${server.join('; ')}.`;
}

/** Says how many requests a second the server has, on average and in the busiest second. */
export function describeRate({ requestsPerSec, peakRequestsPerSec }: MethodResult): string {
  const [mean, peak] = [formatAmount(requestsPerSec), formatAmount(peakRequestsPerSec)];
  return mean === peak ? mean : `${mean}, at most ${peak}`;
}

function countOf(count: number, what: string): string {
  return `${formatAmount(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** Says what a time line shows. */
export function describeLane({ method }: MethodResult, view: LaneView): string {
  const { fromSec, toSec, requests, full, empty, heartbeats, happened } = view;
  const parts = [
    countOf(requests, 'request'),
    `${countOf(full, 'message')} with events`,
    ...(empty === 0 ? [] : [`${countOf(empty, 'answer')} without`]),
    ...(heartbeats === 0 ? [] : [countOf(heartbeats, 'heartbeat message')]),
  ];
  const cut = view.isCut ? ` Only the first ${view.messages.length} messages are drawn.` : '';
  return `${methodTexts[method].name} from ${formatCount(fromSec)} s to ${formatCount(toSec)} s: ${countOf(happened, 'event')}, ${joinNames(parts)}.${cut}`;
}

/** Says how a guess fared. */
export function describeGuess({ guess, heaviest, medianMs, points }: ScoredGuess): string {
  const names = joinNames(heaviest.map((method) => methodTexts[method].name));
  const right = heaviest.includes(guess.heaviest);
  const most = `${names} ${heaviest.length === 1 ? 'sends' : 'send'} the most bytes, ${right ? 'as you guessed' : `not ${methodTexts[guess.heaviest].name}`}.`;
  return `${most} The median staleness of polling is ${formatMs(medianMs)}; you guessed ${formatMs(guess.medianMs)}. That makes ${points} of ${maxPoints} points.`;
}
