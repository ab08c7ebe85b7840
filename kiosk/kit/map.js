/**
 * The store's map, small: its zones, what stands in them, the rooms, and where a garment hangs. Lengths
 * are in metres and drawn as they are; words lie over the drawing, so they keep their size and wrap.
 */
import { h } from "./dom.js";
import { about, say, speaker } from "./i18n.js";

const EDGE_M = 1.5; // around the floor, so that what stands at its edge keeps its mark
const AISLE_M = 1.8; // in front of the rooms, where everybody walks
const BESIDE_M = 0.9; // from a zone, in the aisle beside it
const t = speaker({
  en: {
    map: (place) => `Map of the store: ${place}`, rooms: "Fitting rooms",
    place: (zone, fixture) => [fixture, zone].filter(Boolean).join(", "), somewhere: "We are not told where it hangs. Please ask us.",
    walk: (s, room) => `${about(s)} on foot ${room ? `from ${room}` : "from the fitting rooms"}`,
  },
  ko: {
    map: (place) => `매장 지도: ${place}`, rooms: "피팅룸",
    place: (zone, fixture) => [zone, fixture].filter(Boolean).join(" · "), somewhere: "진열 위치를 알 수 없습니다. 직원에게 문의해 주세요.",
    walk: (s, room) => `${room || "피팅룸"}에서 걸어서 ${about(s)}`,
  },
});

const asked = new Map(); // address of the store -> its map, or null while nobody knows

/** The map of a store, asked for once; null until it is there. `changed` is told when it is. */
export function mapOf(api, changed = () => {}) {
  if (!asked.has(api.base)) {
    asked.set(api.base, null);
    api.get("/map").then((map) => asked.set(api.base, map)).catch(() => asked.delete(api.base)).finally(changed);
  }
  return asked.get(api.base);
}

/** Where it hangs, in a line: "Shirt Wall, Shirts & Tailoring". */
export const placeWords = (garment) => t("place", say(garment.zone?.name), say(garment.fixture?.name));

/** How far that is on foot, or "" where it is not known. */
export const walkWords = (garment, room = null) => (garment.walk_s ? t("walk", garment.walk_s, say(room?.name)) : "");

/** @param map of GET /map; `garment` has `zone` and `fixture`; `room` is the shopper's own, or null */
export function storeMap(map, garment, room = null) {
  const words = placeWords(garment) || t("somewhere");
  const walk = walkWords(garment, room);
  const drawn = map?.area && drawing(map, { zone: garment.zone?.id, at: spot(map, garment), room: map.rooms.find((each) => each.id === room?.id) });
  return h("figure", { class: "store-map", key: "map" },
    drawn && h("div", { class: "floor", role: "img", "aria-label": t("map", words), style: { "--ratio": width(map) / depth(map) } }, drawn),
    h("figcaption", null, h("span", { class: "strong" }, words), walk && h("span", { class: "soft" }, walk)));
}

const width = ({ area }) => area.width + 2 * EDGE_M;
const depth = ({ area }) => area.depth + 2 * EDGE_M;

/** Where it hangs: its fixture, else the middle of its zone. */
function spot(map, { zone, fixture }) {
  const area = map.zones.find((each) => each.id === zone?.id)?.area;
  return map.fixtures.find((each) => each.id === fixture?.id)?.at
    ?? (area && { x: area.x + area.width / 2, y: area.y + area.depth / 2 });
}

function drawing(map, { zone, at, room }) {
  const { area } = map;
  const rooms = map.rooms.filter((each) => each.at);
  return [
    h("svg", { viewBox: `${area.x - EDGE_M} ${area.y - EDGE_M} ${width(map)} ${depth(map)}`, "aria-hidden": "true" },
      h("rect", { class: "ground", x: area.x - EDGE_M, y: area.y - EDGE_M, width: width(map), height: depth(map), rx: 1 }),
      map.zones.filter((each) => each.area).map((each) => h("rect", {
        key: each.id, class: each.id === zone ? "zone here" : "zone", x: each.area.x, y: each.area.y, width: each.area.width, height: each.area.depth, rx: 0.6,
      })),
      map.fixtures.filter((each) => each.at).map((each) => h("circle", { key: each.id, class: "fixture", cx: each.at.x, cy: each.at.y, r: 0.35 })),
      rooms.map((each) => h("rect", {
        key: each.id, class: each.id === room?.id ? "room own" : "room", x: each.at.x - 0.75, y: each.at.y - 0.75, width: 1.5, height: 1.5, rx: 0.3,
      })),
      at && room?.at && h("path", { class: "way", d: way(map, zone, room.at, at) }),
      at && h("circle", { class: "halo", cx: at.x, cy: at.y, r: 1.3 }),
      at && h("circle", { class: "spot", cx: at.x, cy: at.y, r: 0.7 })),
    map.zones.filter((each) => each.area).map((each) => h("span", {
      key: each.id, class: each.id === zone ? `zone-name here ${clearOf(at, each.area)}` : "zone-name", style: box(map, each.area),
    }, say(each.name))),
    rooms.length > 0 && roomsName(map, rooms, room),
  ];
}

/** The half of its zone in which the name does not lie over the garment's mark. */
const clearOf = (at, area) => (at.y > area.y + area.depth / 2 ? "above" : "below");

/** Along the aisle in front of the rooms, down beside the zones that lie between, and to the garment. */
function way({ zones }, zone, from, to) {
  const areas = zones.filter((each) => each.area && each.id !== zone).map((each) => each.area);
  const free = (x) => !areas.some((each) => x > each.x && x < each.x + each.width && each.y < to.y && each.y + each.depth > from.y);
  const own = zones.find((each) => each.id === zone)?.area;
  const sides = own ? [own.x - BESIDE_M, own.x + own.width + BESIDE_M] : [];
  const x = [to.x, ...sides.sort((one, other) => Math.abs(one - from.x) - Math.abs(other - from.x))].find(free) ?? to.x;
  const start = `M${from.x} ${from.y + 0.75}V${from.y + AISLE_M}H${x}`;
  return x === to.x ? `${start}V${to.y - 1.3}` : `${start}V${to.y}H${to.x + (x > to.x ? 1.3 : -1.3)}`;
}

function box(map, area) {
  const share = (metres, whole) => `${(metres / whole) * 100}%`;
  return {
    left: share(area.x - map.area.x + EDGE_M, width(map)), top: share(area.y - map.area.y + EDGE_M, depth(map)),
    width: share(area.width, width(map)), height: share(area.depth, depth(map)),
  };
}

/** The shopper's own room by its name, above its door; else all of them together. */
function roomsName(map, rooms, own) {
  const some = own?.at ? [own] : rooms;
  const x = some.reduce((sum, each) => sum + each.at.x, 0) / some.length;
  const y = Math.min(...some.map((each) => each.at.y));
  const { left, top } = box(map, { x, y: y - 0.9, width: 0, depth: 0 });
  return h("span", { class: `rooms-name ${own?.at ? "own" : ""}`, style: { left, top } }, own?.at ? say(own.name) : t("rooms"));
}
