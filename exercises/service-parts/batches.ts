import type { HistoryEvent } from '../../src/sim/service/index.ts';

/** An event with its place in the history. */
export interface Placed<Event extends HistoryEvent = HistoryEvent> {
  readonly event: Event;
  readonly index: number;
}

/** Something that was done to the component, and all that it did then. */
export interface Batch {
  readonly stimulus: Placed;
  readonly acts: readonly Placed[];
}

const acts: ReadonlySet<HistoryEvent['kind']> = new Set(['settle', 'serviceCall', 'note', 'sleep', 'draw']);

/** Cuts a history into what was done to the component, each with what it did about it. */
export function batchesOf(history: readonly HistoryEvent[]): Batch[] {
  const batches: { stimulus: Placed; acts: Placed[] }[] = [];
  history.forEach((event, index) => {
    // The component sees nothing of an effect; what it did before it belongs to what came before.
    if (event.kind === 'serviceEffect') return;
    if (acts.has(event.kind)) batches.at(-1)?.acts.push({ event, index });
    else batches.push({ stimulus: { event, index }, acts: [] });
  });
  return batches;
}
