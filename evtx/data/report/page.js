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
  ...event.actors.flatMap(([english, arabic]) => [english, arabic]), typeOf(event), SETTINGS.arabic[typeOf(event)] ?? "",
  SETTINGS.governorates[event.cells.admin1] ?? "", ...countryNames(event.cells.country),
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
  byId("count").textContent = many(EVENTS.length, "{shown} of 1 event", "{shown} of {n} events", { shown: events.length });
  drawMap(events);
  drawCharts(events);
  drawTable(events);
}

/** Set filters to values (`search` is quoted as it is) and draw anew. */
function choose(values) {
  for (const [id, value] of Object.entries(values)) byId(id).value = value;
  update();
}

const SHOWN = { type: t, country: countryName, admin1: governorateName, actor: actorName };

/** The values to choose from in the page's language; what is chosen stays. */
function nameChoices() {
  for (const [id, values] of Object.entries(CHOICES)) {
    const kept = byId(id).value;
    byId(id).replaceChildren(element("option", { value: "" }, t("all")));
    for (const [name, count] of tally(EVENTS, values)) byId(id).append(told("option", `${SHOWN[id](name)} (${count})`, { value: name }));
    byId(id).value = kept;
  }
}

function startFilters() {
  [...Object.keys(CHOICES), "since", "until"].forEach((id) => byId(id).addEventListener("change", update));
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
  const incidents = EVENTS.length && EVENTS.every((event) => event.incident);
  const told = incidents ? many(EVENTS.length, "1 incident from Arabic news reports", "{n} incidents from Arabic news reports")
    : many(EVENTS.length, "1 event from Arabic news reports", "{n} events from Arabic news reports");
  byId("summary").textContent = told + (days.length ? t(days[0] === days.at(-1) ? ", {first}" : ", {first} to {last}", { first: days[0], last: days.at(-1) }) : "");
}

/** Everything that has words of the page's own, in its language. */
function say() {
  translateFrame();
  describe();
  nameChoices();
  const figure = byId("figure").value;
  startCharts();
  if (figure) byId("figure").value = figure;
}

function startLanguage() {
  byId("language").addEventListener("click", () => {
    language = LANGUAGES[language].other;
    say();
    nameMap();
    delete document.documentElement.dataset.ready;
    startTable().then(ready);
  });
}

function ready() {
  update();
  document.documentElement.dataset.ready = "yes";
}

startTheme();
startLanguage();
startFilters();
say();
startMap();
startTable().then(ready);
