"use strict";
// The record of one event, in a dialog: the browser itself gives it Escape and the way back of the focus.

const dialog = byId("record");
const SHOWN_ABOVE = new Set(["type", "subtype", "place", "place_ar", "date", "notes_en", "title", "url", "trigger"]);
const HINTS = { trigger: "names the event", actor: "who", place: "where", date: "when", mention: "tells it too" };

function evidence(event) {
  const quote = element("blockquote", { dir: "auto", lang: "ar" });
  for (const [text, kind] of event.pieces) {
    quote.append(kind ? element("mark", { class: kind, title: t(HINTS[kind]) }, text) : text);
  }
  const kinds = [...new Set(event.pieces.map(([, kind]) => kind).filter(Boolean))];
  const legend = element("p", { class: "note" });
  kinds.forEach((kind) => legend.append(element("mark", { class: kind }, t(HINTS[kind])), " "));
  return [quote, legend];
}

function grid(caption, heads, rows) {
  if (!rows.length) return null;
  const table = element("table", {}, element("caption", {}, caption));
  const line = (cells, name) => element("tr", {}, ...cells.map((cell) => element(name, {}, told("bdi", cell))));
  table.append(element("thead", {}, line(heads, "th")), element("tbody", {}, ...rows.map((row) => line(row, "td"))));
  return element("div", { class: "scroll" }, table);
}

/** A link to the article, only where its address is one of the web: any other scheme is shown as text. */
function article(event) {
  const { title, url } = event.cells;
  if (!title && !url) return null;
  const words = title || url;
  if (!url || !/^https?:\/\//i.test(url)) return element("p", {}, t("Article: "), told("bdi", words));
  const link = told("a", words, { href: url, rel: "noopener noreferrer nofollow", target: "_blank" });
  return element("p", {}, t("Article: "), link);
}

/** What each article says of an incident, where there are several: its outlet, day and tolls, its sentence, its address. */
function tellings(event) {
  return event.tellings.map((telling) => {
    const { outlets, published } = telling.cells;
    const tolls = Object.entries(telling.tolls).map(([figure, toll]) => `${listed(figure)} ${range(toll)}`).join(", ");
    const head = told("h3", [outlets || t("an article"), published, tolls].filter(Boolean).map(apart).join(" · "));
    const [quote] = evidence(telling);
    return element("section", {}, head, quote, article(telling) ?? "");
  });
}

function rest(event) {
  const list = element("dl");
  for (const [name, about] of Object.entries(SETTINGS.columns)) {
    const value = event.cells[name];
    const figure = /_(min|max)$/.test(name);
    if (value === undefined || figure || SHOWN_ABOVE.has(name)) continue;
    list.append(element("dt", { title: about, lang: "en", dir: "ltr" }, spaced(name)), told("dd", value));
  }
  return element("details", {}, element("summary", {}, t("The whole record")), list);
}

function openRecord(event) {
  const where = [placeOf(event), event.cells.place, event.cells.place_ar].filter((name, at, all) => name && all.indexOf(name) === at);
  const title = element("h2", { id: "record-title" }, listed(typeOf(event)));
  if (event.cells.subtype) title.append(` (${listed(event.cells.subtype)})`);
  where.forEach((name) => title.append(" · ", told("bdi", name)));
  title.append(" · ", told("bdi", day(event) || t("no date")));
  const close = element("button", { type: "button", class: "close", "aria-label": t("Close the record") }, "×");
  close.addEventListener("click", () => dialog.close());
  const tolls = Object.entries(event.tolls).map(([figure, toll]) => [listed(figure), range(toll)]);
  const actors = event.actors.map(([english, arabic, role, by]) => [english, arabic, by ? t("{role} (by {who})", { role: listed(role), who: by }) : listed(role)]);
  const parts = [
    close, title, element("p", { lang: "en", dir: "ltr" }, event.cells.notes_en ?? ""), element("h3", {}, t("Evidence")), ...evidence(event), article(event),
    grid(t("Actors"), [t("in English"), t("in Arabic"), t("role")], actors), grid(t("Tolls"), [t("people"), t("how many")], tolls),
    event.tellings.length ? element("h3", {}, t("Told by {n} articles", { n: event.tellings.length })) : null,
    ...tellings(event), rest(event),
  ];
  byId("record-body").replaceChildren(...parts.filter(Boolean));
  dialog.showModal();
  dialog.scrollTop = 0;
}

dialog.addEventListener("click", (click) => {
  if (click.target === dialog) dialog.close();
});
