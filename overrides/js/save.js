// The button that saves the pages of this language for reading without signal. What saves, js/keep.js, is loaded at the first
// tap, or at once where a copy is there already: it has both, and more to offer.
(() => {
  'use strict';
  const box = document.querySelector('[data-kb]');
  if (!box || !+box.dataset.kb || !navigator.serviceWorker || !window.caches) return;
  const words = box.dataset;
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

  button.innerHTML = words.save.replace(/\{kb\}/g, words.kb);
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
