/* Asks the browser for a security key and sends its answer with the form. What is asked stands in
   the form's data attributes; reading and writing of bytes is allauth's webauthn-json.js. */
const ways = window.webauthnJSON;

async function ask(form, button, status) {
  const options = JSON.parse(form.dataset.webauthnOptions);
  status.textContent = status.dataset.waiting;
  button.disabled = true;
  try {
    const answer = await ways[form.dataset.webauthn](options);
    form.querySelector('input[name="credential"]').value = JSON.stringify(answer);
    form.submit();
  } catch (error) {
    status.textContent = status.dataset.failed;
    button.disabled = false;
    button.focus();
  }
}

for (const form of document.querySelectorAll("[data-webauthn]")) {
  const button = form.querySelector("[data-webauthn-start]");
  const status = form.querySelector("[data-webauthn-status]");
  if (ways && window.PublicKeyCredential) {
    form.querySelector("[data-webauthn-missing]").hidden = true;
    button.hidden = false;
    button.addEventListener("click", () => ask(form, button, status));
    /* Enter in the name field asks for the key too: without its answer the form says nothing. */
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form, button, status);
    });
  }
}
