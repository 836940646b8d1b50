import type { HashRing, HashRingOptions } from './contract';

/**
 * Creates an empty hash ring.
 *
 * This start deals the keys out by their hash modulo the number of nodes.
 * Run the tests to see what happens when a node joins.
 */
export function createHashRing(options: HashRingOptions): HashRing {
  const { hash } = options;
  const nodes: string[] = [];

  return {
    addNode(node) {
      // Stage 2: there is a second argument, the weight. Which ones
      // make sense, and what do they change?
      if (!nodes.includes(node)) nodes.push(node);
    },

    removeNode(node) {
      const at = nodes.indexOf(node);
      if (at >= 0) nodes.splice(at, 1);
    },

    getNode(key) {
      if (nodes.length === 0) return undefined;
      // Stage 1: with one node more, how many keys move?
      return nodes[hash(key) % nodes.length];
    },

    getNodes(key, count) {
      // Stage 3: the owner, and the nodes that follow it on the ring.
      const owner = this.getNode(key);
      return owner === undefined || count <= 0 ? [] : [owner];
    },

    acquire(key) {
      // Stage 4: the first node of the key's list with room.
      return this.getNode(key);
    },

    release() {
      // Stage 4: one place on the node given is free again.
    },
  };
}
