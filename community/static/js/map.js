/* Brings the map when somebody presses for it, or comes near it on a wide screen. Until then nothing
   of it is loaded but this file, and without this file the list says the same. */
const section = document.querySelector("[data-map]");
const part = (name) => section.querySelector(`[data-map-${name}]`);
const WIDE = "(min-width: 60rem)";
const NEAR = "200px";

function style(href) {
  return new Promise((done, failed) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.addEventListener("load", done);
    link.addEventListener("error", failed);
    document.head.append(link);
  });
}

async function outlines(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/* Opens it, and puts the focus there when somebody pressed. */
async function open(pressed) {
  const files = section.dataset;
  const status = part("status");
  part("offer").hidden = true;
  status.textContent = files.saysLoading;
  try {
    const [outline, view, shapes] = await Promise.all([
      import(files.outlineScript),
      import(files.viewScript),
      outlines(files.outline),
      import(files.leaflet),
      style(files.style),
    ]);
    part("frame").hidden = false;
    await view.begin(section, outline.layer(shapes, section));
    if (pressed) part("canvas").focus({ preventScroll: true });
  } catch (error) {
    part("frame").hidden = true;
    part("offer").hidden = false;
    status.textContent = files.saysFailed;
  }
}

function whenNear() {
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      watcher.disconnect();
      open(false);
    },
    { rootMargin: NEAR },
  );
  watcher.observe(section);
}

const sparing = navigator.connection?.saveData || !window.matchMedia(WIDE).matches;
section.querySelector("[data-map-open]").addEventListener("click", () => open(true));
if ("mapNow" in section.dataset) open(false);
else {
  part("offer").hidden = false;
  if (!sparing) whenNear();
}
