import type { PortFactory } from '../port.ts';

/** Picks any healthy backend with the same chance, whatever its weight. */
export const randomBalancer: PortFactory = ({ healthy, random }) => {
  let backends = healthy;
  return {
    pick: () => backends[Math.floor(random() * backends.length)]?.index ?? -1,
    finished() {},
    progress() {},
    setBackends(next) {
      backends = next;
    },
  };
};
