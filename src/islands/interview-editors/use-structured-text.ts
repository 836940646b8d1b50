import type { RefObject } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReadStructured } from '../../interview/structured-text.ts';

/** Something that was removed, and how to put it back into what is there by then. */
export interface Removal<Model> {
  /** What was removed, within a sentence: "the parameter “code”". */
  readonly what: string;
  /** Returns the model with it; the model itself where its place is gone. */
  restore(model: Model): Model;
}

/** A text that is edited as the model it holds. */
export interface StructuredText<Model> {
  readonly reading: ReadStructured<Model>;
  /** The element in which the focus is moved. */
  readonly frame: RefObject<HTMLElement | null>;
  /** What an undo brings back. */
  readonly removed: string | undefined;
  change(model: Model): void;
  remove(model: Model, removal: Removal<Model>): void;
  undo(): void;
  /** Gives up what stands there, a text that cannot be read among it; an undo brings it back. */
  clear(): void;
  /** Moves the focus to the element marked with `data-focus`, once it is drawn. */
  focus(key: string): void;
}

interface Step<Model> {
  readonly what: string;
  apply(model: Model | undefined): string | undefined;
}

const mostSteps = 50;
/** How many drawings what takes the focus is waited for: that of the wish, and that of the changed text. */
const mostDrawings = 3;

/** Edits a text by the model it holds. Removals can be undone, also after later edits. */
export function useStructuredText<Model>(
  text: string,
  onChange: (text: string) => void,
  read: (text: string) => ReadStructured<Model>,
  write: (model: Model) => string,
): StructuredText<Model> {
  const reading = useMemo(() => read(text), [read, text]);
  const [steps, setSteps] = useState<readonly Step<Model>[]>([]);
  const frame = useRef<HTMLElement>(null);
  const wanted = useRef<{ readonly key: string; drawings: number } | undefined>(undefined);
  const [, draw] = useState(0);

  useEffect(() => {
    const { current } = wanted;
    if (!current) return;
    const found = frame.current?.querySelector<HTMLElement>(`[data-focus="${current.key}"]`);
    current.drawings++;
    // What is not drawn soon will not be: the focus must not be taken from somebody who types by then.
    if (found || current.drawings >= mostDrawings) wanted.current = undefined;
    found?.focus();
  });

  const keep = (step: Step<Model>): void => setSteps((before) => [...before, step].slice(-mostSteps));
  return {
    reading,
    frame,
    removed: steps.at(-1)?.what,
    change: (model) => onChange(write(model)),
    remove(model, { what, restore }) {
      keep({ what, apply: (now) => (now === undefined ? undefined : write(restore(now))) });
      wanted.current = { key: 'undo', drawings: 0 };
      onChange(write(model));
    },
    undo() {
      const step = steps.at(-1);
      if (!step) return;
      setSteps(steps.slice(0, -1));
      const restored = step.apply(reading.ok ? reading.model : undefined);
      wanted.current = { key: steps.length > 1 ? 'undo' : 'add', drawings: 0 };
      if (restored !== undefined) onChange(restored);
    },
    clear() {
      // Only while nothing new stands in its place: the two cannot be joined.
      keep({ what: 'the text that could not be read', apply: (now) => (now && write(now) !== '' ? undefined : text) });
      wanted.current = { key: 'add', drawings: 0 };
      onChange('');
    },
    focus(key) {
      wanted.current = { key, drawings: 0 };
      draw((count) => count + 1);
    },
  };
}
