/* Finding without loading the whole page again: asks for the same address as the form and the links
   do, and puts in what the answer says is found. Without this file they work by themselves.
   Every search is a step of its own in the history, as it would be without it. Words are sent when
   somebody is done with them, never letter by letter. */
const form = document.querySelector("[data-library-form]");
const results = document.querySelector("[data-library-results]");
const voice = document.querySelector("[data-library-voice]");
let asking = null;
let shown = window.location.search;

const leaving = () => document.documentElement.classList.contains("is-leaving");
const plain = (url) => new URL(url, window.location.href);

/* The address that the form stands for, without what says nothing. */
function wanted() {
  const url = plain(form.action);
  const pairs = [...new FormData(form)].filter(([, value]) => value.trim());
  const words = pairs.some(([name]) => name === "q");
  url.search = new URLSearchParams(pairs.filter(([name]) => words || name !== "sort"));
  return url;
}

function fresh(select, answer) {
  const other = answer.getElementById(select.id);
  if (!other) return;
  // Options that move from one list to another do not take the choice along.
  const { value } = other;
  select.replaceChildren(...other.children);
  select.value = value;
}

/* The form stays where it is, so that nobody loses their place: only what it says is put in. */
function refill(answer) {
  for (const select of form.querySelectorAll("select")) fresh(select, answer);
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    const other = answer.getElementById(box.id);
    if (!other) continue;
    box.checked = other.defaultChecked;
    const [said, now] = [box, other].map((one) => one.closest("label")?.querySelector(".option-text"));
    if (said && now) said.textContent = now.textContent;
  }
  for (const part of form.querySelectorAll("[data-library-part]")) {
    const name = part.dataset.libraryPart;
    const other = answer.querySelector(`[data-library-part="${name}"]`);
    if (other) part.replaceChildren(...other.childNodes);
  }
  const words = form.elements.q;
  const other = answer.getElementById(words.id);
  if (other && document.activeElement !== words) words.value = other.defaultValue;
}

function put(answer) {
  const found = answer.querySelector("[data-library-results]");
  if (!found) return false;
  results.replaceChildren(...found.childNodes);
  refill(answer);
  for (const link of document.querySelectorAll(".site-header a[hreflang], .site-footer a[hreflang]")) {
    const other = answer.querySelector(
      `.site-header a[hreflang="${link.hreflang}"], .site-footer a[hreflang="${link.hreflang}"]`,
    );
    if (other) link.setAttribute("href", other.getAttribute("href"));
  }
  document.title = answer.title;
  const said = results.querySelector("[data-library-found]") || heading();
  voice.textContent = said ? said.textContent.trim().replace(/\s+/g, " ") : "";
  return true;
}

const heading = () => results.querySelector("[data-library-heading]");

function show() {
  heading()?.focus({ preventScroll: true });
  results.scrollIntoView({ block: "start" });
}

/* Asks for an address and shows the answer; where that fails, the browser goes there itself. */
async function go(url, { step = true, jump = false } = {}) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  results.setAttribute("aria-busy", "true");
  const address = plain(url);
  const asked = plain(url);
  asked.hash = "";
  try {
    const answer = await fetch(asked, { signal: mine.signal, credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (leaving() || mine.signal.aborted) return;
    if (!put(page)) throw new Error("nothing to put in");
    if (step) window.history.pushState(null, "", address);
    shown = address.search;
    if (jump) show();
  } catch (error) {
    if (!mine.signal.aborted && !leaving()) window.location.assign(address);
  } finally {
    if (asking === mine) results.removeAttribute("aria-busy");
  }
}

function follow(event) {
  const link = event.target.closest("a[href]");
  const other = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || other || event.defaultPrevented) return;
  if (plain(link.href).pathname !== window.location.pathname) return;
  event.preventDefault();
  go(link.href, { jump: true });
}

if (form && results && voice && window.AbortController) {
  form.addEventListener("change", (event) => {
    if (event.target !== form.elements.q) go(wanted());
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(wanted(), { jump: true });
  });
  results.addEventListener("click", follow);
  /* A step to another part of the same page, such as the skip link's, is none to another search. */
  window.addEventListener("popstate", () => {
    if (window.location.search !== shown) go(window.location.href, { step: false });
  });
}
