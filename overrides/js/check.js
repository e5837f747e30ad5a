// Check an offer: the list of questions with three answers each, and what they mean together.
// Nothing is stored or sent, and the answers are gone when the page is left. A question nobody can answer means: ask.
(() => {
  'use strict';
  const box = document.querySelector('.offer');
  if (!box) return;
  const words = box.dataset;
  const address = document.querySelector('.tools a').href.split('%20').pop();
  const rows = Array.from(box.querySelectorAll('.check li'));

  const ask = (row) => {
    const fields = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.append(...row.childNodes);
    fields.append(legend);
    fields.className = 'answers';
    [['ya', words.yes], ['tidak', words.no], ['tahu', words.unknown]].forEach(([value, label]) => {
      const choice = document.createElement('label');
      choice.innerHTML = '<input type="radio" autocomplete="off" name="' + row.id + '" value="' + value + '"> ' + label;
      fields.append(choice);
    });
    row.append(fields);
  };

  const answer = (row) => {
    const chosen = row.querySelector('input:checked');
    return chosen ? chosen.value : '';
  };
  const all = (value, type) => rows.filter((row) => answer(row) === value && (!type || row.dataset.type === type));

  // The anchor of the part of the page that explains the result; '' while questions are open and nothing is found.
  const judge = () => {
    const doubts = all('ya', 'tanya').length;
    const hints = all('ya', 'tanya2').length;
    if (all('ya', 'berhenti').length || doubts + hints >= words.stopAt) return 'berhenti';
    if (doubts || hints >= words.askAt || all('tahu').length) return 'tanya';
    return all('').length ? '' : 'tidak-terlihat';
  };

  // What the page itself says under the heading `id`.
  const meaning = (id) => {
    const parts = [];
    let next = document.getElementById(id).nextElementSibling;
    for (; next && !/^H\d$/.test(next.tagName); next = next.nextElementSibling) parts.push(next.cloneNode(true));
    return parts;
  };

  const element = (tag, html) => {
    const made = document.createElement(tag);
    made.innerHTML = html;
    return made;
  };

  const result = document.createElement('div');
  result.className = 'verdict';
  const line = element('p', '');
  line.className = 'verdict__line';
  line.setAttribute('role', 'status');

  const show = () => {
    const id = judge();
    const signs = all('ya');
    const open = all('').length;
    // One weak sign is too little for "ask first", but it has been seen.
    const name = id === 'tidak-terlihat' && signs.length ? words.one : id && document.getElementById(id).innerHTML;
    result.textContent = '';
    line.innerHTML = name ? '<a href="#hasil">' + name + '</a>' : words.left.replace(/\{jumlah\}/g, open);
    line.hidden = rows.length === open;
    result.dataset.result = line.dataset.result = id;
    if (!id) return;
    const list = element('ul', '');
    signs.forEach((row) => list.append(element('li', row.dataset.advice)));
    result.append(element('h3', name), ...meaning(id), list, element('p', words.call));
    result.append(document.querySelector('footer ul').cloneNode(true));
    result.querySelector('h3').id = 'hasil';
    const text = Array.from(result.querySelectorAll('h3,p,li')).map((part) => part.textContent.trim()).join('\n');
    const link = element('a', words.send);
    link.href = 'https://wa.me/?text=' + encodeURIComponent(text + '\n' + address);
    link.target = '_blank';
    link.rel = 'noreferrer noopener external';
    const again = element('button', words.again);
    again.type = 'button';
    again.addEventListener('click', () => {
      reset();
      box.querySelector('input').focus();
    });
    const buttons = element('p', '');
    buttons.append(link, ' ');
    if (navigator.share) {
      const share = element('button', words.share);
      share.type = 'button';
      share.addEventListener('click', () => navigator.share({ text: text, url: address }).catch(() => {}));
      buttons.append(share, ' ');
    }
    buttons.append(again);
    result.append(buttons);
  };

  const reset = () => {
    box.querySelectorAll('input').forEach((input) => { input.checked = false; });
    box.querySelectorAll('.tick').forEach((tick) => { tick.textContent = '☐ '; });
    show();
  };

  rows.forEach(ask);
  box.append(result, line);
  box.classList.add('offer--live');
  box.addEventListener('change', (event) => {
    const row = event.target.closest('li');
    row.querySelector('.tick').textContent = answer(row) === 'ya' ? '☑ ' : '☐ ';
    show();
  });
  show();
  window.addEventListener('pagehide', reset);
})();
