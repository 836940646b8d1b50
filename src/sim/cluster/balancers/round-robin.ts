import type { PortFactory } from '../port.ts';

/** Takes turns through the list, whatever the weights: what the measures of the exercises are relative to. */
export const roundRobin: PortFactory = ({ healthy }) => {
  let backends = healthy;
  let turn = 0;
  return {
    pick: () => (backends.length === 0 ? -1 : backends[turn++ % backends.length]!.index),
    finished() {},
    progress() {},
    setBackends(next) {
      backends = next;
    },
  };
};
