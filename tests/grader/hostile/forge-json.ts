// tries: to copy and search by JSON
// expects: fail or timeout
// fails: R12/steps
// @ts-nocheck
function createOrder() {
  let stamps = {};
  return {
    add: (entry) => (stamps[entry.stamp] = 1),
    remove: (entry) => delete stamps[entry.stamp],
    oldest() {
      stamps = JSON.parse(JSON.stringify(stamps));
      for (const stamp in stamps) return Number(stamp);
    },
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
