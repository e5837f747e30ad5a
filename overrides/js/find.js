// Find my village: after three letters the villages that share the first two are loaded, a few kilobytes at most.
// The files are made by scripts/villages/finder.py, with the same folding of letters.
(() => {
  'use strict';
  const box = document.querySelector('[data-villages]');
  if (!box || !window.fetch || !''.normalize) return;
  const words = box.dataset;
  const shown = 30;
  const loaded = {};
  box.innerHTML = '<p><label for="cari-desa">' + words.label + '</label>'
    + '<input id="cari-desa" type="search" autocomplete="off" spellcheck="false"></p><p role="status"></p><ul></ul>';
  const input = box.querySelector('input');
  const said = box.querySelector('[role]');
  const list = box.querySelector('ul');

  const fold = (text) => text.normalize('NFD').toLowerCase().replace(/['’ʼ\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, ' ').trim();

  const load = (key) => {
    if (!words.keys.split(' ').includes(key)) return Promise.resolve([]);
    loaded[key] = loaded[key] || fetch(words.villages + key + '.txt').then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    }).then((text) => text.trim().split('\n').map((line) => line.split('\t')));
    return loaded[key];
  };

  const escaped = (text) => new Option(text).innerHTML;

  const named = (text) => fold(text).replace(/ /g, '-');

  const row = ([name, district, regency, address]) => {
    const item = document.createElement('li');
    item.innerHTML = '<a></a> ' + words.place.replace(/\{kecamatan\}/g, () => escaped(district))
      .replace(/\{kabupaten\}/g, () => escaped(regency));
    const to = words.here && !address.match('^(' + words.here + ')') ? words.home : words.to;
    item.firstChild.href = to.replace('{kabupaten}', named(regency)).replace('{kecamatan}', named(district))
      .replace('{kode}', address);
    item.firstChild.textContent = name;
    return item;
  };

  const show = (rows) => {
    list.textContent = '';
    list.append(...rows.slice(0, shown).map(row));
    said.innerHTML = !rows.length ? words.none
      : words.count.replace(/\{jumlah\}/g, rows.length) + (rows.length > shown ? ' ' + words.more : '');
  };

  input.addEventListener('input', () => {
    const typed = input.value;
    const asked = fold(typed).split(' ');
    const key = asked.reduce((best, word) => (word.length > best.length ? word : best), '').slice(0, 2);
    if (asked.join('').length < 3) {
      list.textContent = said.textContent = '';
      return;
    }
    load(key).then((rows) => {
      if (input.value !== typed) return;
      show(rows.filter(([name]) => asked.every((word) => (' ' + fold(name)).includes(' ' + word))));
    }).catch(() => {
      delete loaded[key];
      list.textContent = '';
      said.innerHTML = words.failed;
    });
  });
})();
