/* Copies a text that the page already shows. The button is hidden where this cannot work. */
function textOf(button) {
  if (button.dataset.copy) return button.dataset.copy;
  const source = document.getElementById(button.dataset.copyTarget);
  if (!source) return "";
  return source.dataset.copyText || source.value || source.textContent.trim();
}

async function copy(button, status) {
  try {
    await navigator.clipboard.writeText(textOf(button));
    status.textContent = button.dataset.copyDone;
  } catch (error) {
    status.textContent = button.dataset.copyFailed;
  }
}

for (const button of document.querySelectorAll("[data-copy], [data-copy-target]")) {
  const status = button.parentElement.querySelector("[data-copy-status]");
  if (navigator.clipboard && status) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button, status));
  }
}
