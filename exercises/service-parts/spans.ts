import type { StoryRow } from './story.ts';

/** A time during which something is under way: a caller waits, a service works. */
export interface Span {
  readonly id: string;
  readonly lane: number;
  /** Index of the row where it begins. */
  readonly from: number;
  /** Index of the row where it ends; absent: it is still under way. */
  readonly to?: number;
  /** Which of the places side by side in its lane it takes, from 0. */
  readonly slot: number;
  readonly fails: boolean;
}

/** Returns what is under way in the rows, each with a place in its lane that no other takes at the same time. */
export function spansOf(rows: readonly StoryRow[]): Span[] {
  const open = new Map<string, { lane: number; from: number; slot: number }>();
  const spans: Span[] = [];
  const close = (id: string, to: number | undefined, fails: boolean) => {
    const one = open.get(id);
    if (!one) return;
    open.delete(id);
    spans.push({ id, ...one, ...(to !== undefined && { to }), fails });
  };
  rows.forEach((row, index) => {
    const { kind, id, lane } = row;
    if (kind === 'crash') for (const under of [...open.keys()]) close(under, index, true);
    if (id === undefined) return;
    if (kind === 'call' || kind === 'serviceCall') {
      const taken = [...open.values()].filter((one) => one.lane === lane).map(({ slot }) => slot);
      let slot = 0;
      while (taken.includes(slot)) slot += 1;
      open.set(id, { lane, from: index, slot });
    } else if (kind === 'settle' || kind === 'serviceAnswer') close(id, index, row.fails === true);
  });
  for (const id of [...open.keys()]) close(id, undefined, false);
  return spans;
}
