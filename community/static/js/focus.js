/* Moves to the error summary, and from each of its links into the field itself. */
const summary = document.querySelector("[data-error-summary]");

if (summary) {
  /* The browser's own autofocus goes first; this is for those that leave it out. */
  window.addEventListener("load", () => {
    if (document.activeElement !== summary) summary.focus();
  });
  summary.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const group = field.closest("fieldset, .field") || field;
    group.scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });
}
