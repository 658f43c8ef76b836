"use strict";
// Filters: one choice of events for the map, the charts and the table alike.

const CHOICES = {
  type: (event) => [typeOf(event)],
  country: (event) => [event.cells.country].filter(Boolean),
  admin1: (event) => [event.cells.admin1].filter(Boolean),
  actor: actorsOf,
};
const TEXTS = new Map(EVENTS.map((event) => [event, folded([
  ...Object.values(event.cells), event.pieces.map(([text]) => text).join(""),
  ...event.tellings.flatMap((telling) => [...Object.values(telling.cells), telling.pieces.map(([text]) => text).join("")]),
  ...event.actors.flatMap(([english, arabic]) => [english, arabic]), typeOf(event),
].join("\n"))]));

function chosen() {
  const sought = folded(byId("search").value).split(/\s+/).filter(Boolean);
  const [since, until] = [byId("since").value, byId("until").value];
  return EVENTS.filter((event) => {
    const [first, last] = [day(event), event.cells.date_end || day(event)];
    if ((since && !(last >= since)) || (until && !(first && first <= until))) return false;
    const fits = ([id, values]) => !byId(id).value || values(event).includes(byId(id).value);
    return Object.entries(CHOICES).every(fits) && sought.every((word) => TEXTS.get(event).includes(word));
  });
}

function update() {
  const events = chosen();
  byId("count").textContent = `${events.length} of ${many(EVENTS.length, "event")}`;
  drawMap(events);
  drawCharts(events);
  drawTable(events);
}

/** Set filters to values (`search` is quoted as it is) and draw anew. */
function choose(values) {
  for (const [id, value] of Object.entries(values)) byId(id).value = value;
  update();
}

function startFilters() {
  for (const [id, values] of Object.entries(CHOICES)) {
    byId(id).append(element("option", { value: "" }, "all"));
    for (const [name, count] of tally(EVENTS, values)) byId(id).append(told("option", `${name} (${count})`, { value: name }));
    byId(id).addEventListener("change", update);
  }
  ["since", "until"].forEach((id) => byId(id).addEventListener("change", update));
  let waiting = 0;
  byId("search").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 150);
  });
  byId("figure").addEventListener("change", () => drawTollTime(chosen()));
  byId("filters").addEventListener("submit", (submit) => submit.preventDefault());
  byId("filters").addEventListener("reset", () => setTimeout(update));
}

function startTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = (on) => {
    document.documentElement.dataset.theme = on ? "dark" : "light";
    byId("theme").setAttribute("aria-pressed", String(on));
    if (table) drawCharts(chosen());
  };
  show(dark.matches);
  dark.addEventListener("change", () => show(dark.matches));
  byId("theme").addEventListener("click", () => show(document.documentElement.dataset.theme !== "dark"));
}

function describe() {
  const days = EVENTS.map(day).filter(Boolean).sort();
  const kind = EVENTS.length && EVENTS.every((event) => event.incident) ? "incident" : "event";
  const span = days.length ? `, ${days[0]} to ${days[days.length - 1]}` : "";
  byId("summary").textContent = `${many(EVENTS.length, kind)} from Arabic news reports${span}`;
}

startTheme();
describe();
startFilters();
startMap();
startCharts();
startTable().then(() => {
  update();
  document.documentElement.dataset.ready = "yes";
});
