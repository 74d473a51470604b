"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  root.classList.add("js");

  // light and dark: the system's, until the switch is used
  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const name = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  system.addEventListener("change", name);
  name();

  // filters: groups that do not match go, rows and marks of others fade
  const form = document.getElementById("filters");
  const reset = form.querySelector("button");
  const count = form.querySelector(".count");
  const once = document.getElementById("once");
  const line = document.getElementById("timeline");
  const groups = all(".group");
  const sections = new Map(all(".topic").map((one) => [one.dataset.topic, one]));
  const answers = all(".answers li[data-topic]");
  let told; // what names a source, found when it is first asked for
  let faded = [];
  const filter = () => {
    const { topic = "", outlet = "", by = "", verdict = "" } = Object.fromEntries(new FormData(form));
    const named = Boolean(outlet || by);
    const said = (one) => (!outlet || one.dataset.outlet === outlet) && (!by || one.dataset.by === by);
    told = told || (named ? all("[data-by]") : undefined);
    const hits = new Set();
    const kept = new Set();
    for (const one of faded) one.classList.remove("dim");
    faded = [];
    if (named) {
      for (const one of told.filter(said)) {
        kept.add(one.dataset.a);
        hits.add(one.closest(".group, .once"));
      }
      faded = all(".group [data-a], .m").filter((one) => !kept.has(one.dataset.a));
      for (const one of faded) one.classList.add("dim");
    }
    const open = new Set();
    let shown = 0;
    for (const group of groups) {
      const fits = (!topic || group.dataset.topic === topic) && (!verdict || group.dataset.verdict === verdict);
      const stays = fits && (!named || hits.has(group));
      if (group.hidden === stays) group.hidden = !stays;
      if (stays) {
        shown += 1;
        open.add(group.dataset.topic);
      }
    }
    for (const [name, section] of sections) section.hidden = !open.has(name);
    for (const answer of answers) answer.hidden = !open.has(answer.dataset.topic);
    if (once) {
      once.hidden = Boolean(topic || verdict) || (named && !hits.has(once));
      for (const row of all("tr[data-a]", once)) row.hidden = named && !kept.has(row.dataset.a);
    }
    if (line) {
      const pair = (one) => {
        const [where, who] = one.split(":");
        return (!outlet || where === outlet) && (!by || who === by);
      };
      for (const entry of all("li", line)) entry.hidden = named && !entry.dataset.said.split(" ").some(pair);
      for (const period of all(".period", line)) period.hidden = !period.querySelector("li:not([hidden])");
      line.classList.toggle("asked", named);
    }
    const asked = Boolean(topic || verdict || named);
    reset.hidden = !asked;
    count.textContent = asked ? `${shown} of ${groups.length} shown` : "";
  };
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  if (form.querySelector("option:not([value='']):checked")) filter(); // a browser keeps what was chosen before

  // the line of time: what counts most, then all
  if (line && line.querySelector(".minor")) {
    for (const period of all(".period", line)) {
      period.classList.toggle("empty", !period.querySelector("li:not(.minor)"));
    }
    const more = document.createElement("button");
    more.type = "button";
    more.textContent = `Show all ${all("li", line).length}`;
    more.addEventListener("click", () => {
      line.classList.add("all");
      more.remove();
    });
    line.append(more);
  }

  // from a figure to its words and back
  let places; // of each assertion: its mark, its rows, its place in a chart
  const placesOf = (id) => {
    if (!places) {
      places = new Map();
      for (const one of all("[data-a]")) {
        if (places.has(one.dataset.a)) places.get(one.dataset.a).push(one);
        else places.set(one.dataset.a, [one]);
      }
    }
    return places.get(id) || [];
  };
  const lit = { here: [], hot: [] };
  const light = (id, kind) => {
    for (const one of lit[kind]) one.classList.remove(kind);
    lit[kind] = id ? placesOf(id) : [];
    for (const one of lit[kind]) one.classList.add(kind);
  };
  const found = (hash) => {
    const exact = document.getElementById(hash);
    if (exact || !/^a-[0-9a-f]{4,}$/.test(hash)) return exact;
    return document.querySelector(`[id^="${hash}"]`);
  };
  const arrive = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (!hash) return;
    const target = found(hash);
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    const folded = target.closest("details");
    if (folded) folded.open = true;
    if (target.matches(".minor")) line.classList.add("all");
    light(target.dataset.a, "here");
    const show = () => target.scrollIntoView({ block: target.matches(".m, tr, li") ? "center" : "start" });
    show();
    requestAnimationFrame(() => requestAnimationFrame(show)); // what was not laid out before has its height now
    const to = target.matches("a") ? target : target.querySelector("a");
    if (to && target.matches(".m, tr, li")) to.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);
  arrive();

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark, span.m");
    if (!mark || event.target.closest("a")) return;
    const home = mark.matches(".mark") ? `a-${mark.dataset.a}` : `m-${mark.dataset.a}`;
    if (document.getElementById(home)) location.hash = home;
  });
  document.addEventListener("pointerover", (event) => {
    const one = event.target.closest("[data-a]");
    if (one || lit.hot.length) light(one ? one.dataset.a : "", "hot");
  });

  // on paper everything is open
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
})();
