/* "Use where I am now": asks the browser once, when pressed, and sends what it says rounded to a tenth
   of a degree, as if it had been typed. Nothing is kept here or sent before. */
const form = document.querySelector("[data-position-form]");
const part = form?.querySelector("[data-position]");
const button = part?.querySelector("[data-position-ask]");
const status = part?.querySelector("[data-position-status]");
const COARSE = { enableHighAccuracy: false, timeout: 20000, maximumAge: 600000 };

function rounded(degrees) {
  return (Math.round(degrees * 10) / 10).toFixed(1);
}

function found({ coords }) {
  form.elements.near.value = `${rounded(coords.latitude)},${rounded(coords.longitude)}`;
  form.elements.place?.remove();
  form.requestSubmit();
}

function refused() {
  button.disabled = false;
  status.textContent = button.dataset.saysRefused;
  form.elements.near.focus();
}

if (button && navigator.geolocation && window.isSecureContext) {
  part.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    status.textContent = button.dataset.saysAsking;
    navigator.geolocation.getCurrentPosition(found, refused, COARSE);
  });
}
