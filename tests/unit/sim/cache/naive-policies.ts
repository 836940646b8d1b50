import { mix32 } from '../../../../src/kernel/index.ts';
import type { CachePolicy, PolicyId, PolicySetup } from '../../../../src/sim/cache/index.ts';

/** Makes the same policy as `createPolicy`, written with plain arrays in the words of its paper, as slow as it likes. */
export function createNaivePolicy(id: PolicyId, setup: PolicySetup): CachePolicy {
  return makers[id](setup);
}

function removeFrom(list: number[], key: number): void {
  list.splice(list.indexOf(key), 1);
}

/** A cache whose victim is picked from entries in order of admission, each with its times and count. */
function createByRule(capacity: number, pick: (entries: readonly Entry[], time: number) => Entry): CachePolicy {
  let entries: Entry[] = [];
  let time = 0;
  return {
    access(key) {
      time++;
      const found = entries.find((entry) => entry.key === key);
      if (found) {
        found.used = time;
        found.count++;
        return true;
      }
      if (entries.length === capacity) {
        const victim = pick(entries, time);
        entries = entries.filter((entry) => entry !== victim);
      }
      entries.push({ key, admitted: time, used: time, count: 1 });
      return false;
    },
  };
}

interface Entry {
  key: number;
  admitted: number;
  used: number;
  count: number;
}

const smallest = (entries: readonly Entry[], score: (entry: Entry) => number): Entry =>
  entries.reduce((best, entry) => (score(entry) < score(best) ? entry : best));

function createNaiveRandom({ capacity, stream }: PolicySetup): CachePolicy {
  const slots: number[] = [];
  return {
    access(key) {
      if (slots.includes(key)) return true;
      if (slots.length < capacity) slots.push(key);
      else slots[stream.below(capacity)] = key;
      return false;
    },
  };
}

/** CLOCK as the equivalent FIFO with second chance: the oldest goes to the back of the queue when its bit is set. */
function createNaiveClock({ capacity }: PolicySetup): CachePolicy {
  const queue: { key: number; bit: boolean }[] = [];
  return {
    access(key) {
      const found = queue.find((entry) => entry.key === key);
      if (found) {
        found.bit = true;
        return true;
      }
      if (queue.length === capacity) {
        while (queue[0]!.bit) queue.push({ key: queue.shift()!.key, bit: false });
        queue.shift();
      }
      queue.push({ key, bit: false });
      return false;
    },
  };
}

/** The hand is remembered as the key it points at; the queue runs from the oldest to the newest. */
function createNaiveSieve({ capacity }: PolicySetup): CachePolicy {
  const queue: number[] = [];
  const visited = new Set<number>();
  let hand: number | undefined;
  return {
    access(key) {
      if (queue.includes(key)) {
        visited.add(key);
        return true;
      }
      if (queue.length === capacity) {
        let at = hand === undefined ? 0 : queue.indexOf(hand);
        while (visited.has(queue[at]!)) {
          visited.delete(queue[at]!);
          at = (at + 1) % queue.length;
        }
        hand = queue[at + 1];
        queue.splice(at, 1);
      }
      queue.push(key);
      return false;
    },
  };
}

/** Figure 4 of the ARC paper case by case; arrays run from LRU to MRU. */
function createNaiveArc({ capacity: c }: PolicySetup): CachePolicy {
  let p = 0;
  const t1: number[] = [];
  const t2: number[] = [];
  const b1: number[] = [];
  const b2: number[] = [];
  function replace(x: number): void {
    if (t1.length >= 1 && ((b2.includes(x) && t1.length === p) || t1.length > p)) b1.push(t1.shift()!);
    else b2.push(t2.shift()!);
  }
  return {
    access(x) {
      for (const list of [t1, t2]) {
        if (!list.includes(x)) continue;
        removeFrom(list, x);
        t2.push(x);
        return true;
      }
      if (b1.includes(x)) {
        p = Math.min(c, p + Math.max(b2.length / b1.length, 1));
        replace(x);
        removeFrom(b1, x);
        t2.push(x);
      } else if (b2.includes(x)) {
        p = Math.max(0, p - Math.max(b1.length / b2.length, 1));
        replace(x);
        removeFrom(b2, x);
        t2.push(x);
      } else {
        const total = t1.length + t2.length + b1.length + b2.length;
        if (t1.length + b1.length === c) {
          if (t1.length < c) {
            b1.shift();
            replace(x);
          } else t1.shift();
        } else if (total >= c) {
          if (total === 2 * c) b2.shift();
          replace(x);
        }
        t1.push(x);
      }
      return false;
    },
  };
}

/** The full version of 2Q; arrays run from the oldest to the newest. */
function createNaiveTwoQueue({ capacity }: PolicySetup): CachePolicy {
  const kIn = Math.max(1, Math.floor(capacity * 0.25));
  const kOut = Math.max(1, Math.floor(capacity * 0.5));
  const a1in: number[] = [];
  const a1out: number[] = [];
  const am: number[] = [];
  function reclaim(): void {
    if (a1in.length + am.length < capacity) return;
    if (a1in.length > kIn || am.length === 0) {
      a1out.push(a1in.shift()!);
      if (a1out.length > kOut) a1out.shift();
    } else am.shift();
  }
  return {
    access(x) {
      if (am.includes(x)) {
        removeFrom(am, x);
        am.push(x);
        return true;
      }
      if (a1in.includes(x)) return true;
      if (a1out.includes(x)) {
        removeFrom(a1out, x);
        reclaim();
        am.push(x);
      } else {
        reclaim();
        a1in.push(x);
      }
      return false;
    },
  };
}

