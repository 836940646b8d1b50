import { useCallback, useMemo, useState } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import type { RingChange } from './change.ts';
import { measureChange } from './change.ts';
import { ringLink } from './link.ts';
import type { Placement } from './placement.ts';
import { placeOnRing } from './placement.ts';
import type { Guess, ScoredGuess } from './predictions.ts';
import { scoreGuess } from './predictions.ts';
import type { RingSettings } from './settings.ts';
import { copiesOf, keyCount, membersOf, nodeNames, withNode } from './settings.ts';

/** The state of the lab and what follows from it. */
export interface HashRing {
  readonly link: LinkedSettings<RingSettings>;
  readonly placement: Placement;
  /** The set-up before the last change of the ring; undefined before there is one. */
  readonly before: RingSettings | undefined;
  readonly change: RingChange | undefined;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  readonly isGuessing: boolean;
  /** The node whose join or leave is guessed next. */
  readonly asked: number;
  /** Copies of keys there are to move, at most. */
  readonly mostMoves: number;
  /** Changes the ring; what moves is counted. */
  apply(after: RingSettings): void;
  /** Takes a node into the ring, or out of it. */
  toggle(node: number): void;
  /** Lets the node asked about join or leave, and scores the guess if it counts. */
  reveal(counts: boolean): void;
}

/** Holds the state of the lab and counts what each change moves. */
export function useHashRing(): HashRing {
  const link = useLink(ringLink);
  const { settings, change: changeLinked } = link;
  const [last, setLast] = useState<{ readonly before: RingSettings; readonly afterKey: string }>();
  // A link followed later brings a set-up of its own: nothing has moved there yet.
  const before = last?.afterKey === JSON.stringify(settings) ? last.before : undefined;
  const guessing = useGuessing<Guess, ScoredGuess>('hash-ring', { onRing: keyCount / 2, byModulo: keyCount / 2 });
  const placement = useMemo(() => placeOnRing(settings), [settings]);
  const change = useMemo(() => (before ? measureChange(before, settings) : undefined), [before, settings]);
  const asked = nextNode(settings);

  const apply = useCallback(
    (after: RingSettings) => {
      // Other keys are other keys: none of them moved.
      setLast(after.seed === settings.seed ? { before: settings, afterKey: JSON.stringify(after) } : undefined);
      changeLinked(after);
    },
    [settings, changeLinked],
  );

  const toggle = (node: number): void => apply(withNode(settings, node, settings.weights[node] === undefined ? 1 : undefined));

  function reveal(counts: boolean): void {
    const after = withNode(settings, asked, settings.weights[asked] === undefined ? 1 : undefined);
    apply(after);
    guessing.reveal(counts);
    guessing.settle((guess) => scoreGuess(guess, measureChange(settings, after)));
  }

  const { isGuessing } = guessing;
  const mostMoves = keyCount * copiesOf(settings);
  return { link, placement, before, change, guessing, isGuessing, asked, mostMoves, apply, toggle, reveal };
}

/** Returns the first node that can join; the last of all where every one is in. */
function nextNode(settings: RingSettings): number {
  const members = membersOf(settings);
  const free = nodeNames.findIndex((_, node) => !members.includes(node));
  return free < 0 ? nodeNames.length - 1 : free;
}
