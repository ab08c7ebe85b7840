/**
 * By photo: a picture of any garment - from the camera, the gallery, a screenshot - and what is like it
 * here. Choose it, mark the garment in it if more is to be seen, and look. The picture is not stored.
 */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { problem } from "../kit/i18n.js";
import { boxedPicture } from "./box.js";
import { cardGrid } from "./cards.js";
import { lookFor } from "./looking.js";
import { closePicture, isWhole, openPicture, prepared, WHOLE } from "./picture.js";
import { go } from "./route.js";
import { hasWord, t } from "./words.js";

const fresh = () => ({ stage: "choose", picture: null, part: WHOLE, slate: null, fault: null, stop: null });
let now = fresh();

/** Forgets the picture and what it found: for another one, and for whoever holds this phone next. */
export function forgetPhoto() {
  now.stop?.abort();
  closePicture(now.picture);
  now = fresh();
}

const STAGES = { choose, box, looking, found };

export function photoPage(app) {
  return h("div", { class: "page photo-page stack", "data-stage": now.stage }, STAGES[now.stage](app), now.stage !== "found" && kept());
}

/** The way in from other pages. */
export const byPhotoButton = (kind = "line") => h("button", {
  class: `button ${kind} wide`, type: "button", "data-do": "by-photo", onclick: () => go.to("photo"),
}, icon("camera"), t("byPhoto"));

const kept = () => h("p", { class: "small soft row not-stored" }, icon("eye"), t("notStored"));

function choose(app) {
  return [
    h("div", { class: "stack tight" }, h("h1", null, t("byPhoto")), h("p", { class: "soft" }, t("byPhotoHelp"))),
    h("div", { class: "frame", "aria-hidden": "true" }, icon("hanger")),
    trouble(),
    h("div", { class: "stack tight" }, picker(app, "takePhoto", "camera", { capture: "environment" }), picker(app, "choosePicture", "plus", {}, "line")),
  ];
}

/** One of two ways to a picture: some phones offer only the one that is asked for. */
function picker(app, words, symbol, more, kind = "", size = "big") {
  return h("label", { key: words, class: `button ${size} wide ${kind} file` }, icon(symbol), t(words),
    h("input", { class: "unseen", type: "file", accept: "image/*", "data-do": words, onchange: (event) => chosen(app, event.currentTarget), ...more }));
}

async function chosen(app, input) {
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  forgetPhoto();
  const mine = now;
  const picture = await openPicture(file);
  if (mine !== now) return closePicture(picture);
  Object.assign(now, { picture, stage: "box" });
  if (!picture.url) return look(app); // this browser cannot show it; the service may know its kind
  turned(app);
}

function box(app) {
  const { picture, part } = now;
  const change = (next) => {
    now.part = next;
    app.paint();
  };
  return [
    h("div", { class: "stack tight" }, h("h1", null, t("markIt")), h("p", { class: "soft small" }, t("markHelp"))),
    boxedPicture({ url: picture.url, ratio: picture.image.naturalWidth / picture.image.naturalHeight, part, change }),
    trouble(),
    h("div", { class: "stack tight" },
      h("button", { class: "button big wide", type: "button", "data-do": "look", onclick: () => look(app) }, icon("search"), t("lookForIt")),
      h("div", { class: "halves" },
        h("button", { class: "button quiet", type: "button", disabled: isWhole(part), onclick: () => change(WHOLE) }, t("wholePicture")),
        picker(app, "otherPicture", "swap", {}, "quiet", ""))),
  ];
}

async function look(app) {
  const mine = now;
  const stop = new AbortController();
  Object.assign(now, { stage: "looking", fault: null, stop });
  turned(app);
  try {
    const sent = await prepared(mine.picture, mine.part);
    const slate = await lookFor(app, sent, { signal: stop.signal });
    if (mine !== now || stop.signal.aborted) return;
    if (mine.picture.sentUrl) URL.revokeObjectURL(mine.picture.sentUrl);
    if (mine.picture.url) mine.picture.sentUrl = URL.createObjectURL(sent.blob);
    Object.assign(now, { slate, stage: "found" });
  } catch (fault) {
    if (mine !== now || stop.signal.aborted) return;
    if (!fault.code) console.error(fault);
    Object.assign(now, { fault, stage: mine.picture.url ? "box" : "choose" });
  }
  turned(app);
}

function looking(app) {
  const cancel = () => {
    now.stop.abort();
    now.stage = now.picture.url ? "box" : "choose";
    turned(app);
  };
  return [
    h("div", { class: "row head" }, seen(), h("h1", { role: "status" }, t("lookingFor"))),
    h("ul", { class: "grid", "aria-hidden": "true" }, [0, 1, 2, 3].map((each) => h("li", { key: each }, h("div", { class: "photo skeleton" })))),
    h("button", { class: "button quiet", type: "button", onclick: cancel }, t("stopLooking")),
  ];
}

/** The picture that was sent, small. */
const seen = () => (now.picture.url
  ? h("img", { class: "seen", src: now.picture.sentUrl ?? now.picture.url, alt: t("yourPicture") })
  : h("span", { class: "seen none" }, icon("camera")));

function found(app) {
  const { slate, picture } = now;
  const none = !slate.cards.length;
  return [
    h("div", { class: "row head" }, seen(),
      h("div", { class: "stack tight grow" },
        h("h1", null, t(none ? nothing(slate.why) : slate.why === "distantly_alike" ? "distant" : "likePhoto")),
        h("p", { class: "soft small", role: "status", "data-why": slate.why ?? "" },
          none ? t(`${nothing(slate.why)}Help`) : slate.why === "distantly_alike" ? t("distantHelp") : t("foundHere", slate.cards.length)))),
    h("div", { class: picture.url ? "halves" : "stack" },
      picture.url && h("button", { class: `button ${none ? "" : "quiet"} small`, type: "button", "data-do": "mark", onclick: () => mark(app) }, t("markAgain")),
      picker(app, "otherPicture", "camera", {}, "quiet", "small")),
    kept(),
    none ? h("button", { class: "button line wide", type: "button", onclick: () => go.to("find") }, icon("search"), t("byWords"))
      : cardGrid(app, slate, { plain: slate.why === "distantly_alike" }),
  ];
}

const nothing = (why) => (hasWord(`photo_${why}`) ? `photo_${why}` : "photo_few_alike");

function mark(app) {
  now.stage = "box";
  turned(app);
}

const trouble = () => now.fault && h("p", { class: "danger small", role: "alert", "data-fault": now.fault.code },
  hasWord(now.fault.code) ? t(now.fault.code) : problem(now.fault));

/** Another stage is another page to whoever reads or listens. */
function turned(app) {
  app.paint();
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
}
