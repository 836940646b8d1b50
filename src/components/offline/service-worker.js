// The service worker: pages that were visited, and all pages of a small site, work offline.
//
// Files under _astro/ carry a hash in their name, so a cached one is never out of date: cache first. Everything else comes from the
// network while there is one, and from the cache otherwise. A new version waits until the tabs of the old one are closed, so no page
// ever runs on a mixture; then files that no page needs any more are dropped.
//
// The build replaces the three constants; see src/course/build/publish.ts.
const base = '__BASE__';
const pages = ['__PAGES__'];
const shared = ['__SHARED__'];
const editor = ['__EDITOR__'];

const assetCache = `headroom-assets:${base}`;
const pageCache = `headroom-pages:${base}`;

/** Caches what is not cached yet; one file that fails does not keep the others out. */
async function keep(name, paths) {
  const cache = await caches.open(name);
  const present = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const missing = paths.filter((path) => !present.has(path));
  await Promise.allSettled(missing.map((path) => cache.add(path)));
}

/** Caches every page anew, since a page's address stays while its text changes. */
async function refreshPages() {
  const cache = await caches.open(pageCache);
  await Promise.allSettled(
    pages.map(async (path) => {
      const response = await fetch(path, { cache: 'no-cache' });
      if (response.ok || path.endsWith('/404.html')) await cache.put(path, response);
    }),
  );
}

/** Drops files and pages that this version does not know. */
async function dropOld() {
  const assets = await caches.open(assetCache);
  const known = new Set([...shared, ...editor]);
  for (const request of await assets.keys()) if (!known.has(new URL(request.url).pathname)) await assets.delete(request);
  const kept = await caches.open(pageCache);
  for (const request of await kept.keys()) if (!pages.includes(new URL(request.url).pathname)) await kept.delete(request);
}

self.addEventListener('install', (event) => event.waitUntil(Promise.all([keep(assetCache, shared), refreshPages()])));
self.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => self.clients.claim())));

self.addEventListener('message', (event) => {
  if (event.data === 'keep-editor') event.waitUntil(keep(assetCache, editor));
});

/** Answers from the cache, else from the network, keeping the answer. */
async function cacheFirst(request) {
  const cache = await caches.open(assetCache);
  const cached = await cache.match(request.url);
  if (cached) return cached;
  const response = await fetch(request);
  if (response.ok && response.status === 200) await cache.put(request.url, response.clone());
  return response;
}

/** Answers from the network and keeps the answer; without a network from the cache, a page that is not there with the 404 page. */
async function networkFirst(request) {
  const address = new URL(request.url);
  const key = address.origin + address.pathname;
  const cache = await caches.open(pageCache);
  try {
    const response = await fetch(request);
    if (response.ok && response.status === 200 && !response.redirected) await cache.put(key, response.clone());
    return response;
  } catch (error) {
    const cached = (await cache.match(key)) ?? (request.mode === 'navigate' ? await cache.match(`${base}404.html`) : undefined);
    if (cached) return cached;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin || request.headers.has('range')) return;
  if (!address.pathname.startsWith(base)) return;
  event.respondWith(address.pathname.startsWith(`${base}_astro/`) ? cacheFirst(request) : networkFirst(request));
});
