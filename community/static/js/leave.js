/* "Leave this site": blanks the page at once, then replaces it, so that Back does not bring it
   back. Shift three times does the same. The link alone works without this file. */
const PRESSES = 3;
const WAIT = 5000;

const links = [...document.querySelectorAll("[data-leave]")];
const voice = document.querySelector("[data-leave-voice]");
let presses = 0;
let timer = 0;
let held = false;

for (const note of document.querySelectorAll("[data-leave-keys]")) note.hidden = !links.length;

function say(text) {
  if (voice) voice.textContent = text;
}

function light(count) {
  for (const lights of document.querySelectorAll("[data-leave-lights]")) {
    lights.hidden = count === 0;
    [...lights.children].forEach((lamp, index) => lamp.classList.toggle("is-lit", index < count));
  }
}

function reset(text = "") {
  window.clearTimeout(timer);
  presses = 0;
  light(0);
  say(text);
}

function cover() {
  const sheet = document.createElement("div");
  sheet.className = "leave-cover";
  document.body.append(sheet);
  document.documentElement.classList.add("is-leaving");
  document.title = "…";
  for (const icon of document.querySelectorAll('link[rel~="icon"]')) icon.remove();
}

function leave(link) {
  reset(link.dataset.leaveNow);
  cover();
  window.location.replace(link.href);
}

function uncover() {
  document.documentElement.classList.remove("is-leaving");
  for (const sheet of document.querySelectorAll(".leave-cover")) sheet.remove();
  reset();
}

function press(link) {
  window.clearTimeout(timer);
  presses += 1;
  light(presses);
  if (presses === PRESSES) {
    leave(link);
    return;
  }
  say(presses === 1 ? link.dataset.leaveTwo : link.dataset.leaveOne);
  timer = window.setTimeout(() => reset(link.dataset.leaveOver), WAIT);
}

function start() {
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave(link);
    });
  }
  /* A press counts when Shift goes down and up with no other key between: capital letters
     while writing must never throw somebody out of their own story. */
  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift" && !event.repeat) {
      held = true;
    } else if (event.key !== "Shift") {
      held = false;
      if (presses) reset();
    }
  });
  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && held) {
      held = false;
      press(links[0]);
    }
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) uncover();
  });
}

if (links.length) start();
