/**
 * Describe a page as data with `h`, and make the document be like it with `render`.
 *
 * A live view arrives whole, again and again. Rendering keeps every element that is still wanted,
 * so focus stays where it is, photos are not loaded twice and nothing scrolls away. Text only ever
 * becomes a text node: there is no way to put markup in, so nothing needs to be escaped.
 *
 *   h(tag, props, ...children)      props may be null; children may be nested, null or false
 *   render(parent, ...children)     the children of `parent` become these
 *   build(node)                     one element, for what lives outside a rendered page
 *
 * Props: `key` (identity among siblings), `on…` (a function, by its lower-case DOM name), `style`
 * (an object of CSS properties), `mount` (called once with the element when it is in the page),
 * `opaque` (children are the owner's business after the first time); the rest are attributes.
 */

const SVG = "http://www.w3.org/2000/svg";
const ASSIGNED = new Set(["value", "checked", "srcObject", "muted"]);
const described = new WeakMap(); // element -> the node it was last rendered from
let mounted = [];

export function h(tag, props, ...children) {
  return { tag, props: props ?? {}, children: wanted(children) };
}

export function render(parent, ...children) {
  const focused = document.activeElement;
  reconcile(parent, wanted(children));
  const newcomers = mounted;
  mounted = [];
  for (const [element, mount] of newcomers) mount(element);
  const moved = focused !== document.activeElement && focused?.isConnected && parent.contains(focused);
  if (moved && document.activeElement === document.body) focused.focus({ preventScroll: true });
}

export function build(node) {
  const holder = document.createElement("div");
  render(holder, node);
  return holder.firstElementChild;
}

function wanted(children) {
  return children.flat(Infinity).filter((child) => child != null && child !== false && child !== true && child !== "");
}

function reconcile(parent, nodes) {
  const old = [...parent.childNodes];
  const keyed = new Map();
  for (const child of old) {
    const key = described.get(child)?.props.key;
    if (key !== undefined) keyed.set(key, child);
  }
  const loose = old.filter((child) => described.get(child)?.props.key === undefined);
  const matches = nodes.map((node) => match(node, keyed, loose));
  const kept = new Set(matches);
  for (const child of old) if (!kept.has(child)) child.remove();
  let place = parent.firstChild;
  nodes.forEach((node, i) => {
    const found = matches[i];
    const child = found ?? create(node, parent);
    if (found) update(found, node);
    if (child === place) place = place.nextSibling;
    else parent.insertBefore(child, place);
  });
}

function match(node, keyed, loose) {
  if (node.props?.key !== undefined) {
    const found = keyed.get(node.props.key);
    keyed.delete(node.props.key);
    return found && described.get(found).tag === node.tag ? found : undefined;
  }
  const at = loose.findIndex((child) => kindOf(child) === (node.tag ?? "#text"));
  return at < 0 ? undefined : loose.splice(at, 1)[0];
}

// What stood in the page before the first rendering (a skeleton) matches nothing and gives way.
const kindOf = (child) => (child.nodeType === Node.TEXT_NODE ? "#text" : described.get(child)?.tag);

function create(node, parent) {
  if (!node.tag) return document.createTextNode(String(node));
  const inSvg = node.tag === "svg" || (parent.namespaceURI === SVG && parent.tagName !== "foreignObject");
  const element = inSvg ? document.createElementNS(SVG, node.tag) : document.createElement(node.tag);
  assign(element, {}, node.props);
  described.set(element, node);
  reconcile(element, node.children);
  if (node.props.mount) mounted.push([element, node.props.mount]);
  return element;
}

function update(child, node) {
  if (!node.tag) {
    if (child.data !== String(node)) child.data = String(node);
    return;
  }
  assign(child, described.get(child).props, node.props);
  described.set(child, node);
  if (!node.props.opaque) reconcile(child, node.children);
}

function assign(element, before, after) {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[name];
    if (name === "key" || name === "mount" || name === "opaque") continue;
    if (name === "style") restyle(element, before.style ?? {}, value ?? {});
    else if (before[name] === value) continue;
    else if (name.startsWith("on") || ASSIGNED.has(name)) element[name] = value ?? null;
    else if (value == null || (value === false && !name.startsWith("aria-"))) element.removeAttribute(name);
    else element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
}

function restyle(element, before, after) {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[name] === after[name]) continue;
    if (after[name] == null) element.style.removeProperty(name);
    else element.style.setProperty(name, after[name]);
  }
}
