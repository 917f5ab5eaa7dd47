/* A long list of choices can be narrowed by typing. Ticked ones stay in sight.
   What counts as found is the same as on the server: community/lib/finding.py. */
const ALONE = { ß: "ss", ł: "l", ø: "o", æ: "ae", œ: "oe", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i" };
const ENDINGS = new Set(["s", "es", "d", "ed", "ing", "e", "n", "en", "er"]);
const SHORTEST = 3;

const fold = (text) =>
  text
    .replace(/['’‘ʼʻ`´ʹʺ"“”]/gu, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßłøæœđðþħı]/gu, (letter) => ALONE[letter])
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const FORGIVEN_FROM = 4;
const oneApart = (one, other) => {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [a, b] = [one.slice(same), other.slice(same)];
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  return (
    (swapped && a.slice(2) === b.slice(2)) ||
    [b.slice(1), b].includes(a.slice(1)) ||
    a === b.slice(1)
  );
};
const slips = (typed, word) =>
  typed.length >= FORGIVEN_FROM &&
  [-1, 0, 1].some((more) => oneApart(typed, word.slice(0, typed.length + more)));

const begins = (typed, word) =>
  word.startsWith(typed) ||
  (word.length >= SHORTEST && typed.startsWith(word) && ENDINGS.has(typed.slice(word.length)));

function arm(box) {
  const lists = box.dataset.filterFor.split(" ").map((id) => document.getElementById(id));
  const input = box.querySelector("input");
  const status = box.querySelector("[data-filter-status]");
  if (!lists.every(Boolean) || !input || !status) return;
  const within = (selector) => lists.flatMap((list) => [...list.querySelectorAll(selector)]);
  const items = within("[data-filter-item]");
  const branches = within("details");
  const small = new Set((box.dataset.filterSmall || "").split(" "));
  const words = new Map(
    items.map((item) => [item, fold(item.dataset.filterWords || item.textContent)]),
  );
  const opened = new Map();
  box.hidden = false;
  box.querySelector("[data-filter-button]")?.remove();

  function unfold(narrowed) {
    for (const branch of branches) {
      if (!opened.has(branch)) opened.set(branch, branch.open);
      const filled = items.some((item) => branch.contains(item) && !item.hidden);
      branch.hidden = narrowed && !filled;
      branch.open = narrowed ? filled : opened.get(branch);
    }
    if (!narrowed) opened.clear();
    for (const list of lists) {
      const part = list.closest("fieldset");
      const filled = items.some((item) => list.contains(item) && !item.hidden);
      if (part && !part.contains(box)) part.hidden = narrowed && !filled;
    }
  }

  function narrow() {
    const all = fold(input.value);
    const large = all.filter((word) => !small.has(word));
    const typed = large.length ? large : all;
    const fits = (rule) => (item) =>
      typed.every((one) => words.get(item).some((word) => rule(one, word)));
    const nearly = (one, word) => begins(one, word) || slips(one, word);
    const exact = typed.length ? items.filter(fits(begins)) : [];
    // One slip of the fingers is forgiven where nothing fits as it was typed.
    const found = new Set(exact.length || !typed.length ? exact : items.filter(fits(nearly)));
    // Where nothing fits, the whole list stays there to look through.
    const narrowed = found.size > 0;
    let shown = 0;
    for (const item of items) {
      item.hidden = narrowed && !found.has(item) && !item.querySelector("input:checked");
      shown += item.hidden ? 0 : 1;
    }
    unfold(narrowed);
    box.querySelector("[data-filter-answer]")?.remove();
    const count = box.dataset.filterCount.replace("{n}", String(shown));
    status.textContent = typed.length ? (narrowed ? count : box.dataset.filterNone) : "";
  }

  input.addEventListener("input", narrow);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  if (input.value) narrow();
}

document.querySelectorAll("[data-filter-for]").forEach(arm);
