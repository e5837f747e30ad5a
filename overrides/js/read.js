// Read aloud what is on the screen, in its order: Indonesian text only. The sentence that is read is marked. Stopping keeps
// the place. Loaded at the first tap on the button of js/listen.js; what the button then says stands in kata.json.
(() => {
  'use strict';
  const box = document.querySelector('.tools');
  const speech = window.speechSynthesis;
  const page = document.getElementById('utama');
  const blocks = 'h1,h2,h3,h4,p,li,dt,dd,th,td,summary,legend,button';
  const silent = 'script,style,nav,form,[hidden],[aria-hidden],details:not([open])>:not(summary),.provenance,.source,.finder,'
    + '.listen,.quiet';
  // A voice that has said nothing for so long is not going to.
  const patience = 8000;
  const marks = window.Highlight && CSS.highlights;
  const button = document.querySelector('.listen');
  let queue = [];
  let place = 0;
  let turn = 0;
  let after = {};

  // Android has called the language id_ID, ind_IDN and in_ID.
  const voice = () => speech.getVoices().find((each) => /^(id|in|ind)([-_]|$)/i.test(each.lang));

  // The text of each block: its nodes, and what a voice says of each. A phone number is read figure by figure.
  const paragraphs = () => {
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    const found = [];
    let last;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const holder = node.parentElement;
      if (!/^id(-|$)/.test(holder.closest('[lang]').lang) || holder.closest(silent) || !holder.getClientRects().length) continue;
      const block = holder.closest(blocks);
      if (!block || block !== last) found.push([]);
      found[found.length - 1].push([node, !!holder.closest('[href^="tel:"]')]);
      last = block;
    }
    return found;
  };

  // [what is said, the range that is marked] of every sentence; some voices fall silent in a long text.
  const sentences = () => {
    const all = [];
    paragraphs().forEach((nodes) => {
      let said = '';
      let range;
      const close = () => {
        if (/\w/.test(said)) all.push([said.replace(/\s+/g, ' ').trim(), range]);
        said = '';
        range = null;
      };
      nodes.forEach(([node, number]) => {
        let at = 0;
        node.data.split(/([^]*?[.!?](?=\s))/).filter(Boolean).forEach((part) => {
          if (!range) {
            range = document.createRange();
            range.setStart(node, at);
          }
          at += part.length;
          range.setEnd(node, at);
          said += number ? part.replace(/\d/g, '$& ') : part;
          // The stop behind a number stands in an element of its own (scripts/render/squeeze.py).
          if (/[.!?]$/.test(part) && (at < node.length || part === '.')) close();
        });
      });
      close();
    });
    return all;
  };

  const mark = (range) => {
    if (marks) {
      CSS.highlights.clear();
      if (range) CSS.highlights.set('baca', new Highlight(range));
      return;
    }
    const old = page.querySelector('.reading');
    if (old) old.classList.remove('reading');
    const holder = range && range.startContainer.parentElement;
    if (holder) (holder.closest(blocks) || holder).classList.add('reading');
  };

  const show = (reading) => {
    button.innerHTML = (reading ? after.berhenti_dengar : place && after.lanjut_dengar) || box.dataset.listen;
    button.dataset.reading = reading ? 'yes' : '';
  };

  const stop = (at) => {
    turn += 1;
    place = at;
    speech.cancel();
    mark();
    show(false);
  };

  const read = () => {
    const mine = turn += 1;
    let begun = false;
    speech.cancel();
    if (!place || !queue[place][1].startContainer.isConnected) {
      queue = sentences();
      place = 0;
    }
    show(true);
    const end = () => {
      if (mine === turn) stop(0);
    };
    queue.slice(place).forEach(([said, range], skipped, rest) => {
      const from = place + skipped;
      const utterance = new SpeechSynthesisUtterance(said);
      utterance.voice = voice();
      utterance.lang = 'id-ID';
      utterance.onstart = () => {
        if (mine !== turn) return;
        begun = true;
        place = from;
        mark(range);
        const line = range.getBoundingClientRect();
        if (line.bottom > innerHeight || line.top < 60) range.startContainer.parentElement.scrollIntoView({ block: 'center' });
      };
      utterance.onerror = end;
      if (skipped === rest.length - 1) utterance.onend = end;
      speech.speak(utterance);
    });
    setTimeout(() => {
      if (mine === turn && !begun && !speech.speaking) end();
    }, patience);
  };

  button.addEventListener('click', () => (button.dataset.reading ? stop(place) : read()));
  // Another question came upon the screen.
  document.addEventListener('shown', () => {
    const reading = button.dataset.reading;
    stop(0);
    if (reading) read();
  });
  window.addEventListener('pagehide', () => speech.cancel());
  read();
  // Without these words it reads all the same.
  fetch(new URL('kata.json', document.querySelector('.brand').href)).then((reply) => reply.json()).then((all) => {
    after = all;
    show(!!button.dataset.reading);
  }).catch(() => {});
})();
