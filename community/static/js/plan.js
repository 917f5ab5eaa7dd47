/* A plan lives in this page and nowhere else. This file can save it into a file of the person's own,
   read such a file again, and print it. It asks no server for anything: the page's policy forbids it. */
const FORMAT = "heard-not-held-plan";
const VERSION = 1;
const LARGEST = 1_000_000; // characters of a file

const plan = document.querySelector("[data-plan]");
const kind = plan.dataset.plan;
const plain = kind === "writing";
const boxes = [...plan.querySelectorAll("[data-plan-answer]")];
const steps = [...plan.querySelectorAll("[data-plan-step]")];
const ways = plan.querySelector("[data-plan-ways]");
const where = plan.querySelector("[data-plan-where]");
const said = plan.querySelector("[data-plan-said]");
let now = 0;
let unsaved = false;

const say = (text) => {
  said.textContent = text;
};

/* --- one part at a time ----------------------------------------------------------------------- */
function show(number, { focus = true } = {}) {
  now = Math.max(0, Math.min(number, steps.length - 1));
  steps.forEach((step, index) => step.classList.toggle("is-away", index !== now));
  ways.querySelector("[data-plan-back]").hidden = now === 0;
  ways.querySelector("[data-plan-next]").hidden = now === steps.length - 1;
  where.textContent = plan.dataset.saidStep
    .replace("{now}", now + 1)
    .replace("{all}", steps.length);
  if (focus) steps[now].querySelector("h2").focus();
}

function showAll() {
  for (const step of steps) step.classList.remove("is-away");
  ways.hidden = where.hidden = true;
  steps[0].querySelector("h2").focus();
}

/* --- paper ------------------------------------------------------------------------------------ */
/* A box for typing does not print well: its words are laid beside it, for paper alone. */
function lay(box) {
  const field = box.closest("[data-plan-field]");
  field.querySelector("[data-plan-paper]").textContent = box.value;
  field.classList.toggle("is-written", box.value.trim() !== "");
  const line = plan.querySelector(`[data-plan-card-line="${box.dataset.planAnswer}"]`);
  if (!line) return;
  line.querySelector("dd").textContent = box.value;
  line.hidden = box.value.trim() === "";
}

function printCard() {
  document.documentElement.classList.add("prints-card");
  window.print();
}

/* --- files ------------------------------------------------------------------------------------ */
function contents() {
  if (plain) return boxes[0].value;
  const answers = Object.fromEntries(
    boxes.filter((box) => box.value).map((box) => [box.dataset.planAnswer, box.value]),
  );
  return JSON.stringify({ format: FORMAT, version: VERSION, kind, answers }, null, 2);
}

function save() {
  const type = plain ? "text/plain" : "application/json";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([contents()], { type }));
  link.download = `${plan.dataset.planFile}.${plain ? "txt" : "json"}`;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  unsaved = false;
  say(plan.dataset.saidSaved);
}

/* What a file says, or null for a file that was not saved here. */
function read(text) {
  if (text.length > LARGEST) return null;
  if (plain) return { kind, answers: { text } };
  try {
    const file = JSON.parse(text);
    const good = file?.format === FORMAT && file.version === VERSION && file.answers;
    return good && typeof file.answers === "object" ? file : null;
  } catch {
    return null;
  }
}

async function load(input) {
  const [chosen] = input.files;
  if (!chosen) return;
  const file = read(await chosen.text());
  input.value = "";
  if (!file) {
    say(plan.dataset.saidOdd);
    return;
  }
  for (const box of boxes) {
    const answer = file.answers[box.dataset.planAnswer];
    if (typeof answer === "string") box.value = answer;
    lay(box);
  }
  unsaved = false;
  say(file.kind === kind ? plan.dataset.saidLoaded : plan.dataset.saidOther);
}

/* --- listening -------------------------------------------------------------------------------- */
for (const box of boxes) {
  box.addEventListener("input", () => {
    unsaved = true;
    lay(box);
  });
  lay(box);
}
const on = (name, act) => plan.querySelector(`[data-plan-${name}]`)?.addEventListener("click", act);
on("save", save);
on("print", () => window.print());
on("print-card", printCard);
on("back", () => show(now - 1));
on("next", () => show(now + 1));
on("all", showAll);
plan.querySelector("[data-plan-load]").addEventListener("change", (event) => load(event.target));
plan.classList.add("is-live");
plan.querySelector("[data-plan-plain]").hidden = true;
plan.querySelector("[data-plan-tools]").hidden = false;
if (ways) {
  ways.hidden = where.hidden = false;
  /* A link from the page of a topic leads to one part. */
  const asked = steps.findIndex(
    (step) => window.location.hash === `#${step.getAttribute("aria-labelledby")}`,
  );
  show(asked, { focus: asked > 0 });
}
window.addEventListener("afterprint", () => {
  document.documentElement.classList.remove("prints-card");
});
/* Whoever leaves in a hurry is not held up; whoever closes by mistake is asked. */
window.addEventListener("beforeunload", (event) => {
  const leaving = document.documentElement.classList.contains("is-leaving");
  if (unsaved && !leaving) event.preventDefault();
});
