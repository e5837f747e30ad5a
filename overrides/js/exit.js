// Quick exit, after the GOV.UK component Exit this page: the page is empty at once, its place in the history is taken
// by the other site, Shift three times within five seconds does the same. Going back to a page about help that was open
// before leads out again: the tab keeps its name (window.name) while it lives, nothing is stored. Who opens a page of the
// site again by a link or an address is a reader like any other. Syntax of 2018.
(function () {
  var NAME = "cuaca";
  var SOON = 5000;
  var link = document.querySelector(".exit");
  var presses = [];

  function back(event) {
    return event.persisted || (window.performance && performance.navigation && performance.navigation.type === 2);
  }

  window.addEventListener("pageshow", function (event) {
    if (window.name !== NAME) return;
    if (!back(event)) window.name = "";
    else if (link) leave();
  });

  if (!link) return;

  function leave(event) {
    if (event) event.preventDefault();
    window.name = NAME;
    document.title = "";
    document.documentElement.removeChild(document.body);
    location.replace(link.href);
  }

  link.addEventListener("click", leave);

  document.addEventListener("keyup", function (event) {
    presses = event.key === "Shift" ? presses.concat(Date.now()).slice(-3) : [];
    if (presses.length === 3 && presses[2] - presses[0] < SOON) leave();
  });
})();
