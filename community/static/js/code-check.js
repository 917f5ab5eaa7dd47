/* Counts the letters and numbers of a typed code, and looks at a mistyped one before it is sent:
   the field keeps what is in it, so that nobody has to type it all again. Whoever presses once more
   sends it as it is: the server decides (community/lib/code_alphabet.py, gf32.py), not this file. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 28;
const GROUP = 4;
const HIGH = 0b100000;
const POLYNOMIAL = 0b100101;
const PAUSE = 900;

/* What is no letter and no number is a separator; look-alikes are forgiven. */
function normal(typed) {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}

/* The weighted sum in the field of 32 elements, from the last place to the first. */
function agrees(code) {
  let sum = 0;
  for (const letter of [...code].reverse()) {
    sum <<= 1;
    if (sum & HIGH) sum ^= POLYNOMIAL;
    sum ^= ALPHABET.indexOf(letter);
  }
  return sum === 0;
}

/* Why this cannot be a code; "" when it can. The names are those of CodeMistyped. */
function mistake(code) {
  const strangers = new Set([...code].filter((letter) => !ALPHABET.includes(letter)));
  if (strangers.size) return strangers.size === 1 && strangers.has("U") ? "letter_u" : "bad_character";
  if (code.length !== LENGTH) return code.length < LENGTH ? "too_short" : "too_long";
  return agrees(code) ? "" : "check";
}

function watch(field) {
  const line = document.createElement("p");
  const spoken = document.createElement("p");
  let timer = 0;
  let warned = "";
  line.className = "counter";
  line.setAttribute("aria-hidden", "true");
  spoken.className = "field-error";
  spoken.setAttribute("role", "alert");
  spoken.hidden = true;
  field.after(line, spoken);

  function show() {
    const { length } = normal(field.value);
    const group = Math.min(Math.ceil((length + 1) / GROUP), LENGTH / GROUP);
    const words = length < LENGTH ? field.dataset.codeCount : field.dataset.codeWhole;
    line.textContent = words.replace("{n}", length).replace("{group}", group);
    line.hidden = !length || length > LENGTH;
  }

  field.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(show, PAUSE / 3);
    spoken.hidden = true;
  });
  field.form.addEventListener("submit", (event) => {
    const code = normal(field.value);
    const wrong = code && mistake(code);
    if (!wrong || warned === code) return;
    event.preventDefault();
    warned = code;
    show();
    spoken.hidden = false;
    spoken.textContent = `${field.getAttribute(`data-code-${wrong}`)} ${field.dataset.codeKept}`;
    field.focus();
  });
  show();
}

document.querySelectorAll("input[data-code-count]").forEach(watch);
