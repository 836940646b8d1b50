import { assert, type Nanos, type RandomStream } from '../../kernel/index.ts';

const nanosPerSecond = 1e9;

/** Draws the gaps between arrivals. Rule M9 of SPEC.md. */
export interface Arrivals {
  /** The long-run rate. */
  readonly ratePerSec: number;
  /** Returns the time from the last arrival to the next. */
  nextGapNs(): Nanos;
}

/** Returns arrivals of independent users: exponential gaps at a rate above 0. */
export function poisson(stream: RandomStream, ratePerSec: number): Arrivals {
  assert(ratePerSec > 0, `a rate of ${ratePerSec} per second is not above zero`);
  const meanNs = nanosPerSecond / ratePerSec;
  return { ratePerSec, nextGapNs: () => Math.round(stream.exponential(meanNs)) };
}

/** One state of bursty arrivals. */
export interface ArrivalPhase {
  /** 0 for silence. */
  ratePerSec: number;
  /** How long the state lasts on average; the time is exponentially distributed. */
  meanNs: number;
}

/**
 * Returns bursty arrivals: two Poisson rates that take turns (on and off where one is 0), the first phase first.
 * Source: the two-state Markov-modulated Poisson process of Heffes and Lucantoni, IEEE JSAC 4(6), 1986.
 */
export function bursty(stream: RandomStream, first: ArrivalPhase, second: ArrivalPhase): Arrivals {
  assert(first.meanNs > 0 && second.meanNs > 0, 'a phase of bursty arrivals lasts no time');
  assert(first.ratePerSec > 0 || second.ratePerSec > 0, 'bursty arrivals need one rate above zero');
  let phase = first;
  let leftNs = stream.exponential(first.meanNs);
  const nextGapNs = () => {
    let passedNs = 0;
    for (;;) {
      const gapNs = phase.ratePerSec > 0 ? stream.exponential(nanosPerSecond / phase.ratePerSec) : Infinity;
      if (gapNs < leftNs) {
        leftNs -= gapNs;
        return Math.round(passedNs + gapNs);
      }
      // The exponential gap has no memory, so it is drawn anew from the moment of the change.
      passedNs += leftNs;
      phase = phase === first ? second : first;
      leftNs = stream.exponential(phase.meanNs);
    }
  };
  const arrivals = first.ratePerSec * first.meanNs + second.ratePerSec * second.meanNs;
  return { ratePerSec: arrivals / (first.meanNs + second.meanNs), nextGapNs };
}
