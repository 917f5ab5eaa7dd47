/* Before a text is sent: is there a connection? Without one the browser would put its own error page
   in the place of the words. Asks for a small file of this site, with nothing of the text in it. */
const notice = document.querySelector("[data-reach]");
const WRITTEN = "textarea, input[type=text], input[type=email]";
const WITHIN = 15000;

async function reached() {
  const clock = new AbortController();
  const timer = window.setTimeout(() => clock.abort(), WITHIN);
  try {
    await fetch(notice.dataset.reach, {
      method: "HEAD",
      cache: "no-store",
      credentials: "omit",
      signal: clock.signal,
    });
    return true;
  } catch (error) {
    return false;
  } finally {
    window.clearTimeout(timer);
  }
}

function tell(form, button) {
  const place = button?.closest(".actions") || form.lastElementChild;
  place.before(notice);
  notice.hidden = false;
  notice.focus();
}

function watch(form) {
  let asking = false;
  let passing = false;
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || passing) {
      passing = false;
      return;
    }
    event.preventDefault();
    if (asking) return;
    asking = true;
    const there = await reached();
    asking = false;
    if (there) {
      notice.hidden = true;
      passing = true;
      form.requestSubmit(event.submitter);
    } else {
      tell(form, event.submitter);
    }
  });
}

if (notice && HTMLFormElement.prototype.requestSubmit) {
  for (const form of document.querySelectorAll("form[method=post]")) {
    if (form.querySelector(WRITTEN)) watch(form);
  }
}
