/* The map itself: asks for what lies in view, shows it as marks that Tab reaches, and opens them.

   What it gets is GeoJSON: single entries {id, name, url, kind, place}, and clusters {count, bbox}. */
/* global L */
const EUROPE = [-25, 34, 45, 71];
const [FURTHEST, CLOSEST, SINGLE] = [2, 12, 13]; // at SINGLE nothing is put together
const ENOUGH = 9; // how close one mark alone is shown
const WIDE = 180; // degrees: what is spread over more begins with Europe
const PAUSE = 150; // milliseconds, until a movement is over
const STEP = 90; // pixels an arrow key moves it
const TARGET = 44; // pixels
const LISTED = 25; // entries in one box
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const CLOSER = { "+": 1, "=": 1, "-": -1, "_": -1 };

const said = (words, count) => words.replace("{count}", count);
/* Left as it is where it can be: a box around one point has no room for rounding. */
const around = (lon) => (Math.abs(lon) <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180);
/* The same point on the turn of the globe that is nearest to a longitude in view. */
const near = ({ lat, lng }, seen) => [lat, lng + 360 * Math.round((seen - lng) / 360)];
const widthOf = ([west, , east]) => (east - west + 360) % 360;
const corners = ([west, south, east, north]) => [
  [south, west],
  [north, east < west ? east + 360 : east],
];

function element(name, className, text = "") {
  const made = Object.assign(document.createElement(name), { className, textContent: text });
  if (name === "button") made.type = "button";
  return made;
}

/* A place to press: a button and not Leaflet's picture, so that every reader knows what it is. */
function iconFor({ properties }, words) {
  const many = properties.count;
  const className = many ? `map-mark map-many${many > 99 ? " is-large" : ""}` : "map-mark map-one";
  const Icon = L.DivIcon.extend({
    createIcon() {
      const button = element("button", "", many ?? "");
      const name = many ? said(words.saysCluster, many) : properties.name;
      button.setAttribute("aria-label", properties.place && !many ? `${name}, ${properties.place}` : name);
      if (!many) button.dataset.label = name;
      this._setIconStyles(button, "icon");
      return button;
    },
  });
  return new Icon({ className, iconSize: [TARGET, TARGET] });
}

/* A mark with its sides, on the turn of the globe that is nearest to a longitude in view. */
function spread(feature, seen) {
  const [lon, lat] = feature.geometry.coordinates;
  const { count = 1, bbox: [west, south, east, north] = [lon, lat, lon, lat] } = feature.properties;
  const turn = near({ lat, lng: lon }, seen)[1] - lon;
  return { feature, count, lat, lon: lon + turn, sides: [west + turn, south, east + turn, north] };
}

/* Two marks as one, in the middle of what they stand for. */
function joined(one, other) {
  const count = one.count + other.count;
  const mean = (name) => (one[name] * one.count + other[name] * other.count) / count;
  const bbox = one.sides.map((side, at) => Math[at < 2 ? "min" : "max"](side, other.sides[at]));
  const [lat, lon] = [mean("lat"), mean("lon")];
  const feature = { geometry: { coordinates: [lon, lat] }, properties: { count, bbox } };
  return { feature, count, lat, lon, sides: bbox };
}

/* Marks that would lie over each other become one: a finger has to hit each (WCAG 2.5.8). What
   comes together may reach others by that, until nothing does. */
function apart(features, seen, pixel) {
  let [marks, before] = [features.map((feature) => spread(feature, seen)), Infinity];
  while (marks.length < before) {
    before = marks.length;
    const kept = [];
    for (const mark of marks.sort((a, b) => b.count - a.count)) {
      const at = pixel(mark);
      const over = kept.findIndex((other) => Math.max(Math.abs(at.x - other.at.x), Math.abs(at.y - other.at.y)) < TARGET);
      if (over < 0) kept.push({ ...mark, at });
      else {
        const both = joined(kept[over], mark);
        kept[over] = { ...both, at: pixel(both) };
      }
    }
    marks = kept;
  }
  return marks.map(({ feature }) => feature);
}

