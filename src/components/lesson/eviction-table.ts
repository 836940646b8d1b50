import type { EvictionStep, SteppedPolicy } from './eviction-steps.ts';
import { bestPolicies, countHits, describeStep, steppedPolicies, stepThrough } from './eviction-steps.ts';

/** The policies as the table heads them. */
export const policyNames: Readonly<Record<SteppedPolicy, string>> = { fifo: 'FIFO', lifo: 'LIFO', lru: 'LRU', mru: 'MRU', lfu: 'LFU' };

/** A sequence of requests to step through, and how many entries the caches hold. */
export interface Sequence {
  readonly name: string;
  readonly requests: readonly string[];
  readonly capacity: number;
}

/** Ready-made sequences, each with another winner; the first is the one the page shows. */
export const evictionPresets: readonly Sequence[] = [
  { name: 'Everyday reads', requests: [...'ABBCDAEFABEFEAF'], capacity: 4 },
  { name: 'A loop one too long', requests: [...'ABCDEABCDEABCDE'], capacity: 4 },
  { name: 'A scan through hot keys', requests: [...'ABABABCDEFGABAB'], capacity: 4 },
  { name: 'Yesterday’s favourites', requests: [...'AAABBBCCCDEFDEFDEFDEF'], capacity: 4 },
];

/** The sequence that the page shows first and prints without scripts. */
export const evictionDefaults: Sequence = evictionPresets[0]!;

/** Runs every stepped policy over the requests. */
export function stepAll(requests: readonly string[], capacity: number): Readonly<Record<SteppedPolicy, readonly EvictionStep[]>> {
  const steps = (policy: SteppedPolicy) => stepThrough(policy, requests, capacity);
  return { fifo: steps('fifo'), lifo: steps('lifo'), lru: steps('lru'), mru: steps('mru'), lfu: steps('lfu') };
}

/** Counts the hits of every stepped policy over the first `shown` requests. */
export function hitsOfAll(requests: readonly string[], capacity: number, shown = requests.length): Readonly<Record<SteppedPolicy, number>> {
  const all = stepAll(requests, capacity);
  const hits = (policy: SteppedPolicy) => countHits(all[policy].slice(0, shown));
  return { fifo: hits('fifo'), lifo: hits('lifo'), lru: hits('lru'), mru: hits('mru'), lfu: hits('lfu') };
}

/** Writes the rows of the table, one a request; keys are single letters or digits, so nothing needs escaping. */
export function renderBody(requests: readonly string[], capacity: number): string {
  const all = stepAll(requests, capacity);
  return requests
    .map((key, row) => `<tr><th scope="row">${key}</th>${steppedPolicies.map((policy) => renderCell(all[policy][row]!)).join('')}</tr>`)
    .join('');
}

function renderCell(step: EvictionStep): string {
  const kind = step.hit ? ' class="hit"' : '';
  return `<td${kind}><span class="keys">${step.keys.join('')}</span><span class="did">${describeStep(step)}</span></td>`;
}

/** Writes the row of hit counts over the first `shown` requests; the best are marked once all are shown. */
export function renderFoot(requests: readonly string[], capacity: number, shown = requests.length): string {
  const hits = hitsOfAll(requests, capacity, shown);
  const best = shown === requests.length ? bestPolicies(hits) : [];
  const cells = steppedPolicies.map((policy) => `<td${best.includes(policy) ? ' class="best"' : ''}>${hits[policy]}</td>`);
  return `<tr><th scope="row">Hits</th>${cells.join('')}</tr>`;
}

/** Says what one request did under every policy, for a screen reader. */
export function describeRow(requests: readonly string[], capacity: number, row: number): string {
  const all = stepAll(requests, capacity);
  const parts = steppedPolicies.map((policy) => `${policyNames[policy]} ${describeStep(all[policy][row]!)}`);
  return `Request ${row + 1} of ${requests.length}, key ${requests[row]}: ${parts.join(', ')}.`;
}

/** Says which requests a table shows, for its caption. */
export function describeSequence(requests: readonly string[], capacity: number): string {
  return `Requests ${requests.join(' ')}, ${capacity} entries.`;
}