/** Algorithm 1 of the S3-FIFO paper; arrays run from the tail (oldest) to the head. */
function createNaiveS3Fifo({ capacity }: PolicySetup): CachePolicy {
  const sLimit = Math.max(1, Math.floor(capacity * 0.1));
  const mLimit = capacity - sLimit;
  const freq = new Map<number, number>();
  const s: number[] = [];
  const m: number[] = [];
  const g: number[] = [];
  function evictM(): void {
    for (;;) {
      const t = m.shift()!;
      if (freq.get(t)! === 0) return;
      m.push(t);
      freq.set(t, freq.get(t)! - 1);
    }
  }
  function evictS(): void {
    let evicted = false;
    while (!evicted && s.length > 0) {
      const t = s.shift()!;
      if (freq.get(t)! > 1 && mLimit > 0) {
        freq.set(t, 0);
        m.push(t);
        if (m.length > mLimit) evictM();
      } else {
        g.push(t);
        if (g.length > mLimit) g.shift();
        evicted = true;
      }
    }
  }
  return {
    access(x) {
      if (s.includes(x) || m.includes(x)) {
        freq.set(x, Math.min(freq.get(x)! + 1, 3));
        return true;
      }
      const inGhost = g.includes(x);
      if (inGhost) removeFrom(g, x);
      while (s.length + m.length >= capacity) {
        if (s.length >= sLimit) evictS();
        else evictM();
      }
      (inGhost ? m : s).push(x);
      freq.set(x, 0);
      return false;
    },
  };
}

/** Window, probation and protected part as arrays from the oldest to the newest; the sketch as a map from counter to count. */
function createNaiveWTinyLfu({ capacity }: PolicySetup): CachePolicy {
  const mainSize = Math.floor(0.99 * capacity);
  const protectedSize = Math.floor(0.8 * mainSize);
  const window: number[] = [];
  const probation: number[] = [];
  const safe: number[] = [];
  let table = 1;
  while (table < capacity) table *= 2;
  const seeds = [0x6a09e667, 0xbb67ae85, 0x3c6ef373, 0xa54ff53b];
  const counts = new Map<string, number>();
  let sample = 0;
  const countersOf = (key: number) => seeds.map((seed, row) => `${row}:${mix32(key ^ seed) % (4 * table)}`);
  const estimate = (key: number) => Math.min(...countersOf(key).map((name) => counts.get(name) ?? 0));
  function record(key: number): void {
    const raised = countersOf(key).filter((name) => (counts.get(name) ?? 0) < 15);
    for (const name of raised) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (raised.length > 0) sample += 1;
    if (raised.length === 0 || sample !== 10 * table) return;
    const odd = [...counts.values()].filter((count) => count % 2 === 1).length;
    for (const [name, count] of counts) counts.set(name, Math.floor(count / 2));
    sample = Math.floor((sample - Math.floor(odd / 4)) / 2);
  }
  return {
    access(x) {
      record(x);
      for (const list of [window, probation, safe]) {
        if (!list.includes(x)) continue;
        removeFrom(list, x);
        (list === window ? window : safe).push(x);
        if (safe.length > protectedSize) probation.push(safe.shift()!);
        return true;
      }
      window.push(x);
      if (window.length > capacity - mainSize) {
        probation.push(window.shift()!);
        const total = window.length + probation.length + safe.length;
        if (total > capacity) {
          const candidate = probation.at(-1)!;
          if (estimate(candidate) > estimate(probation[0]!)) probation.shift();
          else probation.pop();
        }
      }
      return false;
    },
  };
}

const makers: Record<PolicyId, (setup: PolicySetup) => CachePolicy> = {
  fifo: ({ capacity }) => createByRule(capacity, (entries) => smallest(entries, (entry) => entry.admitted)),
  lifo: ({ capacity }) => createByRule(capacity, (entries) => smallest(entries, (entry) => -entry.admitted)),
  lru: ({ capacity }) => createByRule(capacity, (entries) => smallest(entries, (entry) => entry.used)),
  mru: ({ capacity }) => createByRule(capacity, (entries) => smallest(entries, (entry) => -entry.used)),
  lfu: ({ capacity }) => createByRule(capacity, (entries) => smallest(entries, (entry) => entry.count * 1e6 + entry.used)),
  belady: ({ capacity, nextUses }) => {
    // Each entry's last use tells its next one; `used` counts from 1.
    return createByRule(capacity, (entries) => smallest(entries, (entry) => -nextUses[entry.used - 1]!));
  },
  random: createNaiveRandom,
  clock: createNaiveClock,
  sieve: createNaiveSieve,
  arc: createNaiveArc,
  '2q': createNaiveTwoQueue,
  's3-fifo': createNaiveS3Fifo,
  'w-tinylfu': createNaiveWTinyLfu,
};
