/** The service's QR drawing as an element. Only its shapes are taken over: nothing that could run. */
const SHAPES = new Set(["svg", "g", "path", "rect", "polygon"]);

export function qr(svg) {
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (drawn.localName !== "svg") return document.createTextNode("");
  for (const element of [...drawn.querySelectorAll("*")]) {
    if (!SHAPES.has(element.localName)) element.remove();
  }
  for (const element of [drawn, ...drawn.querySelectorAll("*")]) {
    for (const { name } of [...element.attributes]) {
      if (name.startsWith("on") || name.endsWith("href") || name === "style") element.removeAttribute(name);
    }
  }
  drawn.removeAttribute("width");
  drawn.removeAttribute("height");
  drawn.setAttribute("aria-hidden", "true");
  return document.importNode(drawn, true);
}
