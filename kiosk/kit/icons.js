/** Line icons, 24 by 24, drawn here. They decorate: the control they stand in has its own name. */
import { h } from "./dom.js";

const PATHS = {
  close: "M6 6l12 12M18 6L6 18",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  plus: "M12 5v14M5 12h14",
  hanger: "M12 8.5V8c1.4-.3 2-1.2 2-2.2A2 2 0 0 0 12 4a2 2 0 0 0-2 2M12 8.5l8.6 6.3c1.2.9.6 2.7-.9 2.7H4.3c-1.5 0-2.1-1.8-.9-2.7L12 8.5z",
  scan: "M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 8h3v3H8zM13 8h3M13 13h3v3h-3M8 13v3h2",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z",
  list: "M5 7h14M5 12h14M5 17h9",
  door: "M6 20V4h12v16M4 20h16M14.5 12v1",
  help: "M5 17v-5a7 7 0 0 1 14 0v5M5 17h3v-4H5zM16 17h3v-4h-3zM19 17c0 2-2.5 3-5 3",
  like: "M12 19.5S4.5 15 4.5 9.5A4 4 0 0 1 12 7.5a4 4 0 0 1 7.5 2C19.5 15 12 19.5 12 19.5z",
  dislike: "M5 5l14 14M10 6.3c.8.2 1.5.6 2 1.2a4 4 0 0 1 7.5 2c0 1.6-.7 3.2-1.6 4.5M15.5 17a26 26 0 0 1-3.5 2.5S4.5 15 4.5 9.5c0-.8.2-1.5.5-2",
  bag: "M6 8h12l1 12H5zM9 8a3 3 0 0 1 6 0",
  swap: "M7 7h11l-3-3M17 17H6l3 3",
  text: "M4 18L9 6l5 12M5.8 14h6.4M15 18l3-7 3 7M16 15.8h4",
  globe: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c2.5 2.3 3.5 5.2 3.5 8.5s-1 6.2-3.5 8.5c-2.5-2.3-3.5-5.2-3.5-8.5s1-6.2 3.5-8.5z",
  eye: "M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2",
  pin: "M12 20.5s-6-5.5-6-10.5a6 6 0 0 1 12 0c0 5-6 10.5-6 10.5zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  walk: "M13 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM8 12l2-3.5 3-.5 2 3 2.5 1.5M12.5 8L11 14l3 3 .5 4M11 14l-1 3-3 4",
  reach: "M12 4v12M7 11.5l5 5 5-5M5 20h14",
  wheelchair: "M10 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM10 8v6h5.5l2.5 5M10 10.5h4M8 12.5a4.5 4.5 0 1 0 6 6",
  trash: "M5 7h14M9 7V4.5h6V7M7 7l1 13h8l1-13",
  phone: "M8 3.5h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM11 18h2",
  warning: "M12 4l9 16H3zM12 10v4.5M12 17v.5",
  chart: "M5 20V10M12 20V4M19 20v-7",
  ruler: "M4 15.5L15.5 4 20 8.5 8.5 20zM7.5 12l1.8 1.8M10.3 9.2l2.6 2.6M13.1 6.4l1.8 1.8",
  palette: "M12 20.5a8.5 8.5 0 1 1 8.5-8.5c0 2.2-1.5 3.2-3.3 3.2h-1.7c-1.6 0-2.3 1.3-1.5 2.6.9 1.4 0 2.7-2 2.7zM8 11.2h.01M11 7.7h.01M15.5 8.7h.01",
  tag: "M4 4h7.5l8.5 8.5-7.5 7.5L4 11.5zM8.2 8.2h.01",
  people: "M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3 19.5c.4-3.4 2.7-5.2 6-5.2s5.6 1.8 6 5.2M16 11.3a2.7 2.7 0 1 0-.6-5.3M17.5 14.5c2 .5 3.2 2.2 3.5 4.5",
  calendar: "M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5",
};

export function icon(name, label = null) {
  const words = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return h("svg", { class: "icon", viewBox: "0 0 24 24", fill: "none", ...words },
    h("path", { d: PATHS[name], stroke: "currentColor", "stroke-width": "1.6", "stroke-linecap": "round", "stroke-linejoin": "round" }));
}

/** A round button that shows only an icon; `label` is its name. */
export const iconButton = (symbol, label, onclick, { kind = "", ...more } = {}) =>
  h("button", { class: `button quiet round ${kind}`, type: "button", "aria-label": label, onclick, ...more }, icon(symbol));
