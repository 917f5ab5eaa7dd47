/* A box for typing does not print well: its words are laid beside it, for paper alone. They go
   nowhere else, and nothing here can send them: the page's policy refuses. */
for (const own of document.querySelectorAll("[data-own]")) {
  const words = own.querySelector("[data-own-words]");
  const paper = own.querySelector("[data-own-print]");
  const lay = () => {
    paper.textContent = words.value;
    paper.hidden = !words.value.trim();
    own.classList.toggle("is-written", !paper.hidden);
  };
  words.addEventListener("input", lay);
  lay();
}
