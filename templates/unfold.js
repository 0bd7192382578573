// What a very large page keeps folded, in `noscript`: unfolded near the view, for a link into it, for print and for a
// search. Each box says when it is unfolded. A plan's own templates/unfold.js takes its place.
"use strict";
(() => {
  const folds = new Set(document.querySelectorAll(".far"));
  const unfold = (fold) => {
    if (!folds.delete(fold)) return;
    watch.unobserve(fold);
    fold.innerHTML = fold.firstElementChild.textContent;
    fold.classList.remove("far");
    fold.dispatchEvent(new CustomEvent("unfold", { bubbles: true }));
  };
  const unfoldAll = () => folds.forEach((fold) => { if (!fold.closest("[hidden]")) unfold(fold); });

  const near = "1200px 0px";
  const watch = new IntersectionObserver(
    (seen) => seen.forEach((each) => { if (each.isIntersecting) unfold(each.target); }),
    { rootMargin: near, scrollMargin: near },
  );
  folds.forEach((fold) => watch.observe(fold));

  // The box with a place that no element has yet; `id` is written in it as HTML.
  const written = (id) => id.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const named = (hash) => {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return "";
    }
  };
  const reveal = (hash) => {
    const id = named(hash);
    if (!id || document.getElementById(id)) return null;
    const sought = ` id="${written(id)}"`;
    for (const fold of folds) {
      if (!fold.firstElementChild.textContent.includes(sought)) continue;
      unfold(fold);
      // A text may say the same.
      const revealed = document.getElementById(id);
      if (revealed) return revealed;
    }
    return null;
  };

  // A place stays in view while boxes before it take their size, until the reader goes on.
  let aim = null;
  const keep = (frames) => {
    if (!aim || !frames) return;
    aim.scrollIntoView();
    requestAnimationFrame(() => keep(frames - 1));
  };
  const arrive = () => {
    aim = reveal(location.hash) || document.getElementById(named(location.hash));
    if (aim) keep(60);
  };
  for (const each of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    window.addEventListener(each, () => { aim = null; }, { capture: true, passive: true });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    reveal(link.hash);
    setTimeout(arrive);
  }, true);
  window.addEventListener("hashchange", arrive);
  arrive();

  window.addEventListener("beforeprint", unfoldAll);
  document.addEventListener("keydown", (event) => {
    const isFind = event.key === "F3" || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f");
    if (isFind) unfoldAll();
  });
})();
