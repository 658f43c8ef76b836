"use strict";
// The map: outlines instead of tiles, a point an event, clusters where points are close.

const PLACED = EVENTS.filter((event) => event.point);
const map = L.map("map", { attributionControl: false, minZoom: 2, maxZoom: 13, zoomSnap: 0.5, worldCopyJump: false });
const clusters = L.markerClusterGroup({
  iconCreateFunction: clusterIcon, showCoverageOnHover: false, maxClusterRadius: 44, animate: false,
  spiderLegPolylineOptions: { className: "leg", weight: 1 },
});
const markers = new Map();

function drawOutlines() {
  const topology = read("outlines");
  const divisions = topology.objects.divisions;
  if (!divisions.geometries.length) return;
  const still = (className) => ({ interactive: false, style: { className, weight: 1 } });
  const between = (test) => topojson.mesh(topology, divisions, test);
  const [beside, within] = [true, false].map((wanted) => divisions.geometries.filter((g) => Boolean(g.properties.b) === wanted));
  for (const country of new Set(beside.map((g) => g.properties.c))) {
    L.geoJSON(topojson.merge(topology, beside.filter((g) => g.properties.c === country)), still("beside")).addTo(map);
  }
  const land = topojson.feature(topology, { type: "GeometryCollection", geometries: within });
  L.geoJSON(land, still("land")).addTo(map);
  L.geoJSON(between((a, b) => a !== b && a.properties.c === b.properties.c && !a.properties.b), still("division")).addTo(map);
  L.geoJSON(between((a, b) => (a === b || a.properties.c !== b.properties.c) && !(a.properties.b && b.properties.b)), still("country")).addTo(map);
}

function dot(event) {
  const hurt = sum([event], "killed").least;
  const size = Math.round(14 + Math.min(26, 3.5 * Math.sqrt(hurt)));
  const body = element("span", { class: `dot ${event.group}${event.vague ? " vague" : ""}` });
  return L.divIcon({ html: body, className: "point", iconSize: [size, size] });
}

function named(event) {
  const toll = event.tolls.killed ? `${t(", killed: ")}${range(event.tolls.killed)}` : "";
  return `${listed(typeOf(event))}, ${apart(placeOf(event))}, ${apart(day(event)) || t("no date")}${toll}`;
}

function marker(event) {
  const made = L.marker(event.point, { icon: dot(event), title: named(event), riseOnHover: true, event });
  made.on("click", () => openRecord(event));
  made.on("keypress", (press) => press.originalEvent.key === "Enter" && openRecord(event));
  made.on("add", () => made.getElement()?.setAttribute("aria-label", named(event)));
  return made;
}

function clusterIcon(cluster) {
  const inside = cluster.getAllChildMarkers().map((child) => child.options.event);
  const group = tally(inside, (event) => [event.group])[0][0];
  const hurt = sum(inside, "killed").least;
  const size = Math.round(26 + Math.min(26, 1.2 * Math.sqrt(hurt) + 2 * Math.log2(inside.length)));
  const spoken = element("span", { class: "unseen" }, t(" events, {n} killed at least: Enter opens them", { n: hurt }));
  const body = element("span", { class: `cluster ${group}` }, String(inside.length), spoken);
  return L.divIcon({ html: body, className: "point", iconSize: [size, size] });
}

function drawMap(events) {
  const placed = events.filter((event) => event.point);
  clusters.clearLayers();
  clusters.addLayers(placed.map((event) => markers.get(event)));
  if (placed.length) map.fitBounds(L.latLngBounds(placed.map((event) => event.point)), { padding: [24, 24], maxZoom: 9, animate: false });
  const missing = events.length - placed.length;
  byId("map-note").textContent = `${many(placed.length, "1 event on the map", "{n} events on the map")}`
    + (missing ? t("; {n} without coordinates, in the table and the counts only. ", { n: missing }) : ". ")
    + t("The larger a point, the more were killed; a dashed one stands for an area or a whole governorate or country.");
}

function startMap() {
  map.setView([25, 35], 4);
  map.zoomControl.setPosition("topright");
  drawOutlines();
  map.addLayer(clusters);
  nameMap();
}

/** Points and legend in the page's language. */
function nameMap() {
  PLACED.forEach((event) => markers.set(event, marker(event)));
  map.zoomControl.getContainer().querySelectorAll("a").forEach((link, at) => link.setAttribute("aria-label", t(at ? "Zoom out" : "Zoom in")));
  byId("legend").replaceChildren();
  const used = new Set(EVENTS.map((event) => event.group));
  for (const [group, words] of Object.entries(GROUPS)) {
    if (used.has(group)) byId("legend").append(element("li", {}, element("span", { class: `dot ${group}` }), t(words)));
  }
}
