/* The outline of the countries, drawn on canvas tiles from the TopoJSON of world-atlas.

   Everything is reckoned once in the square of the web's Mercator map, where the world goes from 0
   to 1. A ring that crosses the date line goes on past the edge, and is drawn on both sides. */
/* global L */
const EDGE = 85.0511;
const SKIP = 0.6; // pixels that nobody can tell apart
const across = (lon) => (lon + 180) / 360;

function down(lat) {
  const sine = Math.sin((Math.max(-EDGE, Math.min(EDGE, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/* Each arc is a first point and then steps, on the grid of the file. */
function arcsOf({ arcs, transform }) {
  const [[width, height], [west, south]] = [transform.scale, transform.translate];
  return arcs.map((arc) => {
    let [column, row] = [0, 0];
    return arc.map(([right, up]) => {
      column += right;
      row += up;
      return [across(column * width + west), down(row * height + south)];
    });
  });
}

function joined(indexes, arcs) {
  const points = indexes.flatMap((index, at) => {
    const arc = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
    return at ? arc.slice(1) : arc;
  });
  return unbroken(points);
}

/* Where a line jumps from one edge of the world to the other, it goes on instead. */
function unbroken(points) {
  let turn = 0;
  const line = points.map(([x, y], at) => {
    if (at) turn -= Math.round(x - points[at - 1][0]);
    return [x + turn, y];
  });
  // Around the pole it never comes back to where it began: closed below the world's edge.
  if (turn) line.push([line.at(-1)[0], 2], [line[0][0], 2]);
  return line;
}

function boxOf(line) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of line) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function polygonsOf(topology) {
  const arcs = arcsOf(topology);
  const polygons = topology.objects.countries.geometries.flatMap((one) =>
    one.type === "Polygon" ? [one.arcs] : one.arcs ?? [],
  );
  return polygons.map((rings) => {
    const lines = rings.map((indexes) => joined(indexes, arcs));
    return { lines, box: boxOf(lines[0]) };
  });
}

function trace(pen, line, place) {
  let [lastX, lastY] = [Infinity, Infinity];
  for (const point of line) {
    const x = (point[0] - place.x) * place.scale;
    const y = (point[1] - place.y) * place.scale;
    if (Math.abs(x - lastX) < SKIP && Math.abs(y - lastY) < SKIP) continue;
    if (lastX === Infinity) pen.moveTo(x, y);
    else pen.lineTo(x, y);
    [lastX, lastY] = [x, y];
  }
  pen.closePath();
}

function draw(pen, polygons, coords, size) {
  const tiles = 2 ** coords.z;
  const [left, top, margin] = [coords.x / tiles, coords.y / tiles, 2 / size / tiles];
  for (const turn of [-1, 0, 1]) {
    const place = { x: left - turn, y: top, scale: size * tiles };
    for (const { lines, box } of polygons) {
      if (box[2] < place.x - margin || box[0] > place.x + 1 / tiles + margin) continue;
      if (box[3] < top - margin || box[1] > top + 1 / tiles + margin) continue;
      pen.beginPath();
      for (const line of lines) trace(pen, line, place);
      pen.fill("evenodd");
      pen.stroke();
    }
  }
}

/* Colours come from the stylesheet, which knows of light and dark. */
function penFor(tile, section, sharp) {
  const colours = getComputedStyle(section);
  const pen = tile.getContext("2d");
  pen.scale(sharp, sharp);
  pen.fillStyle = colours.getPropertyValue("--map-land");
  pen.strokeStyle = colours.getPropertyValue("--map-line");
  pen.lineWidth = 1;
  pen.lineJoin = "round";
  return pen;
}

/* A layer for Leaflet that draws these shapes. */
export function layer(topology, section) {
  const polygons = polygonsOf(topology);
  const Outline = L.GridLayer.extend({
    createTile(coords) {
      const { x: size } = this.getTileSize();
      const sharp = Math.min(2, window.devicePixelRatio || 1);
      const tile = document.createElement("canvas");
      tile.width = tile.height = size * sharp;
      draw(penFor(tile, section, sharp), polygons, coords, size);
      return tile;
    },
  });
  const made = new Outline({ keepBuffer: 1 });
  for (const asked of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    window.matchMedia(asked).addEventListener("change", () => made.redraw());
  }
  return made;
}
