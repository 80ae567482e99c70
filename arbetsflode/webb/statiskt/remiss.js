// What makes the pages smooth. Without this file everything still works.
"use strict";

// What is only needed without this file is not shown with it.
document.documentElement.classList.add("med-skript");

// After a part of the page has been drawn anew the focus goes to what was said: a fault, a receipt, the heading.
document.addEventListener("htmx:afterSwap", (handelse) => {
  if (!(handelse.target instanceof Element) || handelse.detail.requestConfig.verb === "get") return;
  if (handelse.target.matches("[aria-live]")) return;
  const dit = document.querySelector("#fel, #kvitto, [autofocus]") || document.getElementById("innehall");
  if (dit instanceof HTMLElement) dit.focus();
  window.scrollTo(0, 0);
});

// A fault on a page that was drawn without a script's help is read first.
document.addEventListener("DOMContentLoaded", () => {
  const fel = document.getElementById("fel");
  if (fel) fel.focus();
});

// Keys: Ctrl+Enter (or Cmd) sends the form that one stands in.
document.addEventListener("keydown", (handelse) => {
  if (handelse.key !== "Enter" || !(handelse.ctrlKey || handelse.metaKey)) return;
  const form = handelse.target instanceof Element && handelse.target.closest("form.formular");
  if (form instanceof HTMLFormElement) {
    handelse.preventDefault();
    form.requestSubmit();
  }
});

// A form that is on its way is not sent again by an impatient click.
document.addEventListener("submit", (handelse) => {
  const form = handelse.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset.skickas) handelse.preventDefault();
  form.dataset.skickas = "ja";
  window.setTimeout(() => delete form.dataset.skickas, 4000);
});

// Keys of one letter on a page that has them (`data-tangent`): never while one writes, and they can be turned off.
const TANGENTVAL = "remiss-tangenter";

function tangenterPa() {
  try {
    return window.localStorage.getItem(TANGENTVAL) !== "av";
  } catch {
    return true;
  }
}

function visaTangenter() {
  for (const ruta of document.querySelectorAll("[data-tangenter]")) ruta.hidden = false;
  const val = document.getElementById("anvand-tangenter");
  if (val instanceof HTMLInputElement) val.checked = tangenterPa();
}
document.addEventListener("DOMContentLoaded", visaTangenter);
document.addEventListener("htmx:afterSwap", visaTangenter);

document.addEventListener("change", (handelse) => {
  if (!(handelse.target instanceof HTMLInputElement) || handelse.target.id !== "anvand-tangenter") return;
  try {
    window.localStorage.setItem(TANGENTVAL, handelse.target.checked ? "pa" : "av");
  } catch {
    // A browser that keeps nothing forgets this too.
  }
});

document.addEventListener("keydown", (handelse) => {
  if (handelse.ctrlKey || handelse.metaKey || handelse.altKey || handelse.repeat || handelse.isComposing) return;
  const dar = handelse.target instanceof Element ? handelse.target : document.body;
  if (dar.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
  if (!/^[a-z]$/.test(handelse.key) || !tangenterPa()) return;
  const dit = document.querySelector(`[data-tangent="${handelse.key}"]`) || document.querySelector(`[data-tangent-till="${handelse.key}"] textarea`);
  if (!(dit instanceof HTMLElement)) return;
  handelse.preventDefault();
  if (dit instanceof HTMLAnchorElement) dit.click();
  else dit.focus();
});
