import type { Point } from './geometry.ts';
import { readKey } from './selection.ts';

/** Shows what a drag carries in layers, each moved as a whole. */
export interface CarriedLayers {
  /** Takes what is drawn for the keys within an element into layers. */
  lift(keys: ReadonlySet<string>, root: Element): void;
  /** Moves what was lifted to so far from its place, in pixels of the canvas. */
  shift(by: Point): void;
  /** Puts everything back among what stays. */
  drop(): void;
}

/** Behind connections, among them, and before other components: as flow-elements.ts has them when they are selected. */
const depths = { group: -1, connection: 0, component: 3 } as const;

/**
 * Makes the layers. To move each element by itself costs style, layout and paint for each of them in every frame. React must find its
 * elements where it put them, nodes in one element and connections in another: there they stay, and slots in the shadow of that element
 * show those that are lifted within one that moves.
 */
export function createCarriedLayers(): CarriedLayers {
  let lifted: readonly Element[] = [];
  let layers: readonly HTMLElement[] = [];
  return {
    lift(keys, root) {
      const made = new Map<string, HTMLElement>();
      const drawn = [...root.querySelectorAll<HTMLElement | SVGElement>('[data-id]')].filter(({ dataset }) => keys.has(dataset.id!));
      lifted = drawn.map((element) => {
        // Each connection has an image of its own.
        const whole = element.closest('svg') ?? element;
        const { kind } = readKey(element.dataset.id!);
        const host = whole.parentElement!;
        const name = `${kind} in ${host.className}`;
        if (!made.has(name)) made.set(name, addLayer(host, kind));
        whole.slot = kind;
        return whole;
      });
      layers = [...made.values()];
    },
    shift({ x, y }) {
      // Without a hint to the compositor: docs/decisions/0008-canvas.md has what came of one.
      for (const { style } of layers) style.transform = `translate(${x}px, ${y}px)`;
    },
    drop() {
      for (const element of lifted) element.removeAttribute('slot');
      for (const layer of layers) layer.remove();
      [lifted, layers] = [[], []];
    },
  };
}

/** Adds a layer to what an element shows, for those of its children whose slot is the kind. */
function addLayer(host: Element, kind: keyof typeof depths): HTMLElement {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  if (!shadow.firstChild) shadow.append(document.createElement('slot'));
  const layer = document.createElement('div');
  Object.assign(layer.style, { position: 'absolute', inset: '0', zIndex: String(depths[kind]) });
  layer.append(Object.assign(document.createElement('slot'), { name: kind }));
  shadow.append(layer);
  return layer;
}
