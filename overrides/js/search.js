// The box of the search. What finds (engine.js, with its index) is loaded at the first letter typed, not before.
(() => {
  'use strict';
  const list = document.querySelector('[data-engine]');
  if (!list || !window.fetch || !''.normalize) return;
  const words = list.dataset;
  const box = document.createElement('div');
  box.className = 'finder search';
  box.innerHTML = '<p><label for="cari-kata">' + words.search + '</label>'
    + '<input id="cari-kata" type="search" autocomplete="off" spellcheck="false"></p><p role="status"></p>';
  list.before(box);
  let engine;
  box.querySelector('input').addEventListener('input', () => {
    if (engine) return;
    box.querySelector('[role]').textContent = '';
    engine = document.createElement('script');
    engine.src = words.engine;
    engine.onerror = () => {
      engine = undefined;
      box.querySelector('[role]').innerHTML = words.failed;
    };
    document.head.append(engine);
  });
})();
