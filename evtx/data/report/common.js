"use strict";
// What every part of the page uses. Text of articles only ever becomes text nodes: nothing here writes markup.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const SETTINGS = read("settings");
const EVENTS = read("events");
const GROUPS = {
  battles: "battles", explosions: "explosions and remote violence", violence: "violence against civilians",
  protests: "protests", riots: "riots", strategic: "strategic developments", other: "other",
};
const MARKS = /[\u0300-\u036f]/g;
const ARABIC = /[\u0600-\u06ff]/;

/** An element with attributes and children; strings become text, with their own direction. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** An element around a text of an event: it runs the way its letters do, whatever stands around it. */
function told(name, text, attributes = {}) {
  const language = ARABIC.test(text) ? { lang: "ar" } : {};
  return element(name, { dir: "auto", ...language, ...attributes }, String(text));
}

/** One spelling for texts and searches: evtx's own fold of Arabic, no accents, small letters. */
function folded(text) {
  const plain = String(text).normalize("NFKC").replace(/./gsu, (c) => SETTINGS.fold[c] ?? c);
  return plain.normalize("NFD").replace(MARKS, "").toLowerCase();
}

const spaced = (id) => String(id).replaceAll("_", " ");
const typeOf = (event) => spaced(event.cells.type);
const day = (event) => event.cells.date || "";

/** Least and most of a figure over events; `open` counts those that name no upper bound. */
function sum(events, figure) {
  const total = { least: 0, most: 0, open: 0, events: 0 };
  for (const event of events) {
    const toll = event.tolls[figure];
    if (!toll) continue;
    total.events += 1;
    total.least += toll[0] ?? 0;
    total.most += toll[1] ?? toll[0];
    total.open += toll[1] === null ? 1 : 0;
  }
  return total;
}

/** How often each value occurs, the most frequent first. An event counts once for a value. */
function tally(events, values) {
  const counts = new Map();
  for (const event of events) {
    for (const value of new Set(values(event))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])));
}

const actorsOf = (event) => event.actors.map(([name]) => name);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
