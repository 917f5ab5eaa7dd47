/* The next ten dates while somebody types: asks this site with the form's own answers, which keeps
   nothing of them. Without this file a press on the button below shows the same. */
const PAUSE = 700; // milliseconds, until somebody has stopped typing
const OURS = /_secret$/;

function answers(form) {
  const data = new FormData(form);
  for (const name of [...data.keys()]) if (OURS.test(name)) data.delete(name);
  data.delete("then");
  return data;
}

class Dates {
  constructor(part) {
    this.form = part.closest("form");
    this.url = part.dataset.dates;
    this.here = part.querySelector("[data-dates-here]");
    this.voice = part.querySelector("[data-dates-voice]");
    this.last = this.key();
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, () => this.later());
  }

  key() {
    return new URLSearchParams(answers(this.form)).toString();
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const key = this.key();
    if (key === this.last) return;
    this.last = key;
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    try {
      const answer = await fetch(this.url, { method: "POST", body: answers(this.form), signal: asking.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      this.show(await answer.text());
    } catch (error) {
      if (asking.signal.aborted) return;
      this.last = null;
      this.say(this.here.dataset.saysAway);
    }
  }

  show(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    this.put(...page.body.childNodes);
  }

  say(words) {
    const line = document.createElement("p");
    line.textContent = words;
    this.put(line);
  }

  /* Only how it repeats and the first date are spoken: ten dates at each pause would be too much. */
  put(...nodes) {
    this.here.replaceChildren(...nodes);
    const said = ["p", "li"].map((name) => this.here.querySelector(name)?.textContent.trim().replace(/\s+/g, " "));
    this.voice.textContent = said.filter(Boolean).join(" ");
  }
}

document.querySelectorAll("[data-dates]").forEach((part) => new Dates(part));
