// Read the page aloud: Indonesian text only, with an Indonesian voice of the phone; without one there is no button.
(() => {
  'use strict';
  const box = document.querySelector('.tools');
  const speech = window.speechSynthesis;
  if (!box || !speech || !window.SpeechSynthesisUtterance) return;
  const blocks = 'h1,h2,h3,h4,p,li,dt,dd,th,td,summary';
  const silent = 'script,style,nav,button,form,[hidden],[aria-hidden],.provenance,.source,.finder,.answers';
  let button;

  // Android has called the language id_ID, ind_IDN and in_ID.
  const voice = () => speech.getVoices().find((each) => /^(id|in|ind)([-_]|$)/i.test(each.lang));

  const sentences = () => {
    const walker = document.createTreeWalker(document.getElementById('utama'), NodeFilter.SHOW_TEXT);
    const parts = [];
    let last;
    while (walker.nextNode()) {
      const text = walker.currentNode.data;
      const holder = walker.currentNode.parentElement;
      if (!/^id(-|$)/.test(holder.closest('[lang]').lang) || holder.closest(silent)) continue;
      const block = holder.closest(blocks);
      // A phone number is read figure by figure.
      const spoken = holder.closest('[href^="tel:"]') ? text.replace(/\d/g, '$& ') : text;
      if (block && block === last) parts[parts.length - 1] += spoken;
      else parts.push(spoken);
      last = block;
    }
    // Some voices fall silent in a text longer than a quarter of a minute.
    return parts.join('\n').replace(/([.!?]) /g, '$1\n').split('\n').filter((part) => /\w/.test(part));
  };

  const show = (reading) => {
    button.innerHTML = reading ? box.dataset.stop : box.dataset.listen;
    button.dataset.reading = reading ? 'yes' : '';
  };

  const toggle = () => {
    const stopping = button.dataset.reading;
    speech.cancel();
    show(!stopping);
    if (stopping) return;
    let utterance;
    sentences().forEach((sentence) => {
      utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice();
      utterance.lang = 'id-ID';
      speech.speak(utterance);
    });
    utterance.onend = () => show(false);
  };

  const offer = () => {
    if (button || !voice() || !sentences().length) return;
    button = document.createElement('button');
    button.addEventListener('click', toggle);
    show(false);
    const item = document.createElement('li');
    item.append(button);
    box.querySelector('ul').prepend(item);
  };

  offer();
  // Voices arrive late on most phones.
  speech.onvoiceschanged = offer;
  window.addEventListener('pagehide', () => speech.cancel());
})();
