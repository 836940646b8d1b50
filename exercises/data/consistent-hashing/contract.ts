/** What `createHashRing` returns: nodes on a ring, and for each key the nodes that serve it. */
export interface HashRing {
  /**
   * Adds a node, or changes its weight. A weight is finite and above 0, 1 where it is left out; anything else throws a
   * `RangeError` and changes nothing. Adding a node again unchanged changes nothing.
   */
  addNode(node: string, weight?: number): void;
  /** Removes a node; names that are not on the ring are ignored. */
  removeNode(node: string): void;
  /**
   * Returns the owner of a key, `undefined` on an empty ring. It depends on the members and their weights alone, not on how
   * they came to be there, also where points fall on the same place.
   */
  getNode(key: string): string | undefined;
  /**
   * Returns the first `count` distinct nodes from the key onwards, the owner first; all nodes where there are fewer, and none
   * for a count of 0 or below.
   */
  getNodes(key: string, count: number): string[];
  /**
   * With `epsilon`: takes a place for the key on the first node with room, from its owner onwards, and returns that node. Room
   * is judged with this key counted among the held. Returns `undefined` on an empty ring. Removing a node drops its places.
   */
  acquire?(key: string): string | undefined;
  /** With `epsilon`: gives back one place on the node; ignored where none is held there. */
  release?(node: string): void;
}

/** What `createHashRing` is given. */
export interface HashRingOptions {
  /** Hashes a text to an unsigned 32-bit integer, uniform over its range; the same function for every ring. */
  readonly hash: (text: string) => number;
  /**
   * Points on the ring for a node of weight 1, an integer of at least 1; 100 where it is left out. A node has
   * round(virtualNodes * weight) points, at least one. Which texts are hashed for them is the ring's choice.
   */
  readonly virtualNodes?: number;
  /**
   * Bounded loads: no node takes a place that makes it hold more than ceil((1 + epsilon) * held keys / nodes), by weight. A
   * number of at least 0; loads are unbounded where it is left out, and nobody calls `acquire` or `release` then.
   */
  readonly epsilon?: number;
}

/** The function to export: creates an empty ring that shares nothing with any other. */
export type CreateHashRing = (options: HashRingOptions) => HashRing;
