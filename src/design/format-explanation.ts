import { formatNumber } from '../estimate/index.ts';
import type { Explanation, Model, ResultId, Term, TermId } from './explanation.ts';

const results: Readonly<Record<ResultId, string>> = {
  rate: 'visits per second',
  work: 'visits per second at the busiest instance',
  wait: 'mean wait in ms',
  utilisation: 'utilisation',
  passage: 'mean time of a visit in ms',
  latency: 'mean time to an answer in ms',
  availability: 'share of requests answered',
  'part-availability': 'share of time that enough instances are up',
  'hit-ratio': 'share of reads that hit',
  'item-cost': 'US dollars a month',
  'monthly-cost': 'US dollars a month',
};

const terms: Readonly<Record<TermId, string>> = {
  arrivals: 'requests per second',
  visits: 'visits per request',
  work: 'visits per second',
  'service-time': 'service time',
  instances: 'instances',
  workers: 'workers',
  shards: 'shards',
  copies: 'copies',
  hours: 'hours a month',
  seconds: 'seconds a month',
  'hourly-price': 'dollars an hour',
  'unit-price': 'dollars a unit',
  stored: 'GB kept',
  sent: 'GB sent a month',
  'capacity-units': 'capacity units',
  'requests-per-message': 'requests per message',
  million: 'to count in millions',
  'part-availability': 'share of time up',
  needed: 'needed',
  'reads-of-instance': 'reads per second',
  'writes-of-instance': 'writes per second',
  wait: 'wait in ms',
  'round-trip': 'round trips in ms',
  passage: 'visits in ms',
  item: 'dollars',
  samples: 'samples',
  'standard-error': 'standard error',
  entries: 'entries',
  keys: 'keys',
  lifetime: 'ms to live',
};

const models: Readonly<Record<Model, string>> = {
  given: 'as set',
  queue: 'by the theory of queues (Erlang C)',
  parallel: 'one instance up is enough',
  quorum: 'so many of the instances must be up',
  shards: 'every shard must be up',
  'structure-exact': 'exactly, parts that several paths share counted once',
  'structure-sampled': 'estimated from random states of the parts, as there are too many ways for the exact result',
  che: "by Che's approximation",
  'characteristic-time-fifo': 'by the approximation for first in, first out',
  'all-fit': 'all keys fit',
};

/** The most terms written out; the rest are counted. */
const mostTerms = 12;

/**
 * Puts an explanation into one line: "0.25 utilisation = 400 visits per second (api) × 0.005 service time (api) ÷ 8 workers (api)". `nameOf`
 * gives the name of a component, a group, a connection or a kind of request by its id.
 */
export function formatExplanation(explanation: Explanation, nameOf: (id: string) => string = (id) => id): string {
  const { result, value, by } = explanation;
  const listed = explanation.terms.slice(0, mostTerms);
  const more = explanation.terms.length - listed.length;
  const head = `${formatValue(value)} ${results[result]}`;
  const write = (term: Term): string =>
    `${formatValue(term.value)} ${terms[term.id]}${term.of === undefined ? '' : ` (${nameOf(term.of)})`}`;
  if (by === 'product') {
    const working = listed
      .map((term, at) => `${at === 0 ? (term.divides ? '1 ÷ ' : '') : term.divides ? ' ÷ ' : ' × '}${write(term)}`)
      .join('');
    return `${head} = ${working}`;
  }
  const rest = more > 0 ? [`${more} more`] : [];
  if (by === 'sum') return `${head} = ${[...listed.map(write), ...rest].join(' + ') || '0'}`;
  const from = [...listed.map(write), ...rest].join(', ');
  return from === '' ? `${head}, ${models[by]}` : `${head}, ${models[by]}: ${from}`;
}

/** Formats a number to three digits; of a share close to 1 what it lacks, to two: 0.99995 and not 1. */
function formatValue(value: number): string {
  if (value <= 0.99 || value >= 1) return formatNumber(value);
  let digits = 1;
  for (let lacks = 1 - value; lacks < 1 && digits < 16; lacks *= 10) digits++;
  return Number(value.toFixed(digits)).toString();
}
