// The inbox: files are dropped anywhere on its page, and the field one stands in is lit in the text.
// Without this file everything still works.
"use strict";

// Dropped and chosen files go in one by one: one that is not taken stops nobody.
const inkorgsytan = () => document.querySelector("form[data-inkorgsyta]");
let inlagda = 0;

function harFiler(handelse) {
  return inkorgsytan() !== null && handelse.dataTransfer !== null && [...handelse.dataTransfer.types].includes("Files");
}

document.addEventListener("dragover", (handelse) => {
  if (!harFiler(handelse)) return;
  handelse.preventDefault();
  handelse.dataTransfer.dropEffect = "copy";
  inkorgsytan().classList.add("inkorg-over");
});

document.addEventListener("dragleave", (handelse) => {
  if (handelse.relatedTarget === null) inkorgsytan()?.classList.remove("inkorg-over");
});

document.addEventListener("drop", (handelse) => {
  if (!harFiler(handelse)) return;
  handelse.preventDefault();
  inkorgsytan().classList.remove("inkorg-over");
  laggIn(inkorgsytan(), [...handelse.dataTransfer.files]);
});

document.addEventListener("change", (handelse) => {
  const falt = handelse.target;
  if (!(falt instanceof HTMLInputElement) || falt.type !== "file" || falt.form === null || falt.form !== inkorgsytan()) return;
  const filer = [...falt.files];
  falt.value = "";
  laggIn(falt.form, filer);
});

async function laggIn(form, filer) {
  if (filer.length === 0 || form.dataset.pagar) return;
  form.dataset.pagar = "ja";
  document.getElementById("inkorg-utfall").hidden = false;
  const laget = document.getElementById("inkorg-laget");
  const lista = form.querySelector(".inkorg-filer");
  lista.replaceChildren();
  let tagna = 0;
  let sist = "";
  for (const [n, fil] of filer.entries()) {
    laget.textContent = filer.length === 1 ? `Läser ${fil.name}` : `Läser ${n + 1} av ${filer.length}: ${fil.name}`;
    const svar = await enFil(form, fil);
    if (svar.vart) {
      tagna += 1;
      sist = svar.vart;
    }
    lista.append(somRad(svar));
  }
  delete form.dataset.pagar;
  if (filer.length === 1 && tagna === 1) {
    laget.textContent = "Klart. Förslaget öppnas.";
    window.location.assign(sist);
    return;
  }
  laget.textContent = filer.length === 1 ? "Filen togs inte emot." : `Klart. ${tagna} av ${filer.length} filer ligger i inkorgen.`;
  if (tagna > 0) window.htmx?.ajax("GET", "/inkorg", { target: "#inkorgslistan", select: "#inkorgslistan", swap: "outerHTML" });
}

async function enFil(form, fil) {
  const nej = (mening) => ({ namn: fil.name, vart: "", mening });
  if (fil.size > Number(form.dataset.storst)) return nej("togs inte emot: filen är för stor, högst 25 MB");
  const kropp = new FormData();
  kropp.append("_csrf_token", form.elements.namedItem("_csrf_token").value);
  kropp.append("_nyckel", `${form.elements.namedItem("_nyckel").value}-${(inlagda += 1)}`);
  kropp.append("bit", "ja");
  kropp.append("fil", fil, fil.name);
  try {
    const svar = await fetch(form.action, { method: "POST", body: kropp, redirect: "error" });
    if (svar.status === 401 || svar.status === 403) return nej("togs inte emot: du är utloggad. Ladda om sidan och lägg in den igen");
    if (!svar.ok) return nej("togs inte emot: det gick inte just nu. Försök igen om en stund");
    return (await svar.json()).filer[0] ?? nej("togs inte emot: filen är tom");
  } catch {
    return nej("gick inte att skicka: är det en mapp, eller är nätet borta? Försök igen");
  }
}

function somRad(svar) {
  const rad = document.createElement("li");
  const namn = document.createElement(svar.vart ? "a" : "strong");
  if (svar.vart) {
    namn.href = svar.vart;
    namn.className = "ds-link";
  }
  namn.textContent = svar.namn;
  const mening = document.createElement("span");
  if (!svar.vart) mening.className = "inkorg-fel";
  mening.textContent = ` ${svar.mening}`;
  rad.append(namn, mening);
  return rad;
}

// The field one stands in is lit in the text, and its place is brought into view inside the panel alone.
function lys(falt) {
  let forsta = null;
  for (const bit of document.querySelectorAll(".inkorg-text mark")) {
    const tand = falt !== "" && bit.dataset.falt.split(" ").includes(falt);
    bit.classList.toggle("inkorg-lyser", tand);
    if (tand && forsta === null) forsta = bit;
  }
  const ruta = forsta && forsta.closest(".inkorg-text");
  if (!ruta || ruta.scrollHeight <= ruta.clientHeight) return;
  const [over, under] = [forsta.offsetTop, forsta.offsetTop + forsta.offsetHeight];
  if (over >= ruta.scrollTop && under <= ruta.scrollTop + ruta.clientHeight) return;
  ruta.scrollTop = over - ruta.clientHeight / 3;
}

function lysDarManStar() {
  const dar = document.activeElement;
  lys(dar instanceof HTMLElement && dar.closest("#registrering") ? dar.getAttribute("name") ?? "" : "");
}
document.addEventListener("focusin", (handelse) => {
  if (handelse.target instanceof Element && handelse.target.closest("#registrering, .inkorg-dit")) lysDarManStar();
});
document.addEventListener("DOMContentLoaded", lysDarManStar);
document.addEventListener("htmx:afterSettle", lysDarManStar);

// A place in the text leads to its field.
document.addEventListener("click", (handelse) => {
  const bit = handelse.target instanceof Element && handelse.target.closest(".inkorg-text mark");
  if (!bit || !window.getSelection()?.isCollapsed) return;
  const falt = bit.dataset.falt.split(" ")[0];
  const dit = document.querySelector(`#registrering [name="${CSS.escape(falt)}"]`);
  const fler = dit && dit.closest("details");
  if (fler) fler.open = true;
  if (dit instanceof HTMLElement) dit.focus();
});
