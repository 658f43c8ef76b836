"use strict";
// The table: Tabulator sorts and turns pages; every cell is built as an element, so that its text stays text.

let table = null;

function words(field) {
  return (cell) => told("span", cell.getData()[field] ?? "");
}

function opener(cell) {
  const { event } = cell.getData();
  const button = element("button", { type: "button", class: "plain", "aria-label": t("Open: {what}", { what: named(event) }) }, day(event) || t("no date"));
  button.addEventListener("click", () => openRecord(event));
  return button;
}

function typed(cell) {
  const { event } = cell.getData();
  return element("span", {}, element("span", { class: `dot ${event.group}` }), listed(typeOf(event)));
}

function line(event) {
  const { cells } = event;
  const toll = (figure) => event.tolls[figure]?.[0] ?? event.tolls[figure]?.[1] ?? -1;
  return {
    event, date: day(event), type: listed(typeOf(event)), place: cells.place ?? "", placeAr: cells.place_ar ?? "",
    admin1: [cells.admin1 && governorateName(cells.admin1), cells.country && countryName(cells.country)].filter(Boolean).join(t(", ")),
    initiators: inRoles(event, ["initiator", "participant", "suspected"]), targets: inRoles(event, ["target"]),
    killed: toll("killed"), wounded: toll("wounded"),
    evidence: event.pieces.map(([text]) => text).join(""), outlets: cells.outlets ?? "", confidence: cells.confidence,
  };
}

const amount = (figure) => (cell) => {
  const toll = cell.getData().event.tolls[figure];
  return element("span", {}, toll ? range(toll) : "");
};

const inRoles = (event, roles) => roles.flatMap((role) => event.actors.filter((a) => a[2] === role))
  .map(([english]) => actorName(english)).join(t("; "));

const column = (title, field, width, formatter = words(field), more = {}) => ({
  title: t(title), field, width, formatter, headerSortTristate: true, ...more,
});

/** The place in both languages, that of the page first. */
function places() {
  const both = [column("Place", "place", 125), column("المكان", "placeAr", 105)];
  return language === "ar" ? both.reverse() : both;
}

function startTable() {
  table?.destroy();
  table = new Tabulator("#table", {
    data: EVENTS.map(line), layout: "fitData", pagination: true, paginationSize: 25, paginationSizeSelector: [25, 100, 500],
    renderVertical: "basic", paginationCounter: "rows", placeholder: t(EVENTS.length ? "No event fits." : "There are no events."), columnHeaderVertAlign: "bottom",
    textDirection: language === "ar" ? "rtl" : "ltr", locale: language, langs: { en: {}, ar: SETTINGS.table_arabic },
    initialSort: [{ column: "date", dir: "desc" }],
    columns: [
      column("Date", "date", 105, opener), column("Type", "type", 130, typed), ...places(),
      column("Governorate", "admin1", 130), column("By, or sides", "initiators", 150), column("Targets", "targets", 115),
      column("Killed", "killed", 80, amount("killed"), { sorter: "number" }),
      column("Wounded", "wounded", 98, amount("wounded"), { sorter: "number" }),
      column("Evidence", "evidence", 300), column("Outlets", "outlets", 130),
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
