// Filters and contents of a page. Without it the page shows everything. A plan's own templates/web.js takes its place.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const main = document.querySelector("main");
  const form = document.querySelector("form.filters");

  // What follows an action: table rows and contents whose first link leads to it.
  const target = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const leading = (part) => {
    const link = part.matches("tr") ? part.cells[0]?.querySelector('a[href^="#"]') : part.querySelector('a[href^="#"]');
    const led = link && target(link);
    return led && led.matches(".entry") ? led : null;
  };

  const filtering = () => {
    const selects = all("select", form);
    const entries = all(".entry");
    const followers = all("tbody tr, nav.contents li").map((part) => [part, leading(part)]).filter(([, entry]) => entry);
    const named = all('th[scope="row"][data-of]').map((heading) => [heading.closest("tr"), heading.dataset.of]);
    const columns = all('th[scope="col"][data-of]').map((heading) => [heading, heading.dataset.of]);
    const ruled = new Set([...followers.map(([part]) => part), ...named.map(([row]) => row)]);
    const boxes = all(".table").map((box) => [
      box,
      all("tbody tr", box).filter((row) => ruled.has(row)),
      all('thead th[data-of]', box),
    ]);

    const isChosen = (entry, choice) =>
      choice.every(([facet, key]) => {
        const keys = (entry.getAttribute(`data-${facet}`) || "").split(" ");
        return keys.includes(key) || keys.includes("*");
      });
    const isOther = (of, choice) => {
      const [facet, key] = [of.slice(0, of.indexOf("=")), of.slice(of.indexOf("=") + 1)];
      return choice.some(([chosen, wanted]) => chosen === facet && wanted !== key);
    };

    const apply = () => {
      const choice = selects.filter((select) => select.value).map((select) => [select.name, select.value]);
      entries.forEach((entry) => { entry.hidden = !isChosen(entry, choice); });
      ruled.forEach((part) => { part.hidden = false; });
      followers.forEach(([part, entry]) => { part.hidden = entry.hidden; });
      named.forEach(([row, of]) => { row.hidden = row.hidden || isOther(of, choice); });
      columns.forEach(([heading, of]) => {
        const table = heading.closest("table");
        const [place, hide] = [heading.cellIndex, isOther(of, choice)];
        for (const row of table.rows) if (row.cells[place]) row.cells[place].hidden = hide;
        const column = table.querySelectorAll("col")[place];
        if (column) column.hidden = hide;
      });
      boxes.forEach(([box, rows, headings]) => {
        const isEmpty = (parts) => parts.length > 0 && parts.every((part) => part.hidden);
        box.hidden = isEmpty(rows) || isEmpty(headings);
      });
      say(choice);
    };
    const say = (choice) => {
      const parts = selects.filter((select) => select.value)
        .map((select) => `${select.labels[0].textContent}: ${select.selectedOptions[0].textContent}`);
      if (entries.length) {
        const shown = entries.filter((entry) => !entry.hidden).length;
        parts.unshift(form.dataset.count.replace("{shown}", shown).replace("{total}", entries.length));
      }
      form.querySelector(".count").textContent = parts.join(" · ");
      form.classList.toggle("active", choice.length > 0);
    };

    form.addEventListener("change", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    apply();
    return () => { form.reset(); selects.forEach((select) => { select.value = ""; }); apply(); };
  };
  const showEverything = form ? filtering() : () => {};

  // A link to what a filter hides shows everything again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const led = link && target(link);
    if (led && main.contains(led) && led.closest("[hidden]")) showEverything();
  }, true);

  // Contents: chapters open on demand, and the one that is read is marked.
  const chapters = all("nav.contents > ol > li");
  const open = (chapter, isOpen) => {
    const inner = chapter.querySelector("ol");
    if (!inner) return;
    inner.hidden = !isOpen;
    chapter.querySelector("button").setAttribute("aria-expanded", isOpen);
  };
  chapters.filter((chapter) => chapter.querySelector("ol")).forEach((chapter) => {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", chapter.querySelector("a").textContent);
    button.addEventListener("click", () => open(chapter, button.getAttribute("aria-expanded") !== "true"));
    chapter.querySelector("a").after(button);
    chapter.classList.add("opens");
    open(chapter, false);
  });
  if (chapters.length && "IntersectionObserver" in window) {
    const links = new Map(chapters.map((chapter) => [target(chapter.querySelector("a")), chapter]));
    let current = null;
    const mark = (chapter) => {
      if (chapter === current) return;
      if (current) {
        current.querySelector("a").removeAttribute("aria-current");
        open(current, false);
      }
      current = chapter;
      current.querySelector("a").setAttribute("aria-current", "location");
      open(current, true);
    };
    const watch = new IntersectionObserver((seen) => {
      const entered = seen.find((each) => each.isIntersecting);
      if (entered && links.has(entered.target)) mark(links.get(entered.target));
    }, { rootMargin: "-20% 0px -75% 0px" });
    links.forEach((_, section) => section && watch.observe(section));
  }
})();
