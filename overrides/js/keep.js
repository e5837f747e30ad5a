// Save the pages of this language for reading without signal, loaded by js/save.js. Nothing is stored before the tap;
// overrides/js/sw.js does the rest. What is said from here on stands in kata.json (scripts/finish/tapped.py).
(() => {
  'use strict';
  const box = document.querySelector('[data-kb]');
  const worker = navigator.serviceWorker;
  const words = box.dataset;
  let after;
  let put;
  let drop;
  // The list and the words lie beside the home page of the language; the worker at the root, one above this script.
  const [page] = location.href.split(/[?#]/);
  const beside = (name) => new URL(name, document.querySelector('.brand').href).href;
  const list = beside('simpanan.json');
  const script = new URL('../sw.js', document.currentScript.src).href;
  const root = new URL('.', script).href;
  // On the page of a regency: its villages, kept beside the language.
  const villages = words.desa && new URL('simpanan.json', page).href;
  const own = (name) => name.split(' ')[0] === root;
  const said = box.querySelector('p');
  const button = (run) => {
    const made = document.createElement('button');
    made.hidden = true;
    made.addEventListener('click', () => run());
    box.append(made, ' ');
    return made;
  };

  // Only a copy that is whole has its list; a page beside the list, as that of a village, may still be missing.
  const look = (otherwise) => Promise.all([caches.match(list), caches.match(villages || page)]).then(([saved, here]) => {
    put.hidden = saved && here;
    put.innerHTML = saved && !villages ? after.simpan_juga
      : (words.desa || words.save).replace(/\{kb\}/g, (saved ? 0 : +words.kb) + +(words.desaKb || 0));
    drop.hidden = !saved;
    put.disabled = false;
    said.innerHTML = otherwise || (saved ? after.simpan_ada : '');
  });

  const ask = (helper, what, before) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.bytes) {
        said.innerHTML = after.simpan_jalan.replace(/\{kb\}/g, before + Math.round(data.bytes / 1000));
        return;
      }
      // Files on their way when another one failed still report.
      port1.close();
      (data.done ? resolve : reject)();
    };
    helper.postMessage(what, [port2]);
  });

  // Nothing saved, nothing left behind.
  const leave = () => caches.keys().then((names) => names.some(own)
    || worker.getRegistration(root).then((registration) => registration && registration.unregister()));

  const save = () => {
    put.disabled = true;
    said.innerHTML = after.simpan_jalan.replace(/\{kb\}/g, 0);
    // Not `ready`: after a removal it still names the worker that is gone.
    worker.register(script).then((made) => made.active || made.waiting || made.installing)
      .then((helper) => ask(helper, { list: list, page: villages ? '' : page }, 0)
        .then(() => villages && ask(helper, { list: villages }, +words.kb)))
      .then(() => look(''), () => leave().then(() => look(words.failed)));
  };

  const remove = () => caches.keys()
    .then((names) => Promise.all(names.filter(own).map((name) => caches.delete(name))))
    .then(leave).then(() => look(after.simpan_dihapus));

  const first = box.querySelector('button');
  fetch(beside('kata.json')).then((reply) => reply.json()).then((all) => {
    after = all;
    [put, drop] = [button(save), button(remove)];
    drop.innerHTML = after.simpan_hapus;
    first.remove();
    look('').then(() => words.tapped && save());
  }).catch(() => {
    first.disabled = false;
    said.innerHTML = words.failed;
  });
})();
