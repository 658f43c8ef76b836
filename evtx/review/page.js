"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const SIZE = 20;
  const fields = data.columns.filter((c) => c.field);
  const state = data.rows.map((row) => ({ verdict: "", at: null, note: "", cells: { ...row.cells } }));
  let page = 0, unsaved = false, wanted = [];

  const make = (name, attributes = {}, ...inside) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...inside);
    return node;
  };
  const said = (value) => (value === null || value === undefined ? "" : String(value));
  const isChanged = (n, column) => said(state[n].cells[column.name]) !== said(data.rows[n].cells[column.name]);
  const isTouched = (n) => fields.some((column) => isChanged(n, column));

  // ------------------------------------------------------------ what a field takes

  const NUMBER = { count: /^\d+$/, degrees: /^-?\d+(\.\d+)?$/ };
  const idsOf = (text) => text.split(/[;؛]/).map((part) => part.trim()).filter(Boolean);
  const wrong = (n, column) => {
    const cells = state[n].cells, text = said(cells[column.name]).trim();
    if (column.name === "subtype") {
      const allowed = data.subtypes[cells.type] || [];
      return text && !allowed.includes(text) ? `no subtype of ${cells.type}: ${allowed.join(", ")}` : "";
    }
    if ((column.name === "type" || column.name === "status") && !text) return "every event has one";
    if (!text || !isChanged(n, column) && !column.name.endsWith("_max") && column.name !== "date_end") return "";
    if (column.kind === "choice" && !data.lists[column.listed].includes(text)) return "choose from the list";
    if (NUMBER[column.kind] && !NUMBER[column.kind].test(text)) return "write a number";
    if (column.kind === "degrees" && Math.abs(Number(text)) > (column.name === "lat" ? 90 : 180)) return "out of range";
    if (column.name.endsWith("_max")) {
      const least = said(cells[column.name.replace("_max", "_min")]);
      if (least && Number(text) < Number(least)) return `less than the least, ${least}`;
    }
    if (column.name === "date_end" && (!cells.date_start || text < cells.date_start)) return "before the first day";
    if (column.kind === "ids" && idsOf(text).some((id) => !/^[a-z][a-z0-9_]*$/.test(id))) return "write ids, joined with ;";
    if (column.kind === "pairs" && idsOf(text).some((pair) => !data.lists.use.includes(pair.split(":")[1]?.trim())))
      return `write id:use, with ${data.lists.use.join(", ")}`;
    if (column.kind === "told" && idsOf(text).some((pair) => !data.lists.source_kind.includes(pair.split(":")[0].trim())))
      return `write kind: name, with ${data.lists.source_kind.join(", ")}`;
    return "";
  };
  const faultOf = (n) => {
    const { verdict } = state[n];
    if (!verdict) return isTouched(n) ? "changed, without a verdict" : "";
    if (verdict === "reject") return "";
    if (verdict === "accept" && isTouched(n)) return "accepted, but changed: choose correct";
    if (verdict === "correct" && !isTouched(n)) return "to correct, but nothing is changed";
    return fields.some((column) => wrong(n, column)) ? "a field is wrong" : "";
  };

  // ------------------------------------------------------------ one row

  const control = (n, column) => {
    const id = `r${n}_${column.name}`, value = said(state[n].cells[column.name]);
    let node;
    if (column.kind === "choice") {
      const values = column.name === "subtype" ? data.subtypes[state[n].cells.type] || [] : data.lists[column.listed];
      const listed = value && !values.includes(value) ? [value, ...values] : values;
      node = make("select", {}, make("option", { value: "" }, ""), ...listed.map((v) => make("option", {}, v)));
    } else {
      const type = { date: "date", count: "number", degrees: "text" }[column.kind] || "text";
      node = make("input", { type, dir: "auto", ...(type === "number" ? { min: "0", step: "1" } : {}) });
      if (column.listed && column.kind !== "told" && column.kind !== "pairs") node.setAttribute("list", `list_${column.listed}`);
    }
    node.id = id;
    node.value = value;
    node.title = column.about;
    const note = make("span", { class: "wrong", id: `${id}_wrong` });
    const label = make("label", { for: id }, column.name.replaceAll("_", " "), node, note);
    const show = () => {
      const fault = wrong(n, column);
      note.textContent = fault;
      node.setAttribute("aria-invalid", fault ? "true" : "false");
      node.setAttribute("aria-describedby", note.id);
      label.classList.toggle("changed", isChanged(n, column));
    };
    node.addEventListener("change", () => {
      const given = node.value.trim();
      const number = (column.kind === "count" || column.kind === "degrees") && given !== "" && !Number.isNaN(Number(given));
      state[n].cells[column.name] = given === "" ? null : number ? Number(given) : given;
      if (state[n].verdict !== "reject" && isTouched(n)) decide(n, "correct");
      if (column.name === "type") redraw(n);
      else for (const other of byId(`r${n}`).querySelectorAll(".fields label")) other.show();
    });
    label.show = show;
    show();
    return label;
  };

  const decide = (n, verdict) => {
    state[n].verdict = verdict;
    state[n].at = new Date().toISOString();
    unsaved = true;
    const node = byId(`r${n}`);
    if (node) {
      node.dataset.verdict = verdict;
      for (const radio of node.querySelectorAll("input[type=radio]")) radio.checked = radio.value === verdict;
    }
    count();
  };

  const draw = (n) => {
    const row = data.rows[n], { text, start, end } = row.evidence;
    const evidence = make("p", { class: "evidence", lang: "ar", dir: "auto" }, text.slice(0, start), make("mark", {}, text.slice(start, end)), text.slice(end));
    const about = make("p", { class: "about" }, ...row.about.flatMap((part, at) => [at ? " · " : "", make("bdi", {}, part)]));
    const verdicts = ["accept", "correct", "reject", ""].map((verdict) => {
      const radio = make("input", { type: "radio", name: `r${n}_verdict`, value: verdict });
      radio.checked = state[n].verdict === verdict;
      radio.addEventListener("change", () => decide(n, verdict));
      return make("label", {}, radio, ` ${verdict || "open"}`);
    });
    const note = make("input", { id: `r${n}_note`, dir: "auto" });
    note.value = state[n].note;
    note.addEventListener("change", () => { state[n].note = note.value.trim(); unsaved = true; });
    const isMain = (column) => column.main || said(row.cells[column.name]) !== "";
    const main = fields.filter(isMain).map((column) => control(n, column));
    const rest = fields.filter((column) => !isMain(column)).map((column) => control(n, column));
    const more = make("details", {}, make("summary", {}, "more fields"), make("div", { class: "fields" }, ...rest));
    more.open = rest.some((label) => label.classList.contains("changed"));
    const node = make("article", { class: "row", id: `r${n}`, "data-verdict": state[n].verdict, "aria-label": row.cells.id },
      evidence, make("p", { dir: "auto" }, row.english), about,
      make("fieldset", {}, make("legend", {}, "Verdict"), ...verdicts),
      make("div", { class: "fields" }, ...main), more,
      make("label", {}, "Note ", note));
    return node;
  };
  const redraw = (n) => {
    byId(`r${n}`).replaceWith(draw(n));
    byId(`r${n}_type`).focus();
  };

  // ------------------------------------------------------------ all rows

  const count = () => {
    const done = state.filter((s) => s.verdict).length;
    byId("count").textContent = `${done} of ${state.length} decided${unsaved ? ", not saved yet" : ""}`;
  };
  const choose = () => {
    const words = byId("search").value.trim().toLowerCase(), show = byId("show").value;
    wanted = data.rows.map((_, n) => n).filter((n) => {
      const row = data.rows[n], whole = `${row.evidence.text} ${row.english} ${row.about.join(" ")}`.toLowerCase();
      return (!words || whole.includes(words)) && (!show || state[n].verdict === (show === "open" ? "" : show));
    });
  };
  const drawPage = () => {
    const pages = Math.max(1, Math.ceil(wanted.length / SIZE));
    page = Math.min(Math.max(page, 0), pages - 1);
    byId("rows").replaceChildren(...wanted.slice(page * SIZE, (page + 1) * SIZE).map(draw));
    byId("page").textContent = `${page + 1} of ${pages}`;
    byId("back").disabled = page === 0;
    byId("next").disabled = page === pages - 1;
    count();
  };
  const turn = (by) => { page += by; drawPage(); scrollTo(0, 0); };
  const fault = (text) => { byId("fault").textContent = text; byId("fault").hidden = !text; };

  const save = () => {
    fault("");
    if (!byId("by").value.trim()) { fault("Who decides? Fill in your name."); byId("by").focus(); return; }
    const bad = state.findIndex((_, n) => faultOf(n));
    if (bad >= 0) {
      byId("search").value = byId("show").value = "";
      choose();
      page = Math.floor(bad / SIZE);
      drawPage();
      fault(`${data.rows[bad].cells.id}: ${faultOf(bad)}`);
      const row = byId(`r${bad}`);
      (row.querySelector("[aria-invalid=true]") || row.querySelector("input[type=radio]")).focus();
      return;
    }
    const rows = state.map((s, n) => ({ id: data.rows[n].cells.id, verdict: s.verdict || null, at: s.at, note: s.note || null, cells: s.cells }));
    const whole = { schema: data.schema, by: byId("by").value.trim(), saved: new Date().toISOString(), rows, records: data.records };
    const link = make("a", { download: data.save_as, href: URL.createObjectURL(new Blob([JSON.stringify(whole)], { type: "application/json" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = false;
    count();
  };
  const load = async (file) => {
    fault("");
    let saved;
    try { saved = JSON.parse(await file.text()); } catch { saved = null; }
    if (!saved || saved.schema !== data.schema || !Array.isArray(saved.rows)) { fault(`${file.name}: not a saved review`); return; }
    const at = new Map(data.rows.map((row, n) => [row.cells.id, n]));
    for (const row of saved.rows) {
      const n = at.get(row.id);
      if (n === undefined || !row.cells) continue;
      state[n] = { verdict: said(row.verdict), at: row.at || null, note: said(row.note), cells: { ...data.rows[n].cells, ...row.cells } };
    }
    if (typeof saved.by === "string") byId("by").value = saved.by;
    unsaved = false;
    choose();
    drawPage();
  };

  for (const [name, values] of Object.entries(data.lists))
    byId("lists").append(make("datalist", { id: `list_${name}` }, ...values.map((value) => make("option", { value }))));
  byId("save").addEventListener("click", save);
  byId("load").addEventListener("change", (event) => event.target.files[0] && load(event.target.files[0]));
  byId("search").addEventListener("input", () => { page = 0; choose(); drawPage(); });
  byId("show").addEventListener("change", () => { page = 0; choose(); drawPage(); });
  byId("back").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  choose();
  drawPage();
})();
