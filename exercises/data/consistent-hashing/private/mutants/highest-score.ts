// killed-by: R8/one-point
// mistake: There is no ring: each look-up scores every node for the key and takes the highest (rendezvous hashing).
import type { HashRing, HashRingOptions } from '../../contract.ts';

interface Member {
  readonly weight: number;
  held: number;
}

export function createHashRing({ hash, epsilon }: HashRingOptions): HashRing {
  const members = new Map<string, Member>();
  let totalHeld = 0;

  function score(key: string, node: string, weight: number): number {
    return weight / -Math.log((hash(`${key}/${node}`) + 1) / (2 ** 32 + 1));
  }

  function list(key: string): string[] {
    const scored = [...members].map(([node, { weight }]) => ({ node, score: score(key, node, weight) }));
    return scored.sort((a, b) => b.score - a.score || (a.node < b.node ? -1 : 1)).map(({ node }) => node);
  }

  function hasRoom(node: string): boolean {
    let totalWeight = 0;
    for (const { weight } of members.values()) totalWeight += weight;
    const { weight, held } = members.get(node)!;
    return held + 1 <= Math.ceil(((1 + epsilon!) * (totalHeld + 1) * weight) / totalWeight);
  }

  return {
    addNode(node, weight = 1) {
      if (!Number.isFinite(weight) || weight <= 0) throw new RangeError('a weight must be finite and above 0');
      members.set(node, { weight, held: members.get(node)?.held ?? 0 });
    },
    removeNode(node) {
      totalHeld -= members.get(node)?.held ?? 0;
      members.delete(node);
    },
    getNode: (key) => list(key)[0],
    getNodes: (key, count) => list(key).slice(0, Math.max(0, count)),
    acquire(key) {
      const node = list(key).find(hasRoom);
      if (node === undefined) return undefined;
      members.get(node)!.held += 1;
      totalHeld += 1;
      return node;
    },
    release(node) {
      const member = members.get(node);
      if (!member || member.held === 0) return;
      member.held -= 1;
      totalHeld -= 1;
    },
  };
}
