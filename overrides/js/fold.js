// A link into a folded section opens it.
(() => {
  'use strict';
  const open = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = place && place.closest('details');
    if (!fold || fold.open) return;
    fold.open = true;
    place.scrollIntoView();
  };
  open();
  window.addEventListener('hashchange', open);
})();
