import { kneePercent } from '../../../sim/queueing/index.ts';
import { formatCount, formatMs, formatSeconds, formatShare } from '../shared/format.ts';
import { maxPoints } from '../shared/score.ts';
import { arrivalsPerSec, isSteady, refusedShare, theoryAt, theoryName, usualQueue } from './load.ts';
import type { ScoredGuess } from './predictions.ts';
import { pointAt, questionOf } from './predictions.ts';
import type { Point, QueueRun, Watched } from './run.ts';
import type { QueueSettings } from './settings.ts';
import { isSplit, serversAside } from './settings.ts';

/** Formats a rate: 90.0, 999, 1,234. */
export function formatRate(perSec: number): string {
  return perSec < 100 ? perSec.toFixed(1) : formatCount(Math.round(perSec));
}

/** Formats a mean number of requests: 0.99, 9.20, 131. */
export function formatNumber(value: number): string {
  return value < 100 ? value.toFixed(2) : formatCount(Math.round(value));
}

/** Names the requests that the curve is about. */
export function requestsName({ slowPercent }: QueueSettings): string {
  return slowPercent > 0 ? 'Usual requests' : 'Requests';
}

/** Returns the knee of the curve in whole percent; undefined with bulkheads, where load on all servers says little of one pool. */
export function kneeOf(settings: QueueSettings): number | undefined {
  return isSplit(settings) ? undefined : kneePercent((load) => usualQueue(settings, load * 100));
}

/** Says how the servers are dealt out, and how many requests come. */
export function describeSetUp(settings: QueueSettings): string {
  const { servers, utilisation, slowPercent, slowMs } = settings;
  const aside = serversAside(settings);
  const rate = formatRate(arrivalsPerSec(settings, utilisation));
  return [
    `At ${utilisation}%, ${rate} requests a second come to ${servers === 1 ? 'one server' : `${servers} servers`}.`,
    slowPercent > 0 ? `${slowPercent}% of them are slow and take ${formatMs(slowMs)} each, the others about 10 ms.` : '',
    isSplit(settings) ? `Slow ones have ${aside} of the servers, the others ${servers - aside}.` : '',
    settings.pools === 'bulkheads' && !isSplit(settings)
      ? 'Bulkheads need slow requests and at least two servers; as set up, all share one pool.'
      : '',
    isSplit(settings) && settings.slowServers >= servers ? 'One server is always left to the others.' : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** Says what came out at the utilisation set, and what theory says of it. */
export function describeRun(settings: QueueSettings, run: QueueRun): string {
  const { utilisation } = settings;
  const point = pointAt(run, utilisation)!;
  const { usual } = point;
  const { told } = questionOf(settings);
  const texts = [
    `At ${utilisation}%, ${requestsName(settings).toLowerCase()} take ${formatMs(usual.p50Ms)} at the median, ${formatMs(usual.meanMs)} on average and ${formatMs(usual.p99Ms)} at the 99th percentile; at ${told}% the p99 is ${formatMs(pointAt(run, told)!.usual.p99Ms)}.`,
  ];
  if (isSteady(settings, utilisation)) {
    const theory = theoryAt(settings, utilisation);
    const tail = theory.p99Ms === undefined ? '' : ` and a p99 of ${formatMs(theory.p99Ms)}`;
    texts.push(`Theory (${theoryName(settings)}) has a mean of ${formatMs(theory.meanMs)}${tail}.`);
  } else {
    texts.push('More is offered than can be served: the queue grows for as long as requests come, and these times with it.');
  }
  const knee = kneeOf(settings);
  texts.push(describeSlow(settings, point), knee === undefined ? '' : `The knee is at ${knee}%.`);
  return texts.filter((text) => text !== '').join(' ');
}

function describeSlow(settings: QueueSettings, { slow, refused }: Point): string {
  const served = slow?.count ?? 0;
  if (served + refused === 0) return '';
  if (!isSplit(settings)) return `Slow requests take ${formatMs(slow!.p99Ms)} at their p99.`;
  const share = formatShare(refused / (served + refused));
  return `${share} of the slow requests are refused; Erlang’s B formula says ${formatShare(refusedShare(settings, settings.utilisation))}.`;
}

/** Says what is in the system at a look, and what Little's law says up to then. */
export function describeLook({ inside, serving, law, stepMs }: Watched, at: number): string {
  const { arrivalsPerSec: rate, meanTimeNs, meanNumber } = law[at]!;
  const product = (rate * meanTimeNs) / 1e9;
  return [
    `At ${formatSeconds(at * stepMs)}: ${formatCount(inside[at]!)} in the system, ${formatCount(serving[at]!)} of them in service.`,
    `Until then λ is ${formatRate(rate)} a second and W, of those who have left, ${formatMs(meanTimeNs / 1e6)}: λW is ${formatNumber(product)}.`,
    `Counted on average: ${formatNumber(meanNumber)}.`,
  ].join(' ');
}

/** Says whether Little's law holds on a whole run. */
export function describeLaw({ little: { arrivalsPerSec: rate, meanTimeNs, meanNumber, relativeError } }: Point): string {
  const product = (rate * meanTimeNs) / 1e9;
  const verdict =
    relativeError < 1e-9 ? 'They agree to within one part in a billion.' : `They differ by ${relativeError}: the model is wrong.`;
  return `Whole run, from empty to empty: λW = ${formatRate(rate)} a second × ${formatMs(meanTimeNs / 1e6)} = ${formatNumber(product)}; counted over time, L = ${formatNumber(meanNumber)}. ${verdict}`;
}

/** Says how a guess fared. */
export function describeGuess({ guess, question, p99Ms, inSystem, points }: ScoredGuess): string {
  return `At ${question.asked}% the p99 is ${formatMs(p99Ms)}; you guessed ${formatMs(guess.p99Ms)}. In the system are ${formatNumber(inSystem)} on average; you guessed ${formatNumber(guess.inSystem)}. That makes ${points} of ${maxPoints} points.`;
}
