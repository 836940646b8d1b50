import { createContext } from 'react';
import type { Carry } from './carry.ts';
import { createCarriedLayers } from './carried-layers.ts';
import type { Point } from './geometry.ts';

/** Moves the drawing of what a drag carries, and tells those who draw what is tied to it. */
export interface Carrier {
  current(): Carry | undefined;
  subscribe(listener: () => void): () => void;
  /** Takes hold of what is drawn for the keys within an element. */
  start(keys: ReadonlySet<string>, root: Element): void;
  /** Shows what is carried so far from where the nodes have it, and other groups reaching to these insets, by key. */
  move(shift: Point, insets: ReadonlyMap<string, string>): void;
  /** Puts everything back to where the nodes have it. */
  end(): void;
}

/**
 * Makes a carrier. React Flow places every node and every connection by itself: to move half a large design in each frame, all of them
 * would be rendered anew. So React Flow hears of a drag when it ends; until then what is carried is shifted as it is drawn.
 */
export function createCarrier(): Carrier {
  let carry: Carry | undefined;
  const layers = createCarriedLayers();
  const listeners = new Set<() => void>();
  const put = (after: Carry | undefined): void => {
    carry = after;
    for (const listener of listeners) listener();
  };
  const end = (): void => {
    layers.drop();
    if (carry) put(undefined);
  };
  return {
    current: () => carry,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(keys, root) {
      end();
      layers.lift(keys, root);
      carry = { keys, shift: { x: 0, y: 0 }, insets: new Map() };
    },
    move(shift, insets) {
      if (!carry) return;
      layers.shift(shift);
      put({ ...carry, shift, insets });
    },
    end,
  };
}

/** The carrier of the canvas, for the connections and groups in it. */
export const CarrierContext = createContext<Carrier>(createCarrier());
