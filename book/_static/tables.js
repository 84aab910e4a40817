/* Tables that sort and filter, with what is chosen kept in the address. DataTables does the sorting and the searching; this file
   puts the choices over a table and remembers them. Without scripts, and in print, every table stands whole and plain. */
(function () {
  "use strict";
  var FEWEST = 4, PAGE = 200;

  function remembered(id, key) { return new URLSearchParams(location.search).get(id + "." + key) || ""; }

  function remember(id, key, value) {
    var all = new URLSearchParams(location.search);
    if (value) all.set(id + "." + key, value); else all.delete(id + "." + key);
    history.replaceState(history.state, "", (all.size ? "?" + all : location.pathname) + location.hash);
  }

  function element(name, attributes, words) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (words) made.textContent = words;
    return made;
  }

  function labelled(words, control) {
    var label = element("label", { class: "cc-choice" });
    label.append(element("span", {}, words), control);
    return label;
  }

  function choice(values, chosen, changed) {
    var select = element("select");
    values.forEach(function (pair) {
      var option = element("option", { value: pair[0] }, pair[1]);
      option.selected = pair[0] === chosen;
      select.append(option);
    });
    select.addEventListener("change", function () { changed(select.value); });
    return select;
  }

  function headings(table) {
    return Array.prototype.map.call(table.tHead.rows[0].cells, function (cell) { return cell.textContent.trim(); });
  }

  /* A row of a claim sorts by its number, not by the signs around it; what has none comes before nothing at all. */
  function giveNumbers(table) {
    Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
      var cell = row.querySelector(".cc-n");
      if (cell && row.dataset.outcome !== undefined) cell.dataset.order = row.dataset.value || -1;
    });
  }

  function direction(word, names) {
    var parts = /^(\d+)(up|down)$/.exec(word);
    return parts && +parts[1] < names.length ? [[+parts[1], parts[2] === "up" ? "asc" : "desc"]] : [];
  }

  function enhance(table) {
    var id = table.id, names = headings(table), rows = table.tBodies[0].rows.length;
    if (rows < FEWEST || table.querySelector("[colspan], [rowspan]")) return;
    var offered = table.dataset.filters ? JSON.parse(table.dataset.filters) : [];
    var chosen = { find: remembered(id, "find"), sort: remembered(id, "sort") };
    giveNumbers(table);
    var made = new DataTable(table, {
      autoWidth: false, info: false, orderMulti: false, order: direction(chosen.sort, names),
      paging: rows > PAGE, pageLength: PAGE,
      layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: rows > PAGE ? "paging" : null },
      language: { zeroRecords: "No row has all that is chosen." }
    });
    var nodes = made.rows({ order: "index" }).nodes().toArray();
    var bar = element("div", { class: "cc-choices", role: "search", "aria-label": "Choose rows: " + (table.caption ? table.caption.textContent.trim() : id) });
    var shown = element("p", { class: "cc-shown", role: "status" });
    var controls = {};

    function tell() {
      var count = made.rows({ search: "applied" }).count();
      shown.textContent = count === rows ? rows + " rows" : count + " of " + rows + " rows";
      again.hidden = !Object.keys(chosen).some(function (key) { return chosen[key]; });
    }
    function choose(key, value) { chosen[key] = value; remember(id, key, value); made.draw(); tell(); }

    offered.forEach(function (filter) {
      chosen[filter.key] = remembered(id, filter.key);
      if (!filter.values.some(function (pair) { return pair[0] === chosen[filter.key]; })) chosen[filter.key] = "";
      made.search.fixed(filter.key, function (words, data, index) {
        return !chosen[filter.key] || nodes[index].dataset[filter.key] === chosen[filter.key];
      });
      controls[filter.key] = choice([["", "all"]].concat(filter.values), chosen[filter.key], function (value) { choose(filter.key, value); });
      bar.append(labelled(filter.label, controls[filter.key]));
    });
    controls.sort = choice(
      [["", "as printed"]].concat(names.flatMap(function (name, i) { return [[i + "up", name + " ↑"], [i + "down", name + " ↓"]]; })),
      chosen.sort,
      function (value) { made.order(direction(value, names)); choose("sort", value); }
    );
    bar.append(labelled("Order", controls.sort));
    controls.find = element("input", { type: "search", autocomplete: "off" });
    controls.find.value = chosen.find;
    controls.find.addEventListener("input", function () { made.search(controls.find.value); choose("find", controls.find.value); });
    bar.append(labelled("Words", controls.find));
    var again = element("button", { type: "button", class: "cc-again" }, "Show all");
    function showAll() {
      made.search("").order([]);
      Object.keys(controls).forEach(function (key) { controls[key].value = chosen[key] = ""; remember(id, key, ""); });
      made.draw();
      tell();
    }
    again.addEventListener("click", showAll);
    bar.append(again, shown);

    made.on("order.dt", function () {
      var by = made.order()[0], word = by && by[1] ? by[0] + (by[1] === "asc" ? "up" : "down") : "";
      if (word !== chosen.sort) { chosen.sort = controls.sort.value = word; remember(id, "sort", word); tell(); }
    });
    /* An address may point into a row that is filtered out, and a row that is out is not on the page. */
    function addressed() {
      var wanted = decodeURIComponent(location.hash.slice(1));
      if (!wanted || document.getElementById(wanted)) return;
      var row = nodes.find(function (node) { return node.id === wanted || node.querySelector("#" + CSS.escape(wanted)); });
      if (!row) return;
      showAll();
      var at = made.rows({ search: "applied", order: "applied" }).nodes().toArray().indexOf(row);
      if (rows > PAGE) made.page(Math.floor(at / PAGE)).draw("page");
      var target = document.getElementById(wanted);
      if (target) target.scrollIntoView({ block: "center" });
    }
    window.addEventListener("hashchange", addressed);
    window.addEventListener("beforeprint", showAll);

    (table.closest(".cc-scroll") || table).before(bar);
    made.search(chosen.find).draw();
    tell();
    addressed();
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (window.DataTable) document.querySelectorAll("table.cc-table[id]").forEach(enhance);
  });
})();
