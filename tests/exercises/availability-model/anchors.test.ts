import { describe, expect, it } from 'vitest';
import type { Requirement, System } from '../../../exercises/foundations/availability-model/contract.ts';
import { createAvailabilityModel } from '../../../exercises/foundations/availability-model/private/reference.ts';

function modelOf(availabilities: Readonly<Record<string, number>>, requirement: Requirement) {
  const components = Object.entries(availabilities).map(([id, availability]) => ({ id, availability }));
  return createAvailabilityModel({ components, requirement, entry: components[0]!.id, links: [], targets: [] });
}

function alike(ids: string, availability: number): Record<string, number> {
  return Object.fromEntries([...ids].map((id) => [id, availability]));
}

describe('published figures', () => {
  // Source: AWS, "Availability and Beyond", section "Availability with dependencies": the product; the figure is /work/shared/exercises.yaml's anchor.
  it('[R2] three components of 0.999 in sequence: 0.997003', () => {
    expect(modelOf(alike('abc', 0.999), { all: ['a', 'b', 'c'] }).availability()).toBeCloseTo(0.997002999, 12);
  });

  // Source: AWS, "Availability and Beyond", section "Availability with redundancy": two subsystems of 99% give 99.99%.
  it('[R3] two components of 99% in parallel: 99.99%', () => {
    expect(modelOf(alike('ab', 0.99), { any: ['a', 'b'] }).availability()).toBeCloseTo(0.9999, 12);
  });

  // Source: the binomial law, p^3 + 3 p^2 (1 - p) (Barlow and Proschan, "Statistical Theory of Reliability and Life Testing", 1975, chapter 2).
  it('[R4] two of three at 0.99: 0.999702', () => {
    expect(modelOf(alike('abc', 0.99), { atLeast: 2, of: ['a', 'b', 'c'] }).availability()).toBeCloseTo(0.999702, 12);
  });

  // Source: Ross, Brown, "Available ... or not? That is the question", Google Cloud blog, 2017: 99.9% of 30 days (43,200 minutes) leaves 43.2 minutes.
  it('[R7] 99.9% is 43.2 minutes in 30 days', () => {
    expect(modelOf(alike('a', 0.999), 'a').downtimeMinutes(30)).toBeCloseTo(43.2, 9);
    expect(modelOf(alike('a', 0.9999), 'a').downtimeMinutes(30)).toBeCloseTo(4.32, 9);
    expect(modelOf(alike('a', 0.9995), 'a').downtimeMinutes(30)).toBeCloseTo(21.6, 9);
  });

  // The bridge is the textbook case of pivotal decomposition (Barlow and Proschan 1975): with its middle up it is two pairs in a row, (1 - q^2)^2, with
  // its middle down two rows of two in parallel, 1 - (1 - p^2)^2. Weighed by p and q they come to the polynomial below.
  it('[R6] the bridge: 2p² + 2p³ − 5p⁴ + 2p⁵', () => {
    const bridge: Requirement = {
      any: [{ all: ['a', 'c'] }, { all: ['b', 'd'] }, { all: ['a', 'm', 'd'] }, { all: ['b', 'm', 'c'] }],
    };
    for (const p of [0, 0.1, 0.5, 0.9, 0.99, 1]) {
      expect(modelOf(alike('abcdm', p), bridge).availability()).toBeCloseTo(2 * p ** 2 + 2 * p ** 3 - 5 * p ** 4 + 2 * p ** 5, 12);
    }
  });

  // Source: Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm", 2001, figure 4: node 6 is the immediate dominator of every other.
  it('[R12] the irreducible graph of Cooper, Harvey and Kennedy', () => {
    const links = ['65', '64', '51', '42', '43', '12', '21', '23', '32'].map((text) => ({ from: text[0]!, to: text[1]! }));
    const base: System = {
      components: [...'123456'].map((id) => ({ id, availability: 0.9 })),
      requirement: '6',
      entry: '6',
      links,
      targets: [],
    };
    for (const target of '12345') expect(createAvailabilityModel({ ...base, targets: [target] }).singlePoints()).toEqual(['6', target]);
  });

  // Source: Lengauer and Tarjan, "A Fast Algorithm for Finding Dominators in a Flowgraph", 1979, figures 1 and 2: the flow graph and its dominator tree.
  it('[R10] the flow graph of Lengauer and Tarjan', () => {
    const links = 'RA RB RC AD BA BD BE CF CG DL EH FI GI GJ HE HK IK JI KI KR LH'
      .split(' ')
      .map((text) => ({ from: text[0]!, to: text[1]! }));
    const tree: Readonly<Record<string, string>> = {
      A: 'R',
      B: 'R',
      C: 'R',
      D: 'R',
      E: 'R',
      F: 'C',
      G: 'C',
      H: 'R',
      I: 'R',
      J: 'G',
      K: 'R',
      L: 'D',
    };
    const chainOf = (id: string): string[] => (id === 'R' ? ['R'] : [...chainOf(tree[id]!), id]);
    const components = [...'RABCDEFGHIJKL'].map((id) => ({ id, availability: 0.9 }));
    for (const target of Object.keys(tree)) {
      const model = createAvailabilityModel({ components, requirement: 'R', entry: 'R', links, targets: [target] });
      expect(model.singlePoints()).toEqual(chainOf(target));
    }
  });
});
