// The service worker: what was visited works offline.
//
// Files under _astro/ carry a hash in their name, so a cached one is never out of date: cache first. Everything else comes from the
// network while there is one, and from the cache otherwise. A new version waits until the tabs of the old one are closed, so no page
// runs on a mixture of two builds; then it fetches the kept pages anew and drops the files that none of them needs.
//
// The build replaces the four constants; see src/course/build/publish.ts.
const base = '__BASE__';
/** Every file of this build under _astro/. */
const files = ['__FILES__'];
/** For each page, the files it needs, as indices into `files`. */
const pages = { __PAGES__: [] };
/** The files that writing and grading code need, as indices into `files`. */
const editor = ['__EDITOR__'];

const assetCache = `headroom-assets:${base}`;
const pageCache = `headroom-pages:${base}`;
const notFoundPage = `${base}404.html`;

/** Files that are being fetched to be cached: what asks for one meanwhile waits for the same answer. */
const underWay = new Map();

function keepFile(cache, path) {
  if (!underWay.has(path)) {
    underWay.set(
      path,
      cache.add(path).finally(() => underWay.delete(path)),
    );
  }
  return underWay.get(path);
}

/** Caches files that are not cached yet. Returns whether all of them are. */
async function keepFiles(indices) {
  try {
    const cache = await caches.open(assetCache);
    const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
    const missing = indices.map((index) => files[index]).filter((path) => !kept.has(path));
    const results = await Promise.allSettled(missing.map((path) => keepFile(cache, path)));
    return results.every((result) => result.status === 'fulfilled');
  } catch {
    return false;
  }
}

/** Caches a page as it is now, with its files. Returns whether it worked. */
async function keepPage(path) {
  try {
    const response = await fetch(path, { cache: 'no-cache' });
    if (!response.ok) return false;
    await (await caches.open(pageCache)).put(path, response);
    return await keepFiles(pages[path] ?? []);
  } catch {
    return false;
  }
}

/** Returns whether a file is of this build, or is none that a build names. */
function isKnown(path) {
  return !path.startsWith(`${base}_astro/`) || files.includes(path);
}

/**
 * Caches what a page lacks of itself and its files; fetches nothing when it lacks nothing. Returns whether it has all of them: no for a
 * page that has loaded files of another build, whose list this is not.
 */
async function keepWhole(path, loaded) {
  if (!(path in pages) || !loaded.every(isKnown)) return false;
  return (await find(pageCache, self.location.origin + path)) ? keepFiles(pages[path]) : keepPage(path);
}

/** Brings kept pages up to this build and drops what it does not know. Without a network everything stays as it is. */
async function bringUpToDate() {
  const kept = await caches.open(pageCache);
  const paths = (await kept.keys()).map((request) => new URL(request.url).pathname);
  const known = paths.filter((path) => path in pages);
  const worked = await Promise.all(known.map(keepPage));
  if (!worked.every(Boolean)) return;
  for (const path of paths) if (!(path in pages)) await kept.delete(path);
  const assets = await caches.open(assetCache);
  const current = new Set(files);
  for (const request of await assets.keys()) if (!current.has(new URL(request.url).pathname)) await assets.delete(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepPage(notFoundPage)));
self.addEventListener('activate', (event) => event.waitUntil(bringUpToDate().then(() => self.clients.claim())));

// A page that loaded before this worker controlled it says so, because its files did not come through here.
self.addEventListener('message', (event) => {
  const { visited, loaded, keepEditor, whole } = event.data ?? {};
  if (typeof visited === 'string' && visited in pages) event.waitUntil(keepPage(visited));
  // Workers, which stand in no page's list.
  if (Array.isArray(loaded)) event.waitUntil(keepFiles(loaded.map((path) => files.indexOf(path)).filter((index) => index >= 0)));
  if (keepEditor === true) event.waitUntil(keepFiles(editor));
  // Asked by pages that say whether they are kept.
  if (typeof whole === 'string') event.waitUntil(keepWhole(whole, loaded ?? []).then((isKept) => event.ports[0]?.postMessage({ isKept })));
});

/** Returns what a cache holds under an address; undefined when it holds nothing or cannot be read. */
async function find(cacheName, address) {
  try {
    return await (await caches.open(cacheName)).match(address);
  } catch {
    return undefined;
  }
}

/** Keeps an answer. Where there is no room for it, only offline use is lost: the page gets its answer all the same. */
async function keep(cacheName, address, response) {
  try {
    await (await caches.open(cacheName)).put(address, response);
  } catch {
    // Storage is full or denied.
  }
}

/** Answers from the cache, else from the network, keeping the answer. */
async function cacheFirst(request) {
  const cached = await find(assetCache, request.url);
  if (cached) return cached;
  const response = await fetch(request);
  if (response.status === 200) await keep(assetCache, request.url, response.clone());
  return response;
}

/** Answers from the network and keeps the answer; without a network from the cache, a page that is not there with the 404 page. */
async function networkFirst(request) {
  const { origin, pathname } = new URL(request.url);
  try {
    const response = await fetch(request);
    if (response.status === 200 && !response.redirected) await keep(pageCache, origin + pathname, response.clone());
    return response;
  } catch (error) {
    const cached =
      (await find(pageCache, origin + pathname)) ?? (request.mode === 'navigate' ? await find(pageCache, notFoundPage) : undefined);
    if (cached) return cached;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(base) || request.headers.has('range')) return;
  event.respondWith(pathname.startsWith(`${base}_astro/`) ? cacheFirst(request) : networkFirst(request));
});
