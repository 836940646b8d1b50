// tries: to find anything that reaches out of the sandbox by name
// expects: fail
// @ts-nocheck
let escaped = false;
const names =
  'self window top parent frames document process require module exports Buffer global importScripts fetch XMLHttpRequest WebSocket WebTransport EventSource ' +
  'Worker SharedWorker postMessage close MessageChannel MessagePort BroadcastChannel navigator location origin indexedDB caches localStorage sessionStorage ' +
  'cookieStore crypto performance setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame reportError structuredClone Atomics ' +
  'SharedArrayBuffer WebAssembly Blob URL FileReader FileReaderSync Notification OffscreenCanvas FontFace addEventListener dispatchEvent onmessage trustedTypes scheduler';
for (const name of names.split(' ')) if (name in globalThis || globalThis[name] !== undefined) escaped = true;
for (const read of [
  () => self,
  () => window,
  () => process,
  () => require,
  () => fetch,
  () => postMessage,
  () => importScripts,
  () => indexedDB,
  () => XMLHttpRequest,
  () => WebSocket,
  () => Worker,
  () => Atomics,
  () => SharedArrayBuffer,
  () => WebAssembly,
  () => structuredClone,
  () => setTimeout,
]) {
  try {
    if (read() !== undefined) escaped = true;
  } catch {}
}
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
