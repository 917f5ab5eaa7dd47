/* Copies a letter, or saves it as a text file, with the quotes that lie beside it. It asks no server
   for anything: the page's policy forbids it. */
const letter = document.querySelector("[data-letter]");
const said = letter.querySelector("[data-letter-said]");
const copying = letter.querySelector("[data-letter-copy]");
const saving = letter.querySelector("[data-letter-save]");
const boxes = [...letter.querySelectorAll("textarea[data-letter-words]")];
const LINES = "[data-letter-words], .sheet-quote blockquote, .sheet-quote figcaption";
let unsaved = false;

const say = (text) => {
  said.textContent = text;
};

/* A part that somebody folded away is left out, as it is on paper; quotes behind a note are not. */
const folded = (part) => part.closest("details.meeting-answers:not([open])") !== null;

function wordsOf(part) {
  if (part.matches("textarea")) return part.value.trimEnd();
  return part.textContent.trim().replace(/\s+/g, " ");
}

function text() {
  const parts = [...letter.querySelectorAll(LINES)].filter((part) => !folded(part));
  return `${parts.map(wordsOf).filter(Boolean).join("\n\n")}\n`;
}

async function copy() {
  try {
    await navigator.clipboard.writeText(text());
    unsaved = false;
    say(copying.dataset.copyDone);
  } catch {
    say(copying.dataset.copyFailed);
  }
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
  link.download = `${letter.dataset.letterFile}.txt`;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  unsaved = false;
  say(letter.dataset.saidSaved);
}

for (const box of boxes) {
  box.addEventListener("input", () => {
    unsaved = true;
  });
}
if (navigator.clipboard) {
  copying.hidden = false;
  copying.addEventListener("click", copy);
}
saving.hidden = false;
saving.addEventListener("click", save);
window.addEventListener("afterprint", () => {
  unsaved = false;
});
/* Whoever leaves in a hurry is not held up; whoever closes by mistake is asked. */
window.addEventListener("beforeunload", (event) => {
  const leaving = document.documentElement.classList.contains("is-leaving");
  if (unsaved && !leaving) event.preventDefault();
});