class View {
  constructor(section, outline) {
    this.section = section;
    this.words = section.dataset;
    this.canvas = section.querySelector("[data-map-canvas]");
    this.status = section.querySelector("[data-map-status]");
    this.again = section.querySelector("[data-map-again]");
    this.marks = new Map();
    const moving = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(this.canvas, {
      attributionControl: false,
      zoomControl: false,
      keyboard: false, // it listens only while no mark has the focus: see keys()
      scrollWheelZoom: false,
      minZoom: FURTHEST,
      maxZoom: CLOSEST,
      maxBounds: [[-84, -Infinity], [84, Infinity]],
      maxBoundsViscosity: 1,
      zoomAnimation: moving,
      markerZoomAnimation: moving,
      fadeAnimation: moving,
      inertia: moving,
    });
    this.moving = { animate: moving };
    outline.addTo(this.map);
  }

  /* Show what was found, and go on asking as it is moved. */
  async begin() {
    this.map.fitBounds(corners(EUROPE), { animate: false });
    const given = this.words.view?.split(",").map(Number);
    const first = given ?? (await this.ask({})).bbox;
    if (first && widthOf(first) < WIDE) this.map.fitBounds(corners(first), { animate: false, maxZoom: ENOUGH, padding: [14, 14] });
    this.map.on("moveend", () => this.later());
    this.canvas.addEventListener("keydown", (event) => this.keys(event));
    this.canvas.addEventListener("focusin", () => this.map.scrollWheelZoom.enable());
    this.canvas.addEventListener("focusout", () => this.map.scrollWheelZoom.disable());
    this.again.addEventListener("click", () => this.refresh());
    for (const button of this.section.querySelectorAll("[data-map-zoom]")) {
      button.addEventListener("click", () => this.zoom(Number(button.dataset.mapZoom)));
    }
    await this.refresh();
  }

  zoom(by) {
    this.map.setZoom(this.map.getZoom() + by, this.moving);
  }

  keys(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const [arrow, closer] = [ARROWS[event.key], CLOSER[event.key]];
    if (arrow) this.map.panBy(arrow.map((way) => way * STEP), this.moving);
    else if (closer) this.zoom(closer);
    else if (event.key === "Escape" && this.box) this.map.closePopup();
    else return;
    event.preventDefault();
  }

  /* What lies in view and a little around it: coarse, so that answers can be kept. */
  inView() {
    const [bounds, zoom] = [this.map.getBounds(), this.map.getZoom()];
    const grid = 90 / 2 ** zoom;
    const [west, south] = [bounds.getWest(), bounds.getSouth()].map((at) => Math.floor(at / grid) * grid);
    const [east, north] = [bounds.getEast(), bounds.getNorth()].map((at) => Math.ceil(at / grid) * grid);
    const sides = east - west >= 360 ? [-180, 180] : [around(west), around(east)];
    const box = [sides[0], Math.max(-90, south), sides[1], Math.min(90, north)];
    return { bbox: box.map((side) => Number(side.toFixed(4))).join(","), zoom };
  }

