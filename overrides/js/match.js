// Find my village: after three letters one file with all names is loaded; scripts/villages/finder.py tells its form.
// Forgiven: desa and kec before a name, sei for sungai, words cut to consonants, joined or apart, one wrong letter a word.
// Loaded by js/find.js.
(() => {
  'use strict';
  const box = document.querySelector('[data-villages]');
  const words = box.dataset;
  const shown = 30;
  const input = box.querySelector('input');
  const said = box.querySelector('[role]');
  const list = box.querySelector('ul');
  let loaded;

  const letters = (text) => text.normalize('NFD').toLowerCase().replace(/['’ʼ\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, ' ').trim();
  const joined = (text) => text.replace(/ /g, '');
  const fold = (text) => letters(text).replace(/\b(desa|ds|kel(urahan)?|kec(amatan)?|kab(upaten)?)\b ?/g, '')
    .replace(/\b(sungei|sg|s|sei)\b|\bsei(?=[a-z]{3})/g, 'sungai').replace(/\b(tj|tjg|tg)\b/g, 'tanjung').trim();

  const read = (text) => {
    let regency;
    let district;
    let code;
    return text.trim().split('\n').map((line) => {
      const row = { name: line.slice(line[0] === '=' ? 6 : 4) };
      if (line[0] === '=') {
        [row.name, row.offices] = row.name.split('|');
        row.code = line.slice(1, 5);
        regency = row;
      } else if (line[0] === '>') {
        row.code = regency.code + line.slice(1, 3);
        row.district = row;
        district = row;
      } else {
        code = +line.slice(0, 4) || code + 1;
        row.name = line.replace(/^\d{4} /, '');
        row.code = district.code + code;
        row.district = district;
      }
      row.regency = regency;
      row.folded = fold(row.name);
      row.places = row.folded + ' ' + (row.district || row).folded + ' ' + regency.folded;
      row.beyond = words.here !== undefined && !row.code.match('^(' + words.here + ')');
      row.to = row.code[6] ? (row.beyond ? words.home : words.to) : words.places;
      return row;
    }).filter((row) => row.to || row.offices);
  };

  // A word cut to two or three consonants: jy for jaya.
  const cut = (typed, right) => /^[^aeiou\d]{2,3}$/.test(typed) && RegExp('^' + [...typed].join('.*')).test(right);

  const begins = (typed, right) => right.startsWith(typed) || cut(typed, right);

  // But for one letter: wrong, missing, too many, or two of them swapped.
  const slips = (typed, right) => {
    let i = 0;
    while (i < typed.length && typed[i] === right[i]) i += 1;
    const rest = (from, to) => right.startsWith(typed.slice(i + from), i + to);
    return i === typed.length || cut(typed, right) || typed[3]
      && (rest(1, 1) || rest(0, 1) || rest(1, 0) || (typed[i] === right[i + 1] && typed[i + 1] === right[i] && rest(2, 2)));
  };

  // How many pairs of letters two names do not share.
  const apart = (one, other) => {
    const pairs = (text) => Array.from(text, (letter, i) => letter + text[i + 1]);
    const lost = (a, b) => pairs(a).filter((pair) => !pairs(b).includes(pair)).length;
    return lost(one, other) + lost(other, one);
  };

  const search = (rows, asked, fits) => {
    const whole = joined(asked);
    const parts = asked.split(' ');
    const all = (text) => parts.every((part) => text.split(' ').some((word) => fits(part, word)));
    const rank = (row) => {
      const name = joined(row.folded);
      if (name === whole) return 0;
      if (fits(whole, name)) return 1;
      if (all(row.folded)) return 2;
      // The place after the name, and the name in one word: "desabaru kotalama".
      return row.code[6] && (all(row.places + ' ' + name) || fits(whole, joined(row.places))) ? 3 + apart(parts[0], name) : 99;
    };
    rows.forEach((row) => { row.rank = rank(row); });
    return rows.filter((row) => row.to && row.rank < 99).sort((a, b) => a.rank - b.rank || !!a.code[6] - !!b.code[6]);
  };

  const item = (row, to, after) => {
    const gaps = { kode: row.code.slice(0, row.code[6] ? 10 : 4), kecamatan: row.district, kabupaten: row.regency };
    const fill = (text, said) => text.replace(/\{(\w+)\}/g, (_, key) => said(gaps[key].name || gaps[key]));
    const entry = document.createElement('li');
    entry.innerHTML = '<a></a> ' + fill(after, (text) => new Option(text).innerHTML);
    entry.firstChild.href = fill(to, (text) => letters(text).replace(/ /g, '-'));
    entry.firstChild.textContent = row.name;
    return entry;
  };

  const answer = (rows, asked) => {
    let found = search(rows, asked, begins);
    found = found.length ? found : search(rows, asked, slips);
    let about = words.count.replace('{jumlah}', found.length) + (found.length > shown ? ' ' + words.more : '');
    let entries = found.slice(0, shown).map((row) => item(row, row.to, row.code[6] ? words.place : row.district ? '{kabupaten}' : ''));
    if (!found.length) about = words.none;
    if (!found.length && words.offices) {
      const whole = joined(asked);
      rows.forEach((row) => { row.rank = row.code[6] ? apart(whole, joined(row.folded)) / whole.length : 9; });
      const near = rows.filter((row) => row.rank < 0.75).sort((a, b) => a.rank - b.rank).slice(0, 5);
      const regencies = rows.filter((row) => row.offices);
      const meant = regencies.filter((row) => asked.split(' ').some((word) => word[3] && row.folded.includes(word)));
      about = words.none + ' ' + words.near;
      entries = near.map((row) => item(row, row.to, words.place))
        .concat((meant.length ? meant : regencies).map((row) => item(row, words.offices, new Option(row.offices).innerHTML)));
    }
    said.innerHTML = about;
    list.append(...entries);
  };

  const look = () => {
    const typed = input.value;
    const asked = fold(typed);
    list.textContent = said.textContent = '';
    if (!asked[2]) return;
    loaded = loaded || fetch(words.villages).then((reply) => {
      if (!reply.ok) throw new Error(reply.status);
      return reply.text();
    }).then(read);
    loaded.then((rows) => {
      if (input.value === typed) answer(rows, asked);
    }).catch(() => {
      loaded = null;
      said.innerHTML = words.failed;
    });
  };

  input.addEventListener('input', look);
  look();
})();
