import type { PolicyId } from '../../../sim/cache/index.ts';
import { formatCount, formatShare, joinNames } from '../shared/format.ts';
import type { CurveSet } from './curve-set.ts';
import { isComplete, ratiosAt } from './curve-set.ts';
import { policyStyles } from './policy-styles.ts';
import { tieMargin } from './predictions.ts';

/** Says in a few sentences what the figure shows: the values at the capacity read off, who leads, and how far below the optimum. */
export function describeCurves(set: CurveSet, index: number, policies: readonly PolicyId[]): string {
  const known = policies.filter((policy) => isComplete(set, policy));
  if (known.length === 0) return '';
  const ratios = [...ratiosAt(set, index, known)].toSorted((a, b) => b[1] - a[1]);
  const values = ratios.map(([policy, ratio]) => `${policyStyles[policy].name} ${formatShare(ratio)}`).join(', ');
  return [
    `With room for ${formatCount(set.capacities[index]!)} keys the hit ratios are: ${values}.`,
    describeGap(new Map(ratios)),
    describeLeaders(set, known),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function bestOf(ratios: ReadonlyMap<PolicyId, number>): { readonly names: string; readonly ratio: number } | undefined {
  const contenders = [...ratios].filter(([policy]) => policy !== 'belady');
  if (contenders.length === 0) return undefined;
  const ratio = Math.max(...contenders.map(([, value]) => value));
  const best = contenders.filter(([, value]) => ratio - value <= tieMargin).map(([policy]) => policyStyles[policy].name);
  return { names: joinNames(best), ratio };
}

function describeGap(ratios: ReadonlyMap<PolicyId, number>): string {
  const optimum = ratios.get('belady');
  const best = bestOf(ratios);
  if (optimum === undefined || !best) return '';
  const points = Math.round((optimum - best.ratio) * 1000) / 10;
  return points <= tieMargin * 100
    ? `${best.names} reach the optimum there.`.replace(/^(\S+) reach/, '$1 reaches')
    : `The headroom there, from the best (${best.names}) to the optimum, is ${points.toFixed(1)} percentage points.`;
}

/** Names the leaders by range of capacities, when they change at most three times. */
function describeLeaders(set: CurveSet, policies: readonly PolicyId[]): string {
  if (policies.filter((policy) => policy !== 'belady').length < 2) return '';
  const ranges: { names: string; from: number; to: number }[] = [];
  for (const [index, capacity] of set.capacities.entries()) {
    const names = bestOf(ratiosAt(set, index, policies))?.names ?? '';
    const last = ranges.at(-1);
    if (last?.names === names) last.to = capacity;
    else ranges.push({ names, from: capacity, to: capacity });
  }
  // Where everything fits, or nothing does, all are equal: that is no lead.
  const all = policies.filter((policy) => policy !== 'belady').map((policy) => policyStyles[policy].name);
  const leads = ranges.filter(({ names }) => names !== joinNames(all));
  if (leads.length === 0) return 'All of them hit equally often at every capacity.';
  if (leads.length > 4) return 'The lead changes several times along the capacities.';
  const texts = leads.map(({ names, from, to }) =>
    from === to ? `${names} at ${formatCount(from)}` : `${names} from ${formatCount(from)} to ${formatCount(to)} keys`,
  );
  return `Best without knowing the future: ${texts.join('; ')}.`;
}
