// Find my village: the box. What finds, js/match.js, is loaded at the first letter typed.
(() => {
  'use strict';
  const box = document.querySelector('[data-villages]');
  if (!box || !window.fetch || !''.normalize) return;
  const words = box.dataset;
  box.innerHTML = '<p><label for="cari-desa">' + words.label + '</label>'
    + '<input id="cari-desa" type="search" autocomplete="off" spellcheck="false"></p><p role="status"></p><ul></ul>';
  const input = box.querySelector('input');
  const said = box.querySelector('[role]');
  // The page of the search has brought it along.
  const source = document.querySelector('.tools').dataset.matchScript;
  let script;
  input.addEventListener('input', () => {
    if (script || !source || !input.value) return;
    said.textContent = '';
    script = document.createElement('script');
    script.src = source;
    script.onerror = () => {
      script = undefined;
      said.innerHTML = words.failed;
    };
    document.head.append(script);
  });
})();
