// accepted: a set of keys for each deadline, and a skew heap of the deadlines there are
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

/** A heap of deadlines as a tree. */
interface Node {
  readonly deadline: number;
  left: Node | null;
  right: Node | null;
}

/** Melds two heaps by walking down their right sides, swapping children on the way. Source: Sleator and Tarjan, "Self-adjusting heaps", 1986. */
function meld(one: Node | null, other: Node | null): Node | null {
  if (!one) return other;
  if (!other) return one;
  let [a, b] = one.deadline <= other.deadline ? [one, other] : [other, one];
  const root = a;
  for (;;) {
    const right: Node | null = a.right;
    a.right = a.left;
    if (!right) {
      a.left = b;
      return root;
    }
    const isRightFirst: boolean = right.deadline <= b.deadline;
    a.left = isRightFirst ? right : b;
    [a, b] = isRightFirst ? [right, b] : [b, right];
  }
}

export const createCache = <K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> => {
  if (!Number.isInteger(capacity) || capacity <= 0) throw new RangeError(`no cache of capacity ${capacity}`);
  const held = new Map<K, readonly [value: V, deadline: number]>();
  const keysByDeadline = new Map<number, Set<K>>();
  let deadlines: Node | null = null;

  const forget = (key: K): boolean => {
    const entry = held.get(key);
    if (!entry) return false;
    held.delete(key);
    keysByDeadline.get(entry[1])?.delete(key);
    return true;
  };
  // A set that was emptied stays until its deadline, so there is one node for each at any time.
  const expire = (): number => {
    const time = now();
    while (deadlines && deadlines.deadline <= time) {
      for (const key of keysByDeadline.get(deadlines.deadline)!) held.delete(key);
      keysByDeadline.delete(deadlines.deadline);
      deadlines = meld(deadlines.left, deadlines.right);
    }
    return time;
  };
  const remember = (key: K, deadline: number): void => {
    const keys = keysByDeadline.get(deadline);
    if (keys) keys.add(key);
    else {
      keysByDeadline.set(deadline, new Set([key]));
      deadlines = meld(deadlines, { deadline, left: null, right: null });
    }
  };

  return {
    get size() {
      return (expire(), held.size);
    },
    get: (key) => {
      expire();
      const entry = held.get(key);
      if (!entry) return undefined;
      held.delete(key);
      held.set(key, entry);
      return entry[0];
    },
    set: (key, value, ttlMs) => {
      const deadline = expire() + ttlMs;
      forget(key);
      if (ttlMs <= 0) return;
      if (held.size === capacity) for (const oldest of held.keys()) if (forget(oldest)) break;
      held.set(key, [value, deadline]);
      if (deadline !== Infinity) remember(key, deadline);
    },
    has: (key) => (expire(), held.has(key)),
    delete: (key) => (expire(), forget(key)),
  };
};
