// SPDX-License-Identifier: EUPL-1.2

// Shortcuts of the keyboard, for who did not turn them off. They go by the character that was typed, wherever its key is, and rest while
// somebody types in a field.
(() => {
  const places = { w: "/", d: "/dossiers", o: "/oproepen", h: "/hubs", t: "/toetsen" };
  const follow = (which) => document.querySelector(which)?.click();
  const keys = {
    "?": () => location.assign("/toetsen"),
    // once the key is up again, so that it does not stand in the field
    "/": () => document.addEventListener("keyup", () => document.getElementById("zoek")?.select(), { once: true }),
    g: () => {},
    n: () => follow('main a[href^="/dossiers/nieuw"]'),
    v: () => follow('a[rel="next"]'),
    j: () => step(1),
    k: () => step(-1),
  };

  // step goes to the next or previous dossier of a list.
  function step(by) {
    const rows = [...document.querySelectorAll("main .work li > div:first-child > a, main tbody th[scope=row] > a")];
    const at = rows.indexOf(document.activeElement);
    rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by]?.focus();
  }

  // press presses the main button of the form in which somebody types.
  function press(form) {
    const all = form ? [...form.querySelectorAll("button:not(.quiet, .plain, .unseen)")] : [];
    all.at(-1)?.click();
  }

  let before = "";
  document.addEventListener("keydown", (e) => {
    const at = e.target;
    if (e.key === "Enter" && e.ctrlKey) return press(at.closest("form"));
    if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing) return;
    if (at.matches("textarea, select, input:not([type=checkbox], [type=radio])")) return;
    const goes = before === "g" && places[e.key];
    before = e.key;
    if (goes) location.assign(goes);
    else if (keys[e.key]) keys[e.key]();
    else return;
    e.preventDefault();
  });
})();
