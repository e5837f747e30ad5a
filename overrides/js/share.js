// Pass a page on: the phone's own share sheet, copy the address, print a handout. The WhatsApp link is plain HTML.
(() => {
  'use strict';
  const box = document.querySelector('.tools');
  if (!box) return;
  const words = box.dataset;
  // The message to WhatsApp ends with the address; neither stands in the page twice.
  const [text, address] = decodeURIComponent(box.querySelector('[href*="wa.me"]').search.slice(6)).split(/ (?=\S+$)/);
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  box.append(said);

  const add = (label, run) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.innerHTML = label;
    button.addEventListener('click', run);
    item.append(button);
    box.querySelector('ul').append(item);
  };

  if (navigator.share) {
    add(words.share, () => {
      // A reader who closes the sheet is no error.
      navigator.share({ text: text, url: address }).catch(() => {});
    });
  }
  if (navigator.clipboard) {
    add(words.copy, () => {
      navigator.clipboard.writeText(address).then(() => {
        said.innerHTML = words.copied;
      }, () => {});
    });
  }

  // Chromium 150 prints without asking for the lazy picture of the address; others ask by themselves.
  const code = document.querySelector('.paper img');
  if (code) addEventListener('beforeprint', () => { code.loading = 'eager'; });
  if (words.print && window.print) {
    add(words.print, () => window.print());
    // The advice for phones without this button.
    box.querySelector('p').hidden = true;
  }
})();
