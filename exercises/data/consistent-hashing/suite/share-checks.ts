import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, resultOfArgument, type CallCase, type Check, type Finding } from '../../../../src/grader/authoring.ts';
import { check as checkOrder } from './check.ts';
import { fraction, method, numberedName, numberOfArgument, surface, type Call } from './ring-calls.ts';
import { join, owners } from './case-shapes.ts';

/*
 * Tests of how keys are spread. Which texts a ring hashes for its points is its own choice, so shares are random, with a spread that is known: a
 * share of V points among n V is a beta variable with a coefficient of variation of sqrt((1 - 1/n) / V), and counting K keys adds sqrt(n / K). Each
 * bound below is at least five such deviations away from what a right ring gives.
 */

const { getNode, removeNode, addNode } = method;

interface ShareTest {
  buildCase(stream: RandomStream): CallCase;
  readonly check: Check;
}

/** Counts the keys that each node was named for, by result code. */
function countOwners(one: CallCase, results: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [at, result] of results.entries()) {
    if (one.methods[at] === getNode) counts.set(result, (counts.get(result) ?? 0) + 1);
  }
  return counts;
}

function asKeys(stream: RandomStream, count: number): number[] {
  const first = stream.below(100_000);
  return Array.from({ length: count }, (_, index) => integerArgument(first + index));
}

const pairs = 50;
const pairKeys = 100;

/**
 * Fifty rings of two nodes with 20 points each, the name of one the other's and a 1: over all, either owns 0.5 of the keys with a deviation of 0.013,
 * and must own between 0.42 and 0.58. Who writes name and number together hashes half of the texts for both, and gives them to one: 0.33.
 */
export const continuedNames: ShareTest = {
  buildCase(stream) {
    const calls: Call[] = [];
    for (let pair = 1; pair <= pairs; pair++) {
      const nodes = [numberedName(pair), numberedName(10 * pair + 1)];
      calls.push(...join(nodes), ...owners(asKeys(stream, pairKeys)), ...nodes.map((node): Call => [removeNode, node]));
    }
    return buildCase([{ virtualNodes: 20 }], calls);
  },
  check(one, results) {
    const wrong = checkOrder(one, results);
    if (wrong) return wrong;
    let longer = 0;
    let joined = 0;
    for (const [at, called] of one.methods.entries()) {
      if (called === addNode) joined = resultOfArgument(one.a[at]!, surface.values);
      else if (called === getNode && results[at] === joined) longer += 1;
    }
    const share = longer / (pairs * pairKeys);
    return share < 0.42 || share > 0.58
      ? lastCall(one, `each of the two nodes for about half of the keys, not ${Math.round(share * 100)}%`)
      : undefined;
  },
};

const crowds = 12;
const crowdSize = 8;
const keysEach = 120;

/** Empties a ring and fills it with other nodes, so that one case sees many rings. */
function manyRings(stream: RandomStream, weights: readonly number[], virtualNodes: number, rings: number, keyCount: number): CallCase {
  const first = stream.below(300);
  const calls: Call[] = [];
  for (let ring = 0; ring < rings; ring++) {
    const nodes = weights.map((_weight, index) => numberedName(first + ring * weights.length + index));
    calls.push(...nodes.map((node, index): Call => [addNode, node, weights[index]!]));
    calls.push(...owners(asKeys(stream, keyCount)));
    calls.push(...nodes.map((node): Call => [removeNode, node]));
  }
  return buildCase([{ virtualNodes }], calls);
}

/** Twelve rings of eight nodes with one point each: the coefficient of variation of the 96 shares is 0.94, and must be at least 0.4. */
export const oneEach: ShareTest = {
  buildCase: (stream) => manyRings(stream, Array<number>(crowdSize).fill(integerArgument(1)), 1, crowds, keysEach),
  check(one, results) {
    const wrong = checkOrder(one, results);
    if (wrong) return wrong;
    const counts = [...countOwners(one, results).values()];
    const mean = keysEach;
    // Nodes that own nothing are not counted above, and lie a whole mean off.
    const missing = crowds * crowdSize - counts.length;
    const squares = counts.reduce((sum, count) => sum + (count / (mean / crowdSize) - 1) ** 2, missing);
    return squares / (crowds * crowdSize) < 0.16 ? lastCall(one, 'shares less even than this') : undefined;
  },
};

const weightCodes = [fraction(0.5), integerArgument(1), integerArgument(2), integerArgument(4)];
const weightedRings = 16;

/**
 * Sixteen rings of weights 1/2, 1, 2 and 4, 200 keys each: each weight's share over all, against weight over total, must lie within 0.55 and 1.5. The
 * lightest, of 20 points, has a deviation of 0.09.
 */
export const weightedShares: ShareTest = {
  buildCase: (stream) => manyRings(stream, weightCodes, 40, weightedRings, 200),
  check(one, results) {
    const wrong = checkOrder(one, results);
    if (wrong) return wrong;
    const counts = countOwners(one, results);
    const owned = new Map<number, number>();
    const asked = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const [at, code] of one.a.entries()) {
      if (one.methods[at] !== addNode) continue;
      const weight = numberOfArgument(one.b[at]!)!;
      owned.set(weight, (owned.get(weight) ?? 0) + (counts.get(resultOfArgument(code, surface.values)) ?? 0));
    }
    const total = [...owned.keys()].reduce((sum, weight) => sum + weight, 0);
    for (const [weight, count] of owned) {
      const ratio = count / asked / (weight / total);
      if (ratio < 0.55 || ratio > 1.5) {
        const percent = (share: number) => `${Math.round(share * 100)}%`;
        return lastCall(one, `about ${percent(weight / total)} of the keys on nodes of weight ${weight}, not ${percent(count / asked)}`);
      }
    }
    return undefined;
  },
};

/** A share is a matter of all calls; the last one stands for it. */
function lastCall(one: CallCase, expected: string): Finding {
  return { callIndex: one.methods.length - 1, expected };
}
