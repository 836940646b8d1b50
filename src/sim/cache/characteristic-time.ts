import { exp } from '../../kernel/index.ts';

/** Whether a key stays for a time from its last use, as under LRU, or from its insertion, as under FIFO and random eviction. */
export type KeptFrom = 'use' | 'insertion';

/**
 * Returns how long a cache of `capacity` entries, at least 1 and fewer than the keys asked for, keeps a key: the time in which as many
 * distinct keys come as fit, in the unit of the rates. `rates` are the requests for each key of a group of alike ones, `counts` the keys of
 * each group.
 * LRU after H. Che, Y. Tung, Z. Wang, "Hierarchical web caching systems", IEEE JSAC 20(7), 2002, section III; FIFO and random eviction, which
 * keep a key no longer for being asked for, after V. Martina, M. Garetto, E. Leonardi, "A unified approach to the performance analysis of
 * caching systems", IEEE INFOCOM 2014, section III.
 */
export function characteristicTime(counts: Float64Array, rates: Float64Array, capacity: number, keptFrom: KeptFrom): number {
  // Newton's method from a time that is surely too short: what is held is concave in the time, so each step stays short of it.
  let time = capacity / counts.reduce((total, keys, at) => total + keys * rates[at]!, 0);
  for (let step = 0; step < 100; step++) {
    let held = 0;
    let slope = 0;
    for (let at = 0; at < rates.length; at++) {
      const rate = rates[at]!;
      if (rate === 0) continue;
      const keys = counts[at]!;
      const absent = keptFrom === 'insertion' ? 1 / (1 + rate * time) : exp(-rate * time);
      held += keys * (1 - absent);
      slope += keys * rate * (keptFrom === 'insertion' ? absent * absent : absent);
    }
    const further = (capacity - held) / slope;
    if (!(further > time * 1e-7)) break;
    time += further;
  }
  return time;
}
