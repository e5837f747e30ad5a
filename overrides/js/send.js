// Copy a message of the page for a group chat. The link to WhatsApp is plain HTML and holds the whole text.
(() => {
  'use strict';
  if (!navigator.clipboard) return;
  document.querySelectorAll('.send').forEach((box) => {
    const button = document.createElement('button');
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    button.textContent = box.dataset.copy;
    button.addEventListener('click', () => {
      const text = decodeURIComponent(box.querySelector('a').search.slice(6));
      navigator.clipboard.writeText(text).then(() => { said.textContent = box.dataset.copied; }, () => {});
    });
    box.append(button, said);
  });
})();
