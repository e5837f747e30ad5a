// The button that saves the pages of this language for reading without signal. What saves, js/keep.js, is loaded at the first
// tap, or at once where a copy is there already: it has both, and more to offer.
(() => {
  'use strict';
  const boxes = document.querySelectorAll('.save');
  const box = boxes[0];
  if (!box || !navigator.serviceWorker || !window.caches) return;
  // The page of a regency has a box of its own above that of every page: its villages, and the language.
  const words = Object.assign(box.dataset, boxes[boxes.length - 1].dataset);
  if (!+words.kb) return;
  const button = document.createElement('button');
  const said = document.createElement('p');
  said.setAttribute('role', 'status');

  const load = () => {
    const script = document.createElement('script');
    button.disabled = true;
    script.src = words.keepScript;
    script.onerror = () => {
      button.disabled = false;
      said.innerHTML = words.failed;
    };
    document.head.append(script);
  };

  button.innerHTML = (words.desa || words.save).replace(/\{kb\}/g, +words.kb + +(words.desaKb || 0));
  button.addEventListener('click', () => {
    words.tapped = 1;
    load();
  });
  caches.match(new URL('simpanan.json', document.querySelector('.brand').href).href).then((saved) => {
    box.append(said, button);
    button.hidden = saved;
    if (saved) load();
  });
})();
