/** Line icons that only staff screens use, drawn like the kit's. They decorate: controls have names. */
import { h } from "../kit/dom.js";

const PATHS = {
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  returned: "M9 14l-4-4 4-4M5 10h9a5 5 0 0 1 0 10h-3",
  broom: "M14 4l-3 8M8 12h7l2 8H5zM9 20l.5-4M13 20l-.5-4",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5.500 11h13v9h-13z",
};

export function glyph(name) {
  return h("svg", { class: "icon", viewBox: "0 0 24 24", fill: "none", "aria-hidden": "true" },
    h("path", { d: PATHS[name], stroke: "currentColor", "stroke-width": "1.6", "stroke-linecap": "round", "stroke-linejoin": "round" }));
}
