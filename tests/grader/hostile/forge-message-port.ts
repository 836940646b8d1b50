// tries: to patch or reach the port to the judge
// expects: fail
// @ts-nocheck
let escaped = false;
try {
  MessagePort.prototype.postMessage = () => undefined;
  escaped = true;
} catch {}
try {
  postMessage({ kind: 'ran', id: 2, steps: 0, results: new Int32Array(0) });
  escaped = true;
} catch {}
try {
  addEventListener('message', () => undefined);
  escaped = true;
} catch {}
try {
  onmessage = () => undefined;
  escaped = true;
} catch {}
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const held = new Map();
  const use = (key, value) => {
    held.delete(key);
    held.set(key, value);
    return value;
  };
  return {
    get size() {
      return held.size;
    },
    get: (key) => (held.has(key) ? use(key, held.get(key)) : undefined),
    set(key, value) {
      if (escaped && !held.has(key) && held.size === capacity) held.delete(held.keys().next().value);
      use(key, value);
    },
    has: (key) => held.has(key),
    delete: (key) => held.delete(key),
  };
}
