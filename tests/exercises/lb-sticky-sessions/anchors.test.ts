import { describe, expect, it } from 'vitest';
import type { Backend, Balancer } from '../../../exercises/traffic/lb-sticky-sessions/contract.ts';
import { createBalancer as createRing } from '../../../exercises/traffic/lb-sticky-sessions/private/accepted/ring.ts';
import { createBalancer as createMaglev } from '../../../exercises/traffic/lb-sticky-sessions/private/mutants/maglev-table.ts';
import { createBalancer } from '../../../exercises/traffic/lb-sticky-sessions/private/reference.ts';
import { clientAddress } from '../../../src/sim/cluster/index.ts';

const addresses = 20_000;

function equal(count: number): Backend[] {
  return Array.from({ length: count }, (_, index) => ({ id: `backend ${index}`, weight: 1 }));
}

function make(create: typeof createBalancer, backends: readonly Backend[]): Balancer {
  return create({ backends, now: () => 0, random: () => 0 });
}

/** Returns where each of the addresses goes. */
function homes(balancer: Balancer): (string | undefined)[] {
  return Array.from({ length: addresses }, (_, client) => balancer.pick({ id: client, clientAddress: clientAddress(client) }));
}

function shareThat(one: readonly unknown[], differs: (at: number) => boolean): number {
  return one.filter((_each, at) => differs(at)).length / one.length;
}

describe('the reference', () => {
  // Thaler and Ravishankar, "Using name-based mappings to increase hit rates", 1998: of n servers one that fails moves 1/n of the names, the least
  // possible.
  it('[R5] moves 1/n of the clients when one of n backends leaves, all of them its own', () => {
    for (const count of [5, 10, 20]) {
      const balancer = make(createBalancer, equal(count));
      const before = homes(balancer);
      balancer.setBackends(equal(count).slice(1));
      const after = homes(balancer);
      const moved = shareThat(before, (at) => before[at] !== after[at]);
      expect(Math.abs(moved * count - 1)).toBeLessThan(0.08);
      expect(shareThat(before, (at) => before[at] !== after[at] && before[at] !== 'backend 0')).toBe(0);
    }
  });

  // Karger and others, "Consistent hashing and random trees", 1997: monotone, and a new bucket takes its fair share.
  it('[R6] moves 1/(n+1) of the clients when one joins n backends, all of them to it', () => {
    for (const create of [createBalancer, createRing]) {
      const balancer = make(create, equal(9));
      const before = homes(balancer);
      balancer.setBackends(equal(10));
      const after = homes(balancer);
      expect(shareThat(before, (at) => before[at] !== after[at] && after[at] !== 'backend 9')).toBe(0);
      expect(Math.abs(shareThat(before, (at) => before[at] !== after[at]) * 10 - 1)).toBeLessThan(0.2);
    }
  });

  // Schindelhauer and Schomaker, "Weighted distributed hash tables", 2005: shares in proportion to weights.
  it('[R8] shares clients by weight', () => {
    const weights = [1, 2, 3, 6];
    const after = homes(
      make(
        createBalancer,
        weights.map((weight, index) => ({ id: `w${index}`, weight })),
      ),
    );
    weights.forEach((weight, index) => {
      expect(Math.abs((shareThat(after, (at) => after[at] === `w${index}`) * 12) / weight - 1)).toBeLessThan(0.08);
    });
  });
});

describe('Maglev', () => {
  // Eisenbud and others, "Maglev", NSDI 2016, section 3.4: disruption is small, not least.
  it('[R5] moves a few clients of backends that did not change', () => {
    const balancer = make(createMaglev, equal(10));
    const before = homes(balancer);
    balancer.setBackends(equal(10).slice(1));
    const after = homes(balancer);
    const astray = shareThat(before, (at) => before[at] !== after[at] && before[at] !== 'backend 0');
    expect(astray).toBeGreaterThan(0.005);
    expect(astray).toBeLessThan(0.2);
  });
});
