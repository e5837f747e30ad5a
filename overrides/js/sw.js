// The service worker: fetched only after a reader has tapped "save". It keeps the pages of one language, or of several.
// A copy is a cache named "<root of the site> <address of its list> <version>". The list goes in last: a cache without
// its list was never finished, and nobody reads from it. scripts/finish/offline.py makes the lists.
'use strict';
const root = self.registration.scope;
const pause = 6 * 60 * 60 * 1000;
let work = Promise.resolve();

// Every whole copy, the newest first. Other sites of this host have caches of their own. None is opened here: pages ask while
// an old copy is deleted, and to open a cache that has just been deleted would make it anew.
const copies = async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const [owner, address] = name.split(' ');
    if (owner !== root) continue;
    const list = await caches.match(address, { cacheName: name });
    if (list) found.unshift({ name, address, text: await list.text(), looked: list.headers.get('date') });
  }
  return found;
};

const find = (url, copy) => caches.match(url, { cacheName: copy.name });

const listing = (text) => new Response(text, { headers: { date: new Date().toUTCString() } });

// A page of a login wall, or of another version than the list, has another hash.
const load = async (url, hash) => {
  const answer = await fetch(url, { cache: 'no-cache', redirect: 'error' });
  if (!answer.ok) throw new Error(answer.status);
  if (hash) {
    const digest = await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer());
    if (!btoa(String.fromCharCode(...new Uint8Array(digest))).startsWith(hash)) throw new Error(url);
  }
  return answer;
};

// Bring the copy of one list up to date, whole or not at all. `page`: what the reader has open, kept beside the list.
const keep = async (address, page, tell) => {
  const text = await (await load(address)).text();
  const list = JSON.parse(text);
  const old = (await copies()).find((copy) => copy.address === address);
  const known = old ? JSON.parse(old.text).files : {};
  const name = [root, address, list.version].join(' ');
  const same = old && old.name === name;
  const wanted = new Map(Object.keys(list.files).map((path) => [new URL(path, root).href, list.files[path]]));
  const before = new Map(Object.keys(known).map((path) => [new URL(path, root).href, known[path]]));
  const extras = (old ? await (await caches.open(old.name)).keys() : []).map((request) => request.url)
    .filter((url) => url !== address && !before.has(url)).concat(page || []).filter((url) => !wanted.has(url));
  // The newest copy must also be the one made last.
  if (!same) await caches.delete(name);
  const cache = await caches.open(name);
  let bytes = 0;
  const store = async (url, [hash, size]) => {
    if (same && wanted.has(url)) return;
    const kept = hash && before.has(url) && before.get(url)[0] === hash && await find(url, old);
    await cache.put(url, kept || await load(url, hash));
    if (tell) tell(bytes += size);
  };
  try {
    await Promise.all(Array.from(wanted, ([url, file]) => store(url, file))
      .concat(Array.from(new Set(extras), (url) => store(url, ['', 0]))));
    await cache.put(address, listing(text));
  } catch (error) {
    if (!same) await caches.delete(name);
    throw error;
  }
  // A page that is open now may still ask for its stylesheet: the copy before this one goes at the next change.
  const spared = [name, old && old.name];
  const others = (await caches.keys()).filter((each) => each.startsWith([root, address, ''].join(' ')));
  if (!same) await Promise.all(others.map((each) => spared.includes(each) || caches.delete(each)));
};

const update = async () => {
  const seen = new Set();
  for (const { name, address, text, looked } of await copies()) {
    if (seen.has(address)) continue;
    seen.add(address);
    // The clock of a phone may be wrong in both directions.
    if (Math.abs(Date.now() - Date.parse(looked)) < pause) continue;
    await (await caches.open(name)).put(address, listing(text));
    await keep(address);
  }
};

// One thing after the other, whatever became of the one before.
const queue = (task) => {
  const done = work.then(task);
  work = done.catch(() => {});
  return done;
};

const answer = async (request) => {
  const url = request.url.split(/[?#]/)[0];
  const moving = request.mode === 'navigate';
  const all = await copies();
  for (const copy of all) {
    const page = await find(url, copy);
    if (page) return page;
  }
  try {
    return await fetch(request);
  } catch (error) {
    if (!moving || !all.length) throw error;
    for (const copy of all) {
      if (await find(url + '/', copy)) return Response.redirect(url + '/');
    }
    // The notice in the language of the address asked for, else in any that is saved; a copy of villages has none.
    const near = all.filter((copy) => url.startsWith(new URL('.', copy.address).href))
      .sort((a, b) => b.address.length - a.address.length);
    for (const copy of near.concat(all)) {
      const notice = await find(new URL('tanpa-sinyal.html', copy.address).href, copy);
      if (notice) return notice;
    }
    throw error;
  }
};

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || !event.request.url.startsWith(root)) return;
  event.respondWith(answer(event.request));
  if (event.request.mode === 'navigate') event.waitUntil(queue(update).catch(() => {}));
});

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const { list, page } = event.data;
  event.waitUntil(queue(() => keep(list, page, (bytes) => port.postMessage({ bytes: bytes })))
    .then(() => port.postMessage({ done: true }), () => port.postMessage({ done: false })));
});
