import { hash32 } from '../../kernel/index.ts';

/** A way to turn a client's address into one of n backends, numbered from 0. */
export type AddressRule = 'modulo' | 'rendezvous';

/** The clients that the figure moves about. */
export const figureClients = 10_000;

/** Returns addresses in blocks, as they come: 10.0.0.1, 10.0.0.2 and on. */
export function clientAddresses(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `10.0.${Math.floor(index / 250)}.${(index % 250) + 1}`);
}

/** Spreads a 32-bit number over all 32-bit numbers, so that combined hashes of two texts do not keep the order of one of them. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Returns the backend of each address among `healthy` backends. Modulo: the place hash mod n in the list. Rendezvous: the backend whose
 * hash together with the address's is highest (Thaler and Ravishankar, "Using name-based mappings to increase hit rates", 1998).
 */
export function assignBackends(rule: AddressRule, addresses: readonly string[], healthy: readonly number[]): Uint16Array {
  const seeds = healthy.map((backend) => hash32(`backend ${backend}`));
  return Uint16Array.from(addresses, (address) => {
    const hash = hash32(address);
    if (rule === 'modulo') return healthy[hash % healthy.length]!;
    let best = 0;
    let highest = -1;
    for (let place = 0; place < seeds.length; place++) {
      const bid = mix(hash ^ seeds[place]!);
      if (bid > highest) [best, highest] = [place, bid];
    }
    return healthy[best]!;
  });
}

/** What the loss of one backend moves. Shares of all clients, 0 to 1. */
export interface Moves {
  /** Clients that another backend serves afterwards. */
  readonly moved: number;
  /** Clients of the backend that died: these have to move. */
  readonly orphaned: number;
}

/** Counts whom a rule moves when the last but one of `backends` backends, at least 2, dies. */
export function countMoves(rule: AddressRule, backends: number, addresses = clientAddresses(figureClients)): Moves {
  const all = Array.from({ length: backends }, (_, backend) => backend);
  const dead = Math.max(0, backends - 2);
  const before = assignBackends(rule, addresses, all);
  const after = assignBackends(
    rule,
    addresses,
    all.filter((backend) => backend !== dead),
  );
  let moved = 0;
  let orphaned = 0;
  before.forEach((backend, client) => {
    if (backend !== after[client]) moved++;
    if (backend === dead) orphaned++;
  });
  return { moved: moved / addresses.length, orphaned: orphaned / addresses.length };
}

/** Returns the share of all clients at the backend that a shared address falls to, when the others spread evenly over all backends. */
export function shareWithSharedAddress(backends: number, sharing: number): number {
  return sharing + (1 - sharing) / backends;
}
