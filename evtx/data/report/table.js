"use strict";
// The table: Tabulator sorts and turns pages; every cell is built as an element, so that its text stays text.

let table = null;

function words(field) {
  return (cell) => told("span", cell.getData()[field] ?? "");
}

function opener(cell) {
  const { event } = cell.getData();
  const button = element("button", { type: "button", class: "plain", "aria-label": `Open: ${named(event)}` }, day(event) || "no date");
  button.addEventListener("click", () => openRecord(event));
  return button;
}

function typed(cell) {
  const { event } = cell.getData();
  return element("span", {}, element("span", { class: `dot ${event.group}` }), typeOf(event));
}

function line(event) {
  const { cells } = event;
  const toll = (figure) => event.tolls[figure]?.[0] ?? event.tolls[figure]?.[1] ?? -1;
  return {
    event, date: day(event), type: typeOf(event), place: placeOf(event), placeAr: cells.place_ar ?? "",
    admin1: [cells.admin1, cells.country].filter(Boolean).join(", "),
    initiators: [cells.initiators, cells.participants, cells.suspected].filter(Boolean).join("; "),
    targets: cells.targets ?? "", killed: toll("killed"), wounded: toll("wounded"),
    evidence: event.pieces.map(([text]) => text).join(""), outlets: cells.outlets ?? "", confidence: cells.confidence,
  };
}

const amount = (figure) => (cell) => {
  const toll = cell.getData().event.tolls[figure];
  return element("span", {}, toll ? range(toll) : "");
};

const column = (title, field, width, formatter = words(field), more = {}) => ({
  title, field, width, formatter, headerSortTristate: true, ...more,
});

function startTable() {
  table = new Tabulator("#table", {
    data: EVENTS.map(line), layout: "fitData", pagination: true, paginationSize: 25, paginationSizeSelector: [25, 100, 500],
    renderVertical: "basic", paginationCounter: "rows", placeholder: "No event fits.", columnHeaderVertAlign: "bottom",
    initialSort: [{ column: "date", dir: "desc" }],
    columns: [
      column("Date", "date", 110, opener), column("Type", "type", 170, typed), column("Place", "place", 150),
      column("المكان", "placeAr", 130), column("Governorate", "admin1", 150), column("By, or sides", "initiators", 190),
      column("Targets", "targets", 160), column("Killed", "killed", 95, amount("killed"), { sorter: "number" }),
      column("Wounded", "wounded", 105, amount("wounded"), { sorter: "number" }),
      column("Evidence", "evidence", 420), column("Outlets", "outlets", 130),
      column("Confidence", "confidence", 110, words("confidence"), { sorter: "number" }),
    ],
  });
  const built = new Promise((done) => table.on("tableBuilt", done));
  built.then(reachHeads);
  return built;
}

/** Heads of columns by keyboard: Tab reaches them, Enter or Space sorts. */
function reachHeads() {
  for (const head of document.querySelectorAll("#table .tabulator-col.tabulator-sortable")) {
    head.setAttribute("tabindex", "0");
    head.addEventListener("keydown", (press) => {
      if (press.key !== "Enter" && press.key !== " ") return;
      press.preventDefault();
      head.querySelector(".tabulator-col-content").click();
    });
  }
}

function drawTable(events) {
  const wanted = new Set(events);
  table.setFilter((row) => wanted.has(row.event));
}
