/* Beside each meeting's own time, the time that this device shows. The browser knows its zone by
   itself; nothing of it is sent anywhere. Where the page was asked for in a chosen zone, that is
   left alone. "Use the time of this device" puts the zone into the form, and sends it, when pressed. */
const language = document.documentElement.lang;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const weekday = new Intl.DateTimeFormat(language, { weekday: "short" });

function dayOf(moment) {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/* The clock as the page has it beside this meeting already, so that nothing is said twice. */
function sameAsOwn(part, moment) {
  const own = part.querySelector(".moment-own");
  const plain = own.textContent.trim().startsWith(own.querySelector("time").textContent);
  return plain && dayOf(moment) === part.dataset.day && own.querySelector("time").textContent === time.format(moment);
}

function write(part, says) {
  const moment = new Date(part.dataset.moment);
  if (Number.isNaN(moment.getTime())) return false;
  for (const other of part.querySelectorAll(".moment-other")) other.remove();
  if (sameAsOwn(part, moment)) return false;
  const yours = part.querySelector("[data-yours]");
  const clock = document.createElement("time");
  clock.dateTime = part.dataset.moment;
  clock.textContent = time.format(moment);
  const other = dayOf(moment) === part.dataset.day ? "" : `${weekday.format(moment)} `;
  yours.replaceChildren(other, clock, ` ${says}`);
  yours.hidden = false;
  return true;
}

for (const place of document.querySelectorAll("[data-circle-times='']")) {
  const written = [...place.querySelectorAll("[data-moment]")].map((part) => write(part, place.dataset.saysYours));
  if (written.some(Boolean)) place.querySelector("[data-yours-note]")?.removeAttribute("hidden");
}

const form = document.querySelector("[data-zone-form]");
const part = form?.querySelector("[data-zone-part]");
if (part && zone) {
  part.hidden = false;
  part.querySelector("[data-zone-ask]").addEventListener("click", () => {
    const list = form.elements.zone;
    if (![...list.options].some((option) => option.value === zone)) list.add(new Option(zone, zone));
    list.value = zone;
    form.requestSubmit();
  });
}
