"use strict";
// The page's own words: English in the frame and the scripts, Arabic in the settings. Texts of articles stay as they are.

const LANGUAGES = { en: { other: "ar", button: "العربية" }, ar: { other: "en", button: "English" } };
let language = /^ar\b/.test(navigator.language) ? "ar" : "en";

/** A name or date kept apart, so that the letters around it do not turn it about: 2024-05-01 after Arabic words. */
const apart = (text) => (language === "ar" && text ? `\u2068${text}\u2069` : text);

/** Words of the page in its language; `{name}` in them is filled from `values`. */
function t(words, values = {}) {
  const said = (language === "ar" && SETTINGS.arabic[words]) || words;
  return said.replace(/\{(\w+)\}/g, (_, name) => apart(String(values[name])));
}

/** A value of a closed list (type, role, figure ...) in the page's language. */
const listed = (id) => t(spaced(id));

const ARABIC_ACTORS = new Map();
for (const event of EVENTS) for (const [english, arabic] of event.actors) if (arabic) ARABIC_ACTORS.set(english, arabic);

/** The name of an actor in the page's language; the records are counted and filtered by the English one. */
const actorName = (english) => (language === "ar" && ARABIC_ACTORS.get(english)) || english;
const governorateName = (english) => (language === "ar" && SETTINGS.governorates[english]) || english;

const REGIONS = Object.fromEntries(Object.keys(LANGUAGES).map((tongue) => [tongue, new Intl.DisplayNames([tongue], { type: "region" })]));

/** A country's name, by the browser's own list; what is no code of a country stays as it is. */
function countryName(code, tongue = language) {
  return /^[A-Z]{2}$/.test(code) ? REGIONS[tongue].of(code) : code;
}

const countryNames = (code) => (code ? Object.keys(LANGUAGES).map((tongue) => countryName(code, tongue)) : []);

/** Give every element of the frame its words; `data-t` is the English text, `data-t-label` the English spoken label. */
function translateFrame() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = t("Events");
  for (const node of document.querySelectorAll("[data-t]")) {
    node.dataset.t ||= node.textContent;
    node.textContent = t(node.dataset.t);
  }
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  byId("language").textContent = LANGUAGES[language].button;
  byId("language").lang = LANGUAGES[language].other;
}

/** The place of an event in the page's language, else in the other one. */
function placeOf({ cells }) {
  const [first, second] = language === "ar" ? [cells.place_ar, cells.place] : [cells.place, cells.place_ar];
  return first || second || "";
}

/** Least and most as people write them: 3, 3-5, at least 2, at most 4. */
function range([least, most]) {
  if (most === null) return t("at least {n}", { n: least });
  if (least === null) return t("at most {n}", { n: most });
  return least === most ? String(least) : `${least}–${most}`;
}

/** A number of events or incidents in words. */
const many = (count, one, more, values = {}) => t(count === 1 ? one : more, { n: count, ...values });
