"use strict";
// Timeline, tolls and counts. Every chart has its figures beside it as a list that can be read and clicked.

const MOST = 12; // bars of a chart; the list has all
const drawn = new Map();
Chart.defaults.animation = false;
Chart.defaults.locale = "en"; // figures look the same all over the page
Chart.defaults.datasets.bar.maxBarThickness = 44;
Chart.defaults.maintainAspectRatio = false;
Chart.defaults.font.family = "system-ui, sans-serif";

/** Bidirectional controls would turn a label on a canvas around; they are no part of a name. */
const label = (text) => String(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
const short = (text) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

function draw(id, about, config) {
  drawn.get(id)?.destroy();
  Chart.defaults.color = colour("text");
  Chart.defaults.plugins.legend.rtl = Chart.defaults.plugins.tooltip.rtl = language === "ar";
  Chart.defaults.borderColor = colour("line");
  byId(id).setAttribute("aria-label", about);
  drawn.set(id, new Chart(byId(id), config));
}

/** Days, months or years, whichever makes the fewest bars that still tell something. */
function periods(events) {
  const days = events.map(day).filter(Boolean).sort();
  if (!days.length) return { cut: 10, all: [] };
  const first = new Date(`${days[0]}T00:00Z`);
  const last = new Date(`${days[days.length - 1]}T00:00Z`);
  const span = (last - first) / 86400000;
  const cut = span <= 62 ? 10 : span <= 1860 ? 7 : 4;
  const all = [];
  for (const at = first; at <= last || at.toISOString().slice(0, cut) === last.toISOString().slice(0, cut);) {
    all.push(at.toISOString().slice(0, cut));
    if (cut === 10) at.setUTCDate(at.getUTCDate() + 1);
    else if (cut === 7) at.setUTCMonth(at.getUTCMonth() + 1, 1);
    else at.setUTCFullYear(at.getUTCFullYear() + 1, 0, 1);
  }
  return { cut, all };
}

const axis = (stacked) => ({ stacked, beginAtZero: true, ticks: { precision: 0 } });

function drawTime(events) {
  const { cut, all } = periods(events);
  const unit = { 10: "Events by day", 7: "Events by month", 4: "Events by year" }[cut];
  const within = (period, group) => events.filter((e) => day(e).slice(0, cut) === period && day(e) && e.group === group);
  const datasets = Object.entries(GROUPS).map(([group, words]) => ({
    label: t(words), backgroundColor: colour(group), data: all.map((period) => within(period, group).length),
  })).filter((set) => set.data.some(Boolean));
  draw("time", t("Events over time, as bars; the table below has the figures"), {
    type: "bar", data: { labels: all, datasets },
    options: { scales: { x: { stacked: true, grid: { display: false } }, y: axis(true) }, plugins: { legend: { display: false } },
      onClick: (_, hits) => hits.length && choosePeriod(all[hits[0].index]) },
  });
  const counts = all.map((period) => [period, events.filter((e) => day(e).slice(0, cut) === period).length]);
  fill("time-list", counts.filter(([, count]) => count), choosePeriod);
  const undated = events.filter((event) => !day(event)).length;
  byId("time-note").textContent = t(unit) + (undated ? t("; {n} without a date.", { n: undated }) : ".");
}

function choosePeriod(period) {
  const [year, month] = period.split("-");
  const last = month ? new Date(Date.UTC(+year, +month, 0)).toISOString().slice(0, 10) : `${year}-12-31`;
  choose({ since: `${period}-01-01`.slice(0, 10), until: period.length === 10 ? period : last });
}

function drawTollTime(events) {
  const figure = byId("figure").value;
  const { cut, all } = periods(events);
  const sums = all.map((period) => sum(events.filter((e) => day(e) && day(e).slice(0, cut) === period), figure));
  const bars = (name, paint, data) => ({ label: name, backgroundColor: colour(paint), data });
  draw("toll-time", t("People ({figure}), least and most, over time; the table below has the figures", { figure: listed(figure) }), {
    type: "bar",
    data: { labels: all, datasets: [
      bars(t("at least"), "least", sums.map((s) => s.least)), bars(t("up to"), "most", sums.map((s) => s.most - s.least)),
    ] },
    options: { scales: { x: { stacked: true, grid: { display: false } }, y: axis(true) },
      plugins: { tooltip: { callbacks: { label: (item) => tollWords(sums[item.dataIndex]) } } } },
  });
  const rows = all.map((period, at) => [period, sums[at]]).filter(([, s]) => s.events);
  fill("toll-time-list", rows.map(([period, s]) => [period, tollWords(s)]), choosePeriod);
}

const tollWords = (s) => `${range([s.least, s.most])}${s.open ? t(", or more") : ""}`;

function drawTolls(events) {
  const body = byId("tolls").tBodies[0];
  body.replaceChildren();
  for (const figure of SETTINGS.figures) {
    const s = sum(events, figure);
    if (!s.events) continue;
    const most = s.open ? t("{n}, or more ({open} open)", { n: s.most, open: s.open }) : String(s.most);
    const name = figure === "crowd" ? t("in crowds") : listed(figure);
    body.append(element("tr", {}, element("th", { scope: "row" }, name),
      ...[s.least, most, s.events].map((cell) => element("td", {}, String(cell)))));
  }
  const plain = events.some((event) => !event.incident);
  byId("tolls-note").textContent = t("Sums of what the events tell; an event that tells no figure adds nothing. ")
    + (plain ? t("Where several articles tell the same, it is counted more than once: run evtx dedupe first to avoid that.") : "");
}

function drawCounts(id, about, counts, pick, shown) {
  const top = counts.slice(0, MOST);
  draw(id, t(about), {
    type: "bar",
    data: { labels: top.map(([name]) => label(shown(name))), datasets: [{ data: top.map(([, n]) => n), backgroundColor: colour("accent") }] },
    options: { indexAxis: "y", scales: { x: { ...axis(false), reverse: language === "ar" }, y: { position: language === "ar" ? "right" : "left", grid: { display: false }, ticks: { autoSkip: false, callback: (_, at) => short(label(shown(top[at][0]))) } } },
      plugins: { legend: { display: false } }, onClick: (_, hits) => hits.length && pick(top[hits[0].index][0]) },
  });
  fill(`${id}-list`, counts, pick, shown);
}

/** A list of values with their figures; each value is a button that chooses it. */
function fill(id, rows, pick, shown = (name) => name) {
  const body = element("tbody");
  for (const [name, figure] of rows) {
    const button = told("button", shown(name), { type: "button", class: "plain" });
    button.addEventListener("click", () => pick(name));
    body.append(element("tr", {}, element("td", {}, button), element("td", {}, String(figure))));
  }
  byId(id).replaceChildren(element("table", {}, body));
}

function drawCharts(events) {
  drawTolls(events);
  drawTime(events);
  drawTollTime(events);
  drawCounts("types", "Events by type, the most frequent first; the list below has all",
    tally(events, (event) => [typeOf(event)]), (type) => choose({ type }), t);
  drawCounts("actors", "Events by actor, the most frequent first; the list below has all",
    tally(events, actorsOf), (actor) => choose({ actor }), actorName);
  drawCounts("places", "Events by place, the most frequent first; the list below has all",
    tally(events, (e) => (placeOf(e) ? [placeOf(e)] : [])), (search) => choose({ search }), (name) => name);
}

function startCharts() {
  const figures = SETTINGS.figures.filter((figure) => EVENTS.some((event) => event.tolls[figure]));
  byId("figure").replaceChildren(...figures.map((figure) => element("option", { value: figure }, listed(figure))));
}
