/* A word that leads to its meaning shows it on the spot. Without this it is a link to the glossary. */
function put(parent, tag, text, lang) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (lang) made.lang = lang;
  parent.append(made);
  return made;
}

function show(link) {
  const box = document.createElement("dialog");
  box.className = "term-box stack-s";
  const heading = put(box, "h2", link.dataset.term);
  heading.className = "subheading";
  heading.id = "term-box-title";
  box.setAttribute("aria-labelledby", heading.id);
  put(box, "p", link.dataset.meaning, link.dataset.lang);
  const ways = put(box, "p", "");
  put(ways, "a", link.dataset.more).href = link.href;
  const close = put(box, "button", link.dataset.close);
  close.type = "button";
  close.className = "button button-quiet";
  close.addEventListener("click", () => box.close());
  box.addEventListener("click", (event) => {
    if (event.target === box) box.close();
  });
  box.addEventListener("close", () => {
    box.remove();
    link.focus();
  });
  document.body.append(box);
  box.showModal();
}

if (typeof HTMLDialogElement === "function") {
  for (const link of document.querySelectorAll("a.term")) {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", (event) => {
      // Somebody who wants the page in a new tab gets it.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      show(link);
    });
  }
}
