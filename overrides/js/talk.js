// The conversation that js/check.js begins: one question a screen, a stop sign shown at once, at the end the reader's own
// signs and open questions. Answers live in this tab's history: nothing is stored or sent, and Back, also the browser's,
// brings them back. A question nobody can answer means: ask. What is said stands in periksa.json (scripts/finish/tapped.py).
(() => {
  'use strict';
  const box = document.querySelector('.offer');
  const words = Object.assign({}, box.dataset);
  const script = document.currentScript;
  let about = {};
  const talk = document.querySelector('.talk');
  const address = document.querySelector('.tools [href*="wa.me"]').href.split('%20').pop();
  const all = Array.from(box.querySelectorAll('.check li'));
  const first = Array.from(talk.children);
  let mode = words.mode;
  let step = 1;
  let answers = {};

  const rows = () => all.filter((row) => !row.dataset.modes || row.dataset.modes.split(' ').includes(mode));
  const which = (value, type) => rows().filter((row) => (answers[row.id] || '') === value && (!type || row.dataset.type === type));
  const fill = (text, number, of) => text.replace('{jumlah}', number).replace('{semua}', of);

  // The anchor of the part of the page that explains the result; '' while questions are open and nothing is found.
  const judge = () => {
    const doubts = which('ya', 'tanya').length;
    const hints = which('ya', 'tanya2').length;
    if (which('ya', 'berhenti').length || doubts + hints >= words.stopAt) return 'berhenti';
    if (doubts || hints >= words.askAt || which('tahu').length) return 'tanya';
    return which('').length ? '' : 'tidak-terlihat';
  };

  const put = (tag, html, name) => {
    const made = document.createElement(tag);
    made.innerHTML = html;
    if (name) made.className = name;
    talk.append(made);
    return made;
  };

  const button = (html, run, name) => {
    const made = put('button', html, name);
    made.type = 'button';
    made.addEventListener('click', run);
    return made;
  };

  const picture = (row) => words.drawings + about[row.id].drawing + '.svg';

  // What the page itself says under the heading `id`, up to its list of cases.
  const meaning = (id) => {
    let html = '';
    let next = document.getElementById(id).nextElementSibling;
    for (; next && next.matches('p') && !/:$/.test(next.textContent.trim()); next = next.nextElementSibling) html += next.outerHTML;
    return html;
  };

  const state = () => ({ mode: mode, step: step, answers: answers });

  const go = (to) => {
    step = to;
    history.pushState(state(), '');
    show();
  };

  const ask = (row, of) => {
    put('p', fill(words.progress, step, of) + ' <progress max="' + of + '" value="' + step + '"></progress>', 'quiet');
    put('div', '<img class="drawing" src="' + picture(row) + '" width="112" height="112" alt="">', 'seen');
    put('h2', row.textContent.replace(/^\W+/, ''));
    [['ya', words.yes], ['tidak', words.no], ['tahu', words.unknown]].forEach(([value, label]) => {
      const choice = button(label, () => {
        answers[row.id] = value;
        history.replaceState(state(), '');
        tick();
        const stops = value === 'ya' && judge() === 'berhenti';
        go(stops ? -step : step < of ? step + 1 : -of);
      }, 'choice');
      choice.value = value;
      choice.setAttribute('aria-pressed', answers[row.id] === value);
    });
    if (judge()) button(words.sofar, () => go(-step), 'plain');
  };

  const result = (of) => {
    const id = judge();
    const open = which('');
    const signs = which('ya');
    const unsure = which('tahu');
    // One weak sign is too little for "ask first", but it has been seen.
    const name = id === 'tidak-terlihat' && signs.length ? words.one : id ? document.getElementById(id).innerHTML : words.none;
    talk.dataset.result = id;
    put('h2', (open.length ? words.interim + ' ' : '') + name, 'verdict');
    if (open.length) put('p', fill(words.left, open.length));
    put('div', mode === 'sana' ? words.away : id ? meaning(id) : '');
    if (signs.length) put('h3', words.signs);
    signs.forEach((row) => put('div', '<img class="drawing" src="' + picture(row) + '" width="72" height="72" alt=""><p><b>'
      + about[row.id].sign + '</b></p><p>' + about[row.id].why + '</p><p><b>' + words.act + ':</b> ' + about[row.id].act + '</p>',
    'sign sign--' + row.dataset.type));
    const told = unsure.map((row) => (about[row.id].ask || row.textContent.replace(/^\W+/, '')));
    if (unsure.length) {
      put('h3', words.questions);
      put('ul', told.map((text, at) => '<li>' + text + ' <i>' + (words[about[unsure[at].id].to] || '') + '</i></li>').join(''));
      put('p', words.offices);
    }
    put('p', words.call);
    talk.append(document.querySelector('footer .calls').cloneNode(true));
    const numbers = Array.from(document.querySelectorAll('footer > div > .calls li')).map((row) => row.textContent.trim());
    const text = [name].concat(signs.map((row) => about[row.id].sign + ': ' + about[row.id].act), told, numbers, address).join('\n');
    const link = put('a', words.send, 'choice');
    link.href = 'https://wa.me/?text=' + encodeURIComponent(text);
    link.target = '_blank';
    link.rel = 'noreferrer noopener external';
    if (navigator.share) {
      button(words.share, () => navigator.share({ text: text, url: address }).catch(() => {}), 'choice');
    }
    button(words.print, () => window.print(), 'choice');
    if (open.length) button(words.more, () => go(1 + rows().indexOf(open[0])), 'choice');
    button(words.again, () => {
      answers = {};
      tick();
      go(0);
    }, 'choice');
  };

  // The list as on paper: what was answered with yes, and what nobody knows.
  const tick = () => all.forEach((row) => {
    row.querySelector('.tick').textContent = { ya: '☑ ', tahu: '? ' }[answers[row.id]] || '☐ ';
  });

  const show = () => {
    const row = rows()[step - 1];
    const listen = document.querySelector('.listen');
    talk.textContent = '';
    delete talk.dataset.result;
    if (step) button('‹ ' + words.back, () => history.back(), 'plain');
    if (listen) talk.append(listen);
    if (step < 0) result(rows().length);
    else if (row) ask(row, rows().length);
    else talk.append(...first);
    if (step) put('p', words.promise, 'quiet');
    const title = talk.querySelector('h2');
    title.tabIndex = -1;
    title.focus();
    talk.scrollIntoView();
    document.dispatchEvent(new Event('shown'));
  };

  const recall = (kept) => {
    step = kept && kept.answers ? kept.step : 0;
    if (!step) return;
    mode = kept.mode;
  };

  fetch(new URL('periksa.json', document.querySelector('.brand').href)).then((reply) => reply.json()).then((said) => {
    Object.assign(words, said.words);
    about = said.rows;
    // All at once, so that nobody can tell from what is loaded where the reader is.
    all.forEach((row) => { new Image().src = picture(row); });
    window.addEventListener('popstate', (event) => {
      recall(event.state);
      // Each place in the history knows all answers: the reader may leave from any.
      history.replaceState(state(), '');
      show();
    });
    // Another kind of offer is chosen after going back to the start.
    first.slice(1).forEach((choice, at) => choice.addEventListener('click', () => {
      mode = words.modes.split('|')[at].split(':')[0];
      go(1);
    }));
    if (mode) go(1);
    else {
      recall(history.state);
      answers = history.state.answers;
      show();
    }
    tick();
  }).catch(script.onerror); // without signal the list is there
})();
