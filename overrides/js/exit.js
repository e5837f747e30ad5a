// Quick exit, after the GOV.UK component Exit this page: the page is empty at once, its place in the history is taken
// by the other site, Shift three times does the same. Going back to a page about help that was open before leads out
// again: the tab keeps its name (window.name) while it lives, nothing is stored. Syntax of 2018.
(function () {
  var link = document.querySelector(".exit");
  if (!link) return;
  var NAME = "cuaca";
  var presses = 0;

  function leave(event) {
    if (event) event.preventDefault();
    window.name = NAME;
    document.title = "";
    document.documentElement.removeChild(document.body);
    location.replace(link.href);
  }

  link.addEventListener("click", leave);

  document.addEventListener("keyup", function (event) {
    presses = event.key === "Shift" ? presses + 1 : 0;
    if (presses === 3) leave();
  });

  window.addEventListener("pageshow", function (event) {
    var back = event.persisted || (window.performance && performance.navigation && performance.navigation.type === 2);
    if (back && window.name === NAME) leave();
  });
})();
