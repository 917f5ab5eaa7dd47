/* A box for typing does not print well: its words are laid beside it, for paper alone. They go
   nowhere else, and nothing here can send them: the page's policy refuses. */
const paragraph = (text) => {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
};
for (const own of document.querySelectorAll("[data-own]")) {
  const words = own.querySelector("[data-own-words]");
  const paper = own.querySelector("[data-own-print]");
  const lay = () => {
    paper.replaceChildren(...words.value.trimEnd().split(/\n{2,}/).map(paragraph));
    paper.hidden = !words.value.trim();
    own.classList.toggle("is-written", !paper.hidden);
  };
  words.addEventListener("input", lay);
  lay();
}
