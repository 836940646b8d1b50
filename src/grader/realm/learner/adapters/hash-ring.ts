import { hash32 } from '../../../../kernel/index.ts';
import type { Adapter, Instance } from './adapter.ts';

/**
 * Gives the learner's ring the hash, cut to its low `hashBits` bits where the options ask for points that collide. A weight that is undefined is
 * not passed. `addNodeThrows` is addNode where a RangeError is an answer: true when it came, false when nothing was thrown; so a case can go on and
 * see that a refused weight changed nothing.
 */
export const hashRing: Adapter = (entry, { hashBits, ...options }) => {
  const mask = typeof hashBits === 'number' && hashBits < 32 ? 2 ** hashBits - 1 : 0xffffffff;
  const ring = entry({ ...options, hash: (text: unknown) => (hash32(`${text}`) & mask) >>> 0 }) as Instance;
  return {
    addNode: (node, weight) => (weight === undefined ? ring['addNode']!(node) : ring['addNode']!(node, weight)),
    addNodeThrows(node, weight) {
      try {
        if (weight === undefined) ring['addNode']!(node);
        else ring['addNode']!(node, weight);
        return false;
      } catch (error) {
        if (error instanceof RangeError) return true;
        throw error;
      }
    },
    removeNode: (node) => ring['removeNode']!(node),
    getNode: (key) => ring['getNode']!(key),
    getNodes: (key, count) => ring['getNodes']!(key, count),
    acquire: (key) => ring['acquire']!(key),
    release: (node) => ring['release']!(node),
  };
};
