import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Design } from '../../design/index.ts';
import { blankDesign } from './design-edits.ts';
import { decodeDesignLink, encodeDesignLink, isDesignHash } from './design-link.ts';
import { type DrawingKeeper, isBlank, type KeptDrawing } from './drawing-keeper.ts';
import { type Arrival, type DrawingWords, drawingWords } from './drawing-words.ts';
import { examples } from './examples.ts';
import { type OpeningKeeper, useDrawingKeeper } from './use-drawing-keeper.ts';

/** The design of the page: carried by the page's address where it is small enough, and kept in the browser. */
export interface LinkedDesign {
  readonly design: Design;
  readonly words: DrawingWords;
  /** Rises when a link puts another drawing on the page, in which the steps of the one before cannot be undone. */
  readonly visit: number;
  /** Drawings that are kept besides the one shown, the latest saved first. */
  readonly others: readonly KeptDrawing[];
  change(design: Design): void;
  /** Takes a design for another drawing than the one shown, which stays as it is; to be followed by `change`. */
  begin(design: Design): void;
  /** Takes a kept drawing for the one shown; to be followed by `change` with what it returns. Undefined: it is gone. */
  open(id: string): Design | undefined;
}

/** What is on the page, and how it came there. */
interface Shown {
  readonly design: Design;
  readonly arrival: Arrival;
  /** Why the latest link could not be read; "" when it could. */
  readonly refusal: string;
  /** Whether the address can carry the design. */
  readonly isInAddress: boolean;
  readonly visit: number;
}

const nothing: Shown = { design: blankDesign, arrival: undefined, refusal: '', isInAddress: true, visit: 0 };

/** Browsers allow about 100 changes of the address in half a minute, and dragging makes many. */
const waitMs = 400;

/**
 * Holds the design of the page. A link wins over what is kept, which stays; without one the drawing that was left here comes back, or an
 * example for who has none. After each change the address and the browser's storage are written.
 */
export function useLinkedDesign(): LinkedDesign {
  const [shown, put] = useReducer((before: Shown, after: Partial<Shown>) => ({ ...before, ...after }), nothing);
  const opening = useDrawingKeeper();
  const { keeper, status, whenOpen } = opening;
  const { write, writeSoon, drop } = useWriter(opening, put);
  /** What a link or the learner has put on the page, for the keeper to be told when it is open. */
  const early = useRef<{ linked?: Design; changed?: Design }>({});

  const change = useCallback(
    (after: Design) => {
      put({ design: after, arrival: undefined });
      early.current.changed = after;
      keeper.current?.change(after);
      writeSoon(after);
    },
    [keeper, writeSoon],
  );

  useEffect(() => {
    /** Shows the design of the link that the address is, if it is one. Returns whether it does. */
    function follow(): boolean {
      if (!isDesignHash(location.hash)) return false;
      const read = decodeDesignLink(location.hash);
      put({ refusal: read.ok ? '' : `${read.message} ${read.remedy}` });
      if (!read.ok) return false;
      // What was drawn last is saved, but not written over the address that has just been opened.
      drop();
      early.current = { linked: read.design };
      keeper.current?.show(read.design);
      put({ design: read.design, arrival: 'linked', isInAddress: true });
      return true;
    }
    let links = 0;
    const turn = (): void => {
      if (follow()) put({ visit: ++links });
    };
    follow();
    const close = whenOpen((opened) => put(beginPage(opened, early.current)));
    const stopLeaving = onLeaving(write, () => keeper.current?.rescue());
    addEventListener('hashchange', turn);
    return () => {
      removeEventListener('hashchange', turn);
      stopLeaving();
      write();
      close();
    };
  }, [keeper, whenOpen, write, drop]);

  const others = keeper.current?.others ?? [];
  // A link to what is kept as it is brings nothing new.
  const isNews = shown.arrival !== 'linked' || (keeper.current?.isKept === false && others.length > 0);
  return {
    design: shown.design,
    words: drawingWords({ ...shown, arrival: isNews ? shown.arrival : undefined, status, word: keeper.current?.word }),
    visit: shown.visit,
    others,
    change,
    begin: useCallback((after) => keeper.current?.begin(after), [keeper]),
    open: useCallback((id) => keeper.current?.open(id), [keeper]),
  };
}

/** Tells the keeper, which has just been opened, what is on the page; where nothing is yet, returns what to put there. */
function beginPage(opened: DrawingKeeper | undefined, early: { readonly linked?: Design; readonly changed?: Design }): Partial<Shown> {
  if (early.linked) opened?.show(early.linked);
  if (early.changed) opened?.change(early.changed);
  void opened?.flush();
  if (early.linked || early.changed) return {};
  const restored = opened?.restore(readState().drawing);
  if (restored) return { design: restored, arrival: 'restored', isInAddress: hashOf(restored) !== undefined };
  const design = examples[1]!.build();
  opened?.show(design);
  return { design };
}

/** Writes the design into the address and has it saved: soon, or at once. */
function useWriter({ keeper }: OpeningKeeper, put: (shown: Partial<Shown>) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unwritten = useRef<Design>(undefined);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    const last = unwritten.current;
    if (!last) return;
    unwritten.current = undefined;
    const hash = hashOf(last);
    const state = { ...readState(), drawing: keeper.current?.current };
    history.replaceState(state, '', hash || location.pathname + location.search);
    put({ isInAddress: hash !== undefined, refusal: '' });
    void keeper.current?.flush();
  }, [keeper, put]);

  const writeSoon = useCallback(
    (design: Design) => {
      unwritten.current = design;
      clearTimeout(timer.current);
      timer.current = setTimeout(write, waitMs);
    },
    [write],
  );

  /** Saves what is not written yet, and leaves the address as it is. */
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    unwritten.current = undefined;
    void keeper.current?.flush();
  }, [keeper]);

  return { write, writeSoon, drop };
}

/** Calls `hide` when the page is hidden or left, and then `leave` when it is left. Returns what ends that. */
function onLeaving(hide: () => void, leave: () => void): () => void {
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') hide();
  };
  const onLeave = (): void => {
    hide();
    leave();
  };
  addEventListener('pagehide', onLeave);
  document.addEventListener('visibilitychange', onHide);
  return () => {
    removeEventListener('pagehide', onLeave);
    document.removeEventListener('visibilitychange', onHide);
  };
}

/** Returns the fragment for a design: "" for a blank one, undefined for one too large to travel. */
function hashOf(design: Design): string | undefined {
  return isBlank(design) ? '' : encodeDesignLink(design);
}

/** What the page's entry in the browser's history remembers: the drawing that was shown. */
function readState(): { readonly drawing?: string } {
  return (history.state ?? {}) as { readonly drawing?: string };
}
