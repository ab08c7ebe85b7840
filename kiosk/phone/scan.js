/**
 * Finding a garment without its link: the camera where the browser allows it, a photo of the tag where
 * it does not (plain HTTP in the store's own network), the number by hand, or a visit code from the kiosk.
 */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { problem } from "../kit/i18n.js";
import { openSheet } from "../kit/sheet.js";
import { cameraWorks, readTag, watchCamera } from "../kit/tags.js";
import { attempt, tell } from "../kit/toast.js";
import { ask } from "../kit/api.js";
import { byPhotoButton } from "./photo.js";
import { go } from "./route.js";
import { t } from "./words.js";

let stopCamera = null;
let filming = false;
let reading = false;
let trouble = null;

export function scanPage(app) {
  return h("div", { class: "page scan stack wide" },
    h("div", { class: "stack tight" }, h("h1", null, t("scanTitle")), h("p", { class: "soft" }, t("scanHelp"))),
    filming ? finder(app) : h("div", { class: "frame", "aria-hidden": "true" }, icon("scan")),
    trouble && h("p", { class: "danger small", role: "alert" }, problem(trouble)),
    h("div", { class: "stack tight" }, cameraWorks() && !filming && cameraButton(app), photoButton(app)),
    numberForm(app),
    byPhotoButton("quiet"),
    !app.company && h("button", { class: "button plain", type: "button", onclick: () => codeSheet(app) }, t("takeOver")));
}

/** A tag was scanned: this is what starts a visit. */
function scanned(app, gtin) {
  trouble = null;
  app.notes.note("scan", { gtin, visit: app.visit.id });
  app.seenTags.add(gtin);
  app.visit.begin(gtin).catch(() => {});
  go.garment(gtin);
}

function cameraButton(app) {
  return h("button", { class: "button big wide", type: "button", onclick: () => { filming = true; app.paint(); } }, icon("camera"), t("camera"));
}

function finder(app) {
  const start = async (video) => {
    try {
      stopCamera = await watchCamera(video, (gtin) => { filming = false; scanned(app, gtin); });
      if (!video.isConnected) stopCamera();
    } catch {
      filming = false;
      tell(t("cameraFailed"), { danger: true });
      app.paint();
    }
  };
  const stop = () => {
    filming = false;
    stopCamera?.();
    app.paint();
  };
  return h("div", { class: "frame filming", key: "finder" },
    h("video", { playsinline: true, muted: true, opaque: true, "aria-hidden": "true", mount: start }),
    h("button", { class: "button quiet small", type: "button", onclick: stop }, t("stopCamera")));
}

/** Leaving the page turns the camera off. */
export function leaveScan() {
  filming = false;
  trouble = null;
  stopCamera?.();
  stopCamera = null;
}

function photoButton(app) {
  const send = async (event) => {
    const input = event.currentTarget;
    const [file] = input.files;
    if (!file) return;
    [reading, trouble] = [true, null];
    app.paint();
    try {
      const form = new FormData();
      form.append("file", file);
      const { gtin } = await ask("POST", `${app.api.base}/scans`, { body: form });
      scanned(app, gtin);
    } catch (error) {
      trouble = error;
    } finally {
      reading = false;
      input.value = "";
      app.paint();
    }
  };
  return h("label", { class: `button big wide ${cameraWorks() ? "line" : ""} file`, "aria-busy": reading || null },
    icon("camera"), reading ? t("reading") : t("photoOfTag"),
    h("input", { class: "unseen", type: "file", accept: "image/*", capture: "environment", "aria-label": t("choosePhoto"), onchange: send }));
}

function numberForm(app) {
  const submit = (event) => {
    event.preventDefault();
    const gtin = readTag(new FormData(event.currentTarget).get("number"));
    trouble = gtin ? null : { code: "gtin_invalid" };
    if (gtin) scanned(app, gtin);
    else app.paint();
  };
  return h("form", { class: "stack tight", onsubmit: submit },
    h("label", { class: "small soft", for: "number" }, t("number")),
    h("div", { class: "row" },
      h("input", {
        class: "field grow number", id: "number", name: "number", inputmode: "numeric", autocomplete: "off",
        enterkeyhint: "go", "aria-label": t("numberLabel"), required: true,
      }),
      h("button", { class: "button quiet", type: "submit" }, t("show"))));
}

/** A visit that began at the kiosk or in a room goes on here; or one that somebody else is in is joined. */
function codeSheet(app) {
  /** Somebody else's visit: the page opens anew, as it does for whoever scans the code. */
  const accompany = (event) => {
    const code = new FormData(event.currentTarget.form).get("code").trim();
    if (!code) return;
    location.hash = `companion=${encodeURIComponent(code)}`;
    location.reload();
  };
  openSheet({
    label: () => t("takeOver"),
    view: (sheet) => h("form", {
      class: "stack",
      onsubmit: async (event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const done = await attempt(() => app.visit.takeOver(new FormData(form).get("code")), form.querySelector("button"));
        if (!done) return;
        sheet.close();
        tell(t("tookOver", app.visit.view.call_sign));
        go.to("room");
      },
    },
    h("input", {
      class: "field code number", name: "code", "aria-label": t("code"), autocapitalize: "characters",
      autocomplete: "off", maxlength: "12", required: true,
    }),
    h("button", { class: "button wide big", type: "submit" }, t("takeOverGo")),
    h("button", { class: "button quiet wide", type: "button", "data-do": "join-company", onclick: accompany }, t("takeOverCompany"))),
  });
}
