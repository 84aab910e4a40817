/* Opens what an address points at: the record of a claim, and whatever is folded around it. Everything works without it. */
(function () {
  "use strict";
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
    for (var around = target.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    var record = document.getElementById("r-" + id);
    if (record) record.open = true;
    target.scrollIntoView({ block: "center" });
  }
  function openAll() {
    document.querySelectorAll("details.cc-record, details.cc-basis").forEach(function (folded) { folded.open = true; });
  }
  function nameSidebar() {
    /* The theme leaves the book's title outside every landmark. */
    var bar = document.querySelector(".bd-sidebar-primary");
    if (bar && !bar.hasAttribute("role")) { bar.setAttribute("role", "region"); bar.setAttribute("aria-label", "The book"); }
  }
  document.addEventListener("DOMContentLoaded", nameSidebar);
  document.addEventListener("DOMContentLoaded", reveal);
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", openAll);
})();
