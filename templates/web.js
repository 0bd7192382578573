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

  // The parts of a piece of the page that a choice may hide. Rows that no choice hides are in none.
  const partsOf = (piece) => {
    const followers = all("tbody tr, nav.contents li", piece).map((part) => [part, leading(part)]).filter(([, entry]) => entry);
    const named = all('th[scope="row"][data-of]', piece).map((heading) => [heading.closest("tr"), heading.dataset.of]);
    const columns = all('th[scope="col"][data-of]', piece).map((heading) => [heading, heading.dataset.of]);
    const ruled = new Set([...followers.map(([part]) => part), ...named.map(([row]) => row)]);
    const boxes = new Map();
    const boxOf = (part) => {
      const box = part.closest(".piece, .table");
      if (box && !boxes.has(box)) boxes.set(box, { rows: [], headings: [] });
      return boxes.get(box);
    };
    ruled.forEach((part) => { if (part.matches("tr")) boxOf(part)?.rows.push(part); });
    columns.forEach(([heading]) => boxOf(heading)?.headings.push(heading));
    return { followers, named, columns, ruled, boxes };
  };

  // The same of a piece of a table that is folded still, out of its text: a row is a line of it.
  const between = (text, before) => {
    const at = text.indexOf(before);
    return at < 0 ? null : text.slice(at + before.length, text.indexOf('"', at + before.length));
  };
  const ledTo = (line) => {
    const hash = between(line.slice(0, line.indexOf("<\/t")), ' href="#');
    const led = hash && document.getElementById(decodeURIComponent(hash));
    return led?.matches(".entry") ? led : null;
  };
  const OF = / data-of="([^"]*)"/g;
  const ofsOf = (text) => (text.includes(" data-of=") ? [...text.matchAll(OF)].map((found) => found[1]) : []);
  const foldedPartsOf = (piece) => {
    const [head, body = ""] = piece.firstElementChild.textContent.split("<tbody>");
    const rows = body.split("\n").filter((line) => line.startsWith("<tr>")).map((line) => ({ entry: ledTo(line), ofs: ofsOf(line) }));
    return { rows: rows.filter((row) => row.entry || row.ofs.length), headings: ofsOf(head) };
  };

  const filtering = () => {
    const selects = all("select", form);
    const entries = all(".entry").map((entry) => [
      entry, new Map(selects.map(({ name }) => [name, new Set((entry.getAttribute(`data-${name}`) || "").split(" "))])),
    ]);
    const known = new Map();
    const folded = new Map();

    const isChosen = (keys, choice) => choice.every(([facet, key]) => keys.get(facet).has(key) || keys.get(facet).has("*"));
    const isOther = (of, choice) => {
      const [facet, key] = [of.slice(0, of.indexOf("=")), of.slice(of.indexOf("=") + 1)];
      return choice.some(([chosen, wanted]) => chosen === facet && wanted !== key);
    };
    const set = (part, hide) => { if (part.hidden !== hide) part.hidden = hide; };

    const arrange = ({ followers, named, columns, ruled, boxes }, choice) => {
      const hidden = new Set(followers.filter(([, entry]) => entry.hidden).map(([part]) => part));
      named.forEach(([row, of]) => { if (isOther(of, choice)) hidden.add(row); });
      ruled.forEach((part) => set(part, hidden.has(part)));
      columns.forEach(([heading, of]) => {
        const [place, hide] = [heading.cellIndex, isOther(of, choice)];
        if (heading.hidden === hide) return;
        const table = heading.closest("table");
        for (const row of table.rows) if (row.cells[place]) row.cells[place].hidden = hide;
        const column = table.querySelectorAll("col")[place];
        if (column) column.hidden = hide;
      });
      const isEmpty = (parts) => parts.length > 0 && parts.every((part) => part.hidden);
      boxes.forEach(({ rows, headings }, box) => set(box, isEmpty(rows) || isEmpty(headings)));
    };
    const arrangeFolded = ({ rows, headings }, piece, choice) => {
      const isOut = ({ entry, ofs }) => entry?.hidden || ofs.some((of) => isOther(of, choice));
      const isEmpty = rows.length > 0 && rows.every(isOut);
      set(piece, isEmpty || (headings.length > 0 && headings.every((of) => isOther(of, choice))));
    };

    const chosen = () => selects.filter((select) => select.value).map((select) => [select.name, select.value]);
    const apply = () => {
      const choice = chosen();
      entries.forEach(([entry, keys]) => set(entry, !isChosen(keys, choice)));
      if (!known.size && choice.length) {
        known.set(document, partsOf(document));
        all(".far.piece").forEach((piece) => folded.set(piece, foldedPartsOf(piece)));
      }
      known.forEach((parts) => arrange(parts, choice));
      folded.forEach((parts, piece) => arrangeFolded(parts, piece, choice));
      new Set(all(".piece").map((piece) => piece.parentElement)).forEach((box) => {
        set(box, [...box.children].every((piece) => piece.hidden || !piece.matches(".piece")));
      });
      say(choice);
    };
    document.addEventListener("unfold", ({ target: piece }) => {
      folded.delete(piece);
      if (!known.size) return;
      const parts = partsOf(piece);
      known.set(piece, parts);
      if (chosen().length) arrange(parts, chosen());
    });
    const say = (choice) => {
      const parts = selects.filter((select) => select.value)
        .map((select) => `${select.labels[0].textContent}: ${select.selectedOptions[0].textContent}`);
      if (entries.length) {
        const shown = entries.filter(([entry]) => !entry.hidden).length;
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
