// Check an offer as a conversation: its first screen, which asks what is offered. What follows, js/talk.js, is loaded at the
// first tap; the list stays below, in a fold, for paper and for who wants to see it all.
(() => {
  'use strict';
  const box = document.querySelector('.offer');
  const message = document.querySelector('.message');
  if (!box || !message) return;
  const words = box.dataset;
  const talk = document.createElement('div');
  const fold = document.createElement('details');
  talk.className = 'talk';
  talk.innerHTML = '<h2>' + words.start + '</h2>';
  fold.className = 'part';
  fold.innerHTML = '<summary><b>' + words.list + '</b></summary>';

  let begun = false;

  const begin = (mode) => {
    if (begun) return;
    begun = true;
    const script = document.createElement('script');
    words.mode = mode;
    script.src = words.talkScript;
    // Without signal the list is there.
    script.onerror = () => {
      begun = false;
      fold.open = true;
    };
    document.head.append(script);
  };

  words.modes.split('|').forEach((each) => {
    const [mode, drawing, label] = each.split(':');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'choice choice--drawn';
    button.innerHTML = '<img class="drawing" src="' + words.drawings + drawing + '.svg" width="52" height="52" alt=""> ' + label;
    button.addEventListener('click', () => begin(mode));
    talk.append(button);
  });
  const parts = [];
  for (let next = message.nextElementSibling; next !== box; next = next.nextElementSibling) {
    if (!next.matches('.listen')) parts.push(next);
  }
  fold.append(...parts, box);
  message.after(talk, fold);
  // Back from another page: the tab remembers.
  if (history.state && history.state.answers) begin('');
})();
