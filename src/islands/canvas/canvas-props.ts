import type { ComponentKind, Design } from '../../design/index.ts';
import type { Mark } from './design-svg.ts';

/** An exercise whose solution can run inside a component. */
export interface OwnCodeChoice {
  /** The id of the exercise. */
  readonly exercise: string;
  readonly title: string;
  /** The kinds of component that it can stand in for. */
  readonly kinds: readonly ComponentKind[];
  readonly isPassed: boolean;
}

/** A kind of request, as connections name it. */
export interface RequestKindName {
  readonly id: string;
  readonly name: string;
}

/** A drawing that is kept elsewhere, in words. */
export interface KeptChoice {
  readonly id: string;
  readonly name: string;
}

/** Props of the canvas. */
export interface DesignCanvasProps {
  readonly design: Design;
  /** Is called with every change, undone ones too. */
  readonly onChange: (design: Design) => void;
  /** Is called before `onChange` with a design that is not the one before, changed, but another: an example, a file, a blank canvas. */
  readonly onStart?: (design: Design) => void;
  /** Drawings kept elsewhere that can be opened in place of this one. */
  readonly kept?: readonly KeptChoice[];
  /** Returns the design of one of them, for which `onChange` is called next; undefined when it is gone. */
  readonly onOpenKept?: (id: string) => Design | undefined;
  /** The kinds of request that a connection can be limited to; none when the load is not known. */
  readonly kinds: readonly RequestKindName[];
  readonly ownCode: readonly OwnCodeChoice[];
  /** True: nothing can be changed; it can be looked at, walked through and exported. */
  readonly readOnly?: boolean;
  /** Words at components, by id, such as how busy the latest analysis or run found them. */
  readonly marks?: ReadonlyMap<string, Mark>;
}
