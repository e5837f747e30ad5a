// Search: shorten the A-Z list of pages and their parts as the reader types.
(() => {
  'use strict';
  const list = document.querySelector('[data-filter]');
  if (!list || !''.normalize) return;
  const words = list.dataset;
  const box = document.createElement('div');
  box.className = 'finder';
  box.innerHTML = '<p><label for="cari-kata">' + words.filter + '</label>'
    + '<input id="cari-kata" type="search" autocomplete="off" spellcheck="false"></p><p role="status"></p>';
  list.parentNode.insertBefore(box, list);
  const input = box.querySelector('input');
  const pages = Array.from(list.children);

  const fold = (text) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');

  input.addEventListener('input', () => {
    const asked = fold(input.value).split(/\s+/);
    const fits = (text) => asked.every((word) => fold(text).includes(word));
    let left = 0;
    pages.forEach((page) => {
      const parts = Array.from(page.querySelectorAll('li'));
      const whole = fits(page.firstElementChild.textContent);
      // A word of the title and a word of a part may go together.
      const found = parts.filter((part) => fits(page.firstElementChild.textContent + ' ' + part.textContent));
      parts.forEach((part) => { part.hidden = !whole && !found.includes(part); });
      page.hidden = !whole && !found.length;
      left += page.hidden ? 0 : 1;
    });
    box.querySelector('[role]').innerHTML = !input.value ? ''
      : left ? words.count.replace(/\{jumlah\}/g, left) : words.none;
  });
})();
