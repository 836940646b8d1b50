import { formatCount, formatShare, joinNames } from '../shared/format.ts';
import { measureBalance } from './balance.ts';
import type { RingChange } from './change.ts';
import type { Placement } from './placement.ts';
import type { ScoredGuess } from './predictions.ts';
import type { RingSettings } from './settings.ts';
import { copiesOf, membersOf, nodeNames } from './settings.ts';
import { maxPoints } from '../shared/score.ts';

/** Returns what is placed and moved, in the plural: keys, or copies where each key has several. */
export function thingsOf(settings: RingSettings): string {
  return copiesOf(settings) === 1 ? 'keys' : 'copies';
}

/** Says who is in the ring and how evenly they are loaded. */
export function describeBalance(settings: RingSettings, placement: Placement): string {
  const members = membersOf(settings);
  if (members.length === 0) return 'The ring is empty. Add a node.';
  const loads = members.map((node) => `${nodeNames[node]!} ${formatCount(placement.loads[node]!)}`);
  const balance = measureBalance(settings, placement.loads);
  const parts = [`${thingsOf(settings) === 'keys' ? 'Keys' : 'Copies'} held: ${joinNames(loads)}.`];
  if (balance && members.length > 1) {
    const isEqual = new Set(members.map((node) => settings.weights[node])).size === 1;
    parts.push(
      `The loads${isEqual ? '' : ' by weight'} vary by ${formatShare(balance.variation)} of their mean; the fullest node holds ${balance.peak.toFixed(2)} times its share.`,
    );
  }
  if (settings.isBounded) parts.push(`${formatCount(placement.overflowed)} keys found their first node full and went on.`);
  return parts.join(' ');
}

/** Says what the last change moved. */
export function describeChange(change: RingChange, settings: RingSettings): string {
  const things = thingsOf(settings);
  const expected = change.expected === undefined ? '' : ` About ${formatCount(Math.round(change.expected))} had to: ${change.formula}.`;
  return `${change.what}: ${formatCount(change.moved)} of ${formatCount(change.copies)} ${things} moved.${expected} With hash mod n ${formatCount(change.movedByModulo)} would have.`;
}

/** Says how a guess fared. */
export function describeGuess({ guess, change, points }: ScoredGuess): string {
  const ring = `On the ring ${formatCount(change.moved)} moved; you guessed ${formatCount(guess.onRing)}.`;
  const modulo = `With hash mod n it would be ${formatCount(change.movedByModulo)}; you guessed ${formatCount(guess.byModulo)}.`;
  return `${change.what}. ${ring} ${modulo} That makes ${points} of ${maxPoints} points.`;
}
