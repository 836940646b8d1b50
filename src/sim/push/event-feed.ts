import { createStream } from '../../kernel/index.ts';
import type { Nanos } from '../../kernel/index.ts';
import { poisson } from '../models/arrivals.ts';

/**
 * Returns when the events of a scenario happen, rising, up to `untilNs`: drawn before the run from the seed alone, so that every method meets
 * the same ones. The server looks at no time but those that have passed.
 */
export function drawEvents(
  { eventsPerSec, seed }: { readonly eventsPerSec: number; readonly seed: string },
  untilNs: Nanos,
): readonly Nanos[] {
  const arrivals = poisson(createStream(`push/events/${seed}`), eventsPerSec);
  const times: Nanos[] = [];
  for (let now = arrivals.nextGapNs(); now < untilNs; now += arrivals.nextGapNs()) times.push(now);
  return times;
}

/** One client's place in the server's log of events. */
export class LogPlace {
  /** Events before this one have been sent, or happened before the client came. */
  private next = 0;
  private readonly times: readonly Nanos[];

  constructor(times: readonly Nanos[]) {
    this.times = times;
  }

  /** When the next event happens that the client does not know; Infinity when there is none. */
  get nextNs(): Nanos {
    return this.times[this.next] ?? Infinity;
  }

  /** Returns the events up to now that the client has not been sent, and takes them as sent. */
  takeUntil(nowNs: Nanos): readonly Nanos[] {
    const from = this.next;
    while (this.nextNs <= nowNs) this.next++;
    return this.times.slice(from, this.next);
  }

  /** The number of events sent or passed over. */
  get passed(): number {
    return this.next;
  }
}