  async ask(what, signal) {
    const url = new URL(this.words.mapUrl, window.location.href);
    for (const [name, value] of Object.entries(what)) url.searchParams.set(name, value);
    const answer = await fetch(url, { signal, headers: { Accept: "application/geo+json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.refresh(), PAUSE);
  }

  async refresh() {
    const wanted = this.inView();
    const key = JSON.stringify(wanted);
    if (key === this.shown) return;
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    this.canvas.setAttribute("aria-busy", "true");
    try {
      const found = await this.ask(wanted, asking.signal);
      this.shown = key;
      this.show(found);
      this.again.hidden = true;
    } catch (error) {
      if (asking.signal.aborted) return;
      this.shown = null;
      this.again.hidden = false;
      this.status.textContent = this.words.saysFailed;
    }
    this.canvas.removeAttribute("aria-busy");
  }

  /* Marks that stay are left alone, and with them the focus; the rest comes in reading order. */
  show(found) {
    const held = document.activeElement.closest?.(".map-mark");
    const [north, middle] = [(one) => one[1].geometry.coordinates[1], this.map.getCenter().lng];
    const features = apart(found.features, middle, ({ lat, lon }) => this.map.project([lat, lon]));
    const fresh = new Map(features.map((feature) => [this.keyOf(feature), feature]));
    for (const [key, mark] of this.marks) if (!fresh.has(key)) this.drop(key, mark);
    for (const [key, feature] of [...fresh].sort((a, b) => north(b) - north(a))) {
      const [lon, lat] = feature.geometry.coordinates;
      const at = near({ lat, lng: lon }, middle);
      const known = this.marks.get(key);
      if (known) known.setLatLng(at);
      else this.marks.set(key, this.mark(feature, at));
    }
    const first = this.marks.values().next().value?.getElement();
    if (held && !held.isConnected) (first ?? this.canvas).focus({ preventScroll: true });
    this.tell(found);
  }

  keyOf({ id, properties, geometry }) {
    return properties.count ? `${properties.count} ${geometry.coordinates}` : `one ${id ?? properties.id}`;
  }

  mark(feature, at) {
    const mark = L.marker(at, { icon: iconFor(feature, this.words), keyboard: false, riseOnHover: true });
    mark.on("click", () => this.press(feature, mark));
    return mark.addTo(this.map);
  }

  drop(key, mark) {
    mark.remove();
    this.marks.delete(key);
  }

  tell({ features, capped }) {
    const count = features.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0);
    const words = count ? said(this.words.saysFound, count) : this.words.saysNone;
    this.status.textContent = capped ? `${words} ${this.words.saysCapped}` : words;
  }

  /* A single one shows what it is; many come apart, or show a list where they cannot. */
  async press(feature, mark) {
    const { count, bbox } = feature.properties;
    if (!count) return this.open([feature], 1, mark);
    const bounds = L.latLngBounds(corners(bbox));
    const zoom = this.map.getBoundsZoom(bounds, false, L.point(80, 80));
    const apart = bounds.getNorth() > bounds.getSouth() || bounds.getEast() > bounds.getWest();
    if (apart && this.map.getZoom() < CLOSEST) {
      const closer = Math.max(this.map.getZoom() + 1, Math.min(CLOSEST, zoom));
      return this.map.setView(near(bounds.getCenter(), mark.getLatLng().lng), closer, this.moving);
    }
    try {
      const [west, south, east, north] = bbox;
      const { features } = await this.ask({ bbox: [around(west), south, around(east), north].join(","), zoom: SINGLE });
      this.open(features, features.length, mark);
    } catch (error) {
      this.status.textContent = this.words.saysFailed;
    }
  }

  /* The box beside a mark. Closing it brings the focus back to the mark. */
  open(features, count, mark) {
    const content = element("div", "map-box");
    if (count > 1) content.append(element("p", "map-box-head", said(this.words.saysHere, count)));
    const list = element("ul", "map-box-list");
    list.setAttribute("role", "list");
    list.append(...features.slice(0, LISTED).map(entry));
    const close = element("button", "map-box-close", this.words.saysClose);
    close.addEventListener("click", () => this.map.closePopup());
    content.append(list, close);
    this.box = L.popup({ closeButton: false, offset: [0, -14], maxWidth: 280, minWidth: 200, ...this.room() })
      .setLatLng(mark.getLatLng())
      .setContent(content)
      .on("remove", () => this.close(content, mark))
      .openOn(this.map);
    mark.getElement()?.setAttribute("aria-expanded", "true");
    content.querySelector("a")?.focus({ preventScroll: true });
  }

  room() {
    return { maxHeight: Math.max(140, this.canvas.clientHeight - 90), autoPanPadding: [12, 12] };
  }

  close(content, mark) {
    const back = content.contains(document.activeElement) || document.activeElement === document.body;
    this.box = null;
    mark.getElement()?.removeAttribute("aria-expanded");
    if (back) (mark.getElement() ?? this.canvas).focus({ preventScroll: true });
  }
}

function entry({ properties }) {
  const item = element("li", "");
  const link = Object.assign(element("a", "", properties.name), { href: properties.url });
  if (document.body.matches(".embed")) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  const facts = [properties.kind, properties.place].filter(Boolean).join(" · ");
  item.append(link, element("span", "map-box-facts", facts));
  return item;
}

/* Put a map into this part of the page, on this outline. */
export const begin = (section, outline) => new View(section, outline).begin();
