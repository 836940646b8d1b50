import { useCallback, useMemo, useState } from 'react';
import type { ComponentKind, Design } from '../../design/index.ts';
import { useHistory } from '../labs/shared/use-history.ts';
import { duplicateSelected, freePlace, removeSelected } from './bulk-edits.ts';
import type { DesignCanvasProps } from './canvas-props.ts';
import { addComponent, addGroup, type EditOutcome } from './design-edits.ts';
import { type DrawingProblem, findDrawingProblems } from './drawing-problems.ts';
import type { Point } from './geometry.ts';
import { withLayout } from './layout-design.ts';
import { itemKey, selectedItems, type SelectedItems } from './selection.ts';

/** What was done last, in words; `count` tells one telling from the next. */
export interface Telling {
  readonly text: string;
  readonly count: number;
}

/** The state of the editor of a design, and everything that can be done in it. */
export interface DesignEditor extends Omit<DesignCanvasProps, 'onChange' | 'onStart'> {
  /** Keys of what is selected. */
  readonly selected: ReadonlySet<string>;
  readonly items: SelectedItems;
  readonly problems: readonly DrawingProblem[];
  readonly telling: Telling;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): void;
  redo(): void;
  /** Takes what an edit came to: the design and the selection, or says why not. */
  take(outcome: EditOutcome): void;
  /** Changes the design; changes of one gesture are one step of undo. */
  change(design: Design, said?: string, gesture?: string): void;
  /** Puts another design in place of this one, as one step of undo. */
  start(design: Design, said: string): void;
  select(keys: Iterable<string>): void;
  /** Selects some things more and some no longer; several calls in one moment add up. */
  adjustSelection(changes: ReadonlyMap<string, boolean>): void;
  say(text: string): void;
  /** Adds a component at a place, or at one that is free. */
  add(kind: ComponentKind, at?: Point): void;
  group(kind: 'region' | 'zone'): void;
  remove(): void;
  duplicate(): void;
  selectAll(): void;
  layOut(): void;
}

/** Holds the state of the editor; the design itself is the parent's. */
export function useDesignEditor({ onChange, onStart, ...props }: DesignCanvasProps): DesignEditor {
  const { design, readOnly = false } = props;
  const history = useHistory(design, onChange);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [telling, setTelling] = useState<Telling>({ text: '', count: 0 });
  const items = useMemo(() => selectedItems(design, selected), [design, selected]);
  const problems = useMemo(() => findDrawingProblems(design), [design]);

  const say = useCallback((text: string) => setTelling(({ count }) => ({ text, count: count + 1 })), []);
  const select = useCallback((keys: Iterable<string>) => {
    const after = new Set(keys);
    setSelected((before) => (before.size === after.size && [...after].every((key) => before.has(key)) ? before : after));
  }, []);
  const adjustSelection = useCallback((changes: ReadonlyMap<string, boolean>) => {
    setSelected((before) => {
      const off = [...changes].filter(([, isOn]) => !isOn).map(([key]) => key);
      const on = [...changes].filter(([, isOn]) => isOn).map(([key]) => key);
      return new Set([...[...before].filter((key) => !off.includes(key)), ...on]);
    });
  }, []);
  const { apply } = history;
  const change = useCallback(
    (after: Design, said = '', gesture?: string) => {
      if (readOnly || after === design) return;
      apply(after, gesture);
      if (said !== '') say(said);
    },
    [apply, say, readOnly, design],
  );
  const take = useCallback(
    (outcome: EditOutcome) => {
      if (!outcome.ok) return say(outcome.said);
      change(outcome.design, outcome.said);
      if (outcome.select) select(outcome.select);
    },
    [change, say, select],
  );

  function start(after: Design, said: string): void {
    onStart?.(after);
    setSelected(new Set());
    change(after, said);
  }

  function step(direction: 'undo' | 'redo'): void {
    const isPossible = direction === 'undo' ? history.canUndo : history.canRedo;
    if (readOnly) return;
    history[direction]();
    say(isPossible ? `${direction === 'undo' ? 'Undone' : 'Done again'}.` : `There is nothing to ${direction}.`);
  }

  return {
    ...props,
    readOnly,
    selected,
    items,
    problems,
    telling,
    canUndo: history.canUndo && !readOnly,
    canRedo: history.canRedo && !readOnly,
    undo: () => step('undo'),
    redo: () => step('redo'),
    take,
    change,
    start,
    select,
    adjustSelection,
    say,
    add: (kind, at) => take(addComponent(design, kind, at ?? freePlace(design, selected))),
    group: (kind) =>
      take(
        addGroup(
          design,
          kind,
          items.components.map(({ id }) => id),
        ),
      ),
    remove: () => take(removeSelected(design, selected)),
    duplicate: () => take(duplicateSelected(design, selected)),
    selectAll: () => select(design.components.map(({ id }) => itemKey('component', id))),
    layOut: () => change(withLayout(design), 'Laid out.'),
  };
}
