/* Says how many characters are left, quietly, after a pause in typing. Nothing is ever cut. */
const PAUSE = 900;

function count(text) {
  return [...text.replace(/\r\n?/g, "\n")].length;
}

function watch(field) {
  const limit = Number(field.dataset.counter);
  const line = document.createElement("p");
  const spoken = document.createElement("p");
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
  let timer = 0;
  line.className = "counter";
  line.setAttribute("aria-hidden", "true");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  field.after(line, spoken);

  function show() {
    const left = limit - count(field.value);
    const words = left < 0 ? field.dataset.counterOver : field.dataset.counterLeft;
    line.textContent = words.replace("{n}", number.format(Math.abs(left)));
    line.hidden = !field.value;
    line.classList.toggle("is-over", left < 0);
    return left;
  }

  field.addEventListener("input", () => {
    const left = show();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      spoken.textContent = left < limit / 10 ? line.textContent : "";
    }, PAUSE);
  });
  show();
}

document.querySelectorAll("textarea[data-counter], input[data-counter]").forEach(watch);
