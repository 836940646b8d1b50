import { hash32 } from '../../../../kernel/index.ts';
import type { Adapter, Instance } from './adapter.ts';

/**
 * Gives the learner's ring the hash, cut to its low `hashBits` bits where the options ask for points that collide. A weight that is undefined is
 * not passed.
 */
export const hashRing: Adapter = (entry, { hashBits, ...options }) => {
  const mask = typeof hashBits === 'number' && hashBits < 32 ? 2 ** hashBits - 1 : 0xffffffff;
  const ring = entry({ ...options, hash: (text: unknown) => (hash32(`${text}`) & mask) >>> 0 }) as Instance;
  return {
    addNode: (node, weight) => (weight === undefined ? ring['addNode']!(node) : ring['addNode']!(node, weight)),
    removeNode: (node) => ring['removeNode']!(node),
    getNode: (key) => ring['getNode']!(key),
    getNodes: (key, count) => ring['getNodes']!(key, count),
    acquire: (key) => ring['acquire']!(key),
    release: (node) => ring['release']!(node),
  };
};
