// SPDX-License-Identifier: EUPL-1.2

// Asks before a page is left on which something stands that was typed and not sent.
(() => {
  const form = document.getElementById("formulier");
  let typed = document.querySelector(".errors, [data-unsaved]") !== null;
  form?.addEventListener("input", () => (typed = true));
  document.addEventListener("submit", () => (typed = false));
  addEventListener("beforeunload", (e) => typed && form && e.preventDefault());
})();
