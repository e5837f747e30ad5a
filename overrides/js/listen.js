// The button under the title that reads the page aloud, where the phone has an Indonesian voice and the page Indonesian text.
// What reads, js/read.js, is loaded at the first tap.
(() => {
  'use strict';
  const box = document.querySelector('.tools');
  const speech = window.speechSynthesis;
  if (!box || !speech || !window.SpeechSynthesisUtterance) return;
  const page = document.getElementById('utama');
  // Android has called the language id_ID, ind_IDN and in_ID.
  const spoken = () => speech.getVoices().some((each) => /^(id|in|ind)([-_]|$)/i.test(each.lang));
  const title = page.querySelector('.first') || page.querySelector('h1');
  const own = /^id/.test(title.closest('[lang]').lang) || page.querySelector('[lang="id"]');

  const offer = () => {
    if (document.querySelector('.listen') || !spoken() || !own) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'listen';
    button.innerHTML = box.dataset.listen;
    button.addEventListener('click', () => {
      const script = document.createElement('script');
      script.src = box.dataset.readScript;
      // Without signal the button stays as it was.
      script.onerror = () => button.replaceWith(button.cloneNode(true));
      document.head.append(script);
    }, { once: true });
    title.parentNode.insertBefore(button, title.nextSibling);
  };

  offer();
  // Voices arrive late on most phones.
  speech.onvoiceschanged = offer;
})();
