// tries: to search by recursion through default parameters, where no statement is
// expects: fail or error
// fails: R12/steps
// @ts-nocheck
function createOrder() {
  const stamps = [];
  const least = (from, to, middle = (from + to) >> 1, found = to - from === 1 ? stamps[from] : Math.min(least(from, middle), least(middle, to))) => found;
  const free = [];
  return {
    add(entry) {
      entry.slot = free.pop() ?? stamps.length;
      stamps[entry.slot] = entry.stamp;
    },
    remove(entry) {
      stamps[entry.slot] = Infinity;
      free.push(entry.slot);
    },
    oldest: () => least(0, stamps.length),
  };
}
// An LRU cache that finds its victim by a search of all stamps: linear, whatever the meter is told.
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const held = new Map();
  const keyOfStamp = new Map();
  const order = createOrder();
  let clock = 0;
  function forget(entry) {
    keyOfStamp.delete(entry.stamp);
    order.remove(entry);
  }
  function stamp(key, entry) {
    entry.stamp = ++clock;
    keyOfStamp.set(clock, key);
    order.add(entry);
    return entry.value;
  }
  function use(key, entry) {
    forget(entry);
    return stamp(key, entry);
  }
  return {
    get size() {
      return held.size;
    },
    get: (key) => (held.has(key) ? use(key, held.get(key)) : undefined),
    set(key, value) {
      const entry = held.get(key);
      if (entry) {
        entry.value = value;
        use(key, entry);
        return;
      }
      if (held.size === capacity) {
        const victim = keyOfStamp.get(order.oldest());
        forget(held.get(victim));
        held.delete(victim);
      }
      const added = { value, stamp: 0 };
      held.set(key, added);
      stamp(key, added);
    },
    has: (key) => held.has(key),
    delete(key) {
      if (!held.has(key)) return false;
      forget(held.get(key));
      return held.delete(key);
    },
  };
}
