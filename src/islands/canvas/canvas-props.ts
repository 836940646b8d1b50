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

/** Props of the canvas. */
export interface DesignCanvasProps {
  readonly design: Design;
  /** Is called with every change, undone ones too. */
  readonly onChange: (design: Design) => void;
  /** The kinds of request that a connection can be limited to; none when the load is not known. */
  readonly kinds: readonly RequestKindName[];
  readonly ownCode: readonly OwnCodeChoice[];
  /** True: nothing can be changed; it can be looked at, walked through and exported. */
  readonly readOnly?: boolean;
  /** Words at components, by id, such as how busy the latest analysis or run found them. */
  readonly marks?: ReadonlyMap<string, Mark>;
}
