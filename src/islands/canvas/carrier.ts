import { createContext } from 'react';
import type { Carry } from './carry.ts';
import type { Point } from './geometry.ts';

/** Moves the drawing of what a drag carries, and tells those who draw what is tied to it. */
export interface Carrier {
  current(): Carry | undefined;
  subscribe(listener: () => void): () => void;
  /** Takes hold of what is drawn for the keys within an element. */
  start(keys: ReadonlySet<string>, root: Element): void;
  move(shift: Point): void;
  /** Puts everything back to where the nodes have it. */
  end(): void;
}

/**
 * Makes a carrier. React Flow places every node and every connection by itself: to move half a large design in each frame, all of them
 * would be rendered anew. So the elements are shifted as they are, by a property that React Flow does not set, until they are let go.
 */
export function createCarrier(): Carrier {
  let carry: Carry | undefined;
  let elements: readonly (HTMLElement | SVGElement)[] = [];
  const listeners = new Set<() => void>();
  const put = (after: Carry | undefined): void => {
    carry = after;
    const translate = after ? `${after.shift.x}px ${after.shift.y}px` : '';
    for (const { style } of elements) style.translate = translate;
    for (const listener of listeners) listener();
  };
  const end = (): void => {
    if (carry) put(undefined);
    elements = [];
  };
  return {
    current: () => carry,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(keys, root) {
      end();
      const drawn = [...root.querySelectorAll<HTMLElement | SVGElement>('[data-id]')].filter(({ dataset }) => keys.has(dataset.id!));
      // Each connection has an image of its own; to move that is cheaper than to move what is in it.
      elements = drawn.map((element) => element.closest('svg') ?? element);
      carry = { keys, shift: { x: 0, y: 0 } };
    },
    move(shift) {
      if (carry) put({ ...carry, shift });
    },
    end,
  };
}

/** The carrier of the canvas, for the connections in it. */
export const CarrierContext = createContext<Carrier>(createCarrier());
