/* Opens what an address points at: the record of a claim, and whatever is folded around it. Everything works without it. */
(function () {
  "use strict";
  function unfold(element) {
    for (var around = element && element.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  }
  function reveal(id) {
    var target = id && document.getElementById(id);
    if (!target) return;
    unfold(target);
    unfold(document.getElementById("r-" + id));
    /* Where the record stands in the margin, its words stay in sight with it. */
    (document.getElementById(id.replace(/^r-/, "")) || target).scrollIntoView({ block: "center" });
  }
  function addressed() { reveal(decodeURIComponent(location.hash.slice(1))); }
  function followed(event) {
    /* Following the same address twice is no change of address; the record may have been folded in between. */
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link) setTimeout(function () { reveal(decodeURIComponent(link.getAttribute("href").slice(1))); }, 0);
  }
  function openAll() {
    document.querySelectorAll("details.cc-record, details.cc-basis, details.cc-fold, details.cc-opens").forEach(function (folded) { folded.open = true; });
  }
  function nameSidebar() {
    /* The theme leaves the book's title outside every landmark. */
    var bar = document.querySelector(".bd-sidebar-primary");
    if (bar && !bar.hasAttribute("role")) { bar.setAttribute("role", "region"); bar.setAttribute("aria-label", "The book"); }
  }
  function print(event) {
    if (event.target.closest && event.target.closest("[data-cc-print]")) window.print();
  }
  document.addEventListener("click", print);
  document.addEventListener("DOMContentLoaded", nameSidebar);
  document.addEventListener("DOMContentLoaded", addressed);
  document.addEventListener("click", followed);
  window.addEventListener("hashchange", addressed);
  window.addEventListener("beforeprint", openAll);
})();
