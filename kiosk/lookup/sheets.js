/** Two sheets of the kiosk: the camera, and typing a take-over code. */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { openSheet } from "../kit/sheet.js";
import { attempt, tellProblem } from "../kit/toast.js";
import { liveCamera, readPicture, watch } from "./camera.js";
import { t } from "./words.js";

/** `found(gtin)` once, when the camera or a photo shows a tag. */
export function openCamera({ api, found }) {
  let stop = null;
  let closed = false;
  let failed = !liveCamera();
  const hit = (gtin) => {
    sheet.close();
    found(gtin);
  };
  const start = async (video) => {
    try {
      const running = await watch(video, hit, { api });
      if (closed) running();
      else stop = running;
    } catch {
      failed = true;
      if (!closed) sheet.update();
    }
  };
  const chosen = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const gtin = await readPicture(file, { api }).catch((error) => void tellProblem(error));
    if (gtin) hit(gtin);
    else if (gtin === null) tellProblem({ code: "tag_unreadable" });
  };
  const sheet = openSheet({
    label: () => t("cameraTitle"),
    kind: "camera-sheet",
    onclose: () => {
      closed = true;
      stop?.();
    },
    view: () => h("div", { class: "stack" },
      failed
        ? h("p", { class: "soft" }, t("cameraNone"))
        : [
          h("video", { class: "viewer", muted: true, playsinline: true, mount: start, "aria-label": t("cameraTitle") }),
          h("p", { class: "soft" }, t("cameraText")),
        ],
      h("label", { class: "button line wide file" }, icon("camera"), t("cameraPhoto"),
        h("input", { class: "unseen", type: "file", accept: "image/*", capture: "environment", onchange: chosen }))),
  });
  return sheet;
}

/** `take(code)` is asked to take the visit over; the sheet closes when it did. */
export function openCode({ take, keys }) {
  const sheet = openSheet({
    label: () => t("codeTitle"),
    kind: "code-sheet",
    view: () => h("form", {
      class: "stack",
      onsubmit: async (event) => {
        event.preventDefault();
        const typed = String(new FormData(event.target).get("code")).trim().toUpperCase();
        if (typed && (await attempt(() => take(typed), event.target.querySelector("[type=submit]")))) sheet.close();
      },
    },
    h("p", { class: "soft" }, t("codeText")),
    h("label", { class: "small strong", for: "code" }, t("codeField")),
    h("input", {
      id: "code", name: "code", class: "field code-field", type: "text", maxlength: "12", autocomplete: "off", autocapitalize: "characters",
      spellcheck: "false", inputmode: "none", mount: (input) => input.focus(),
    }),
    keys(),
    h("button", { class: "button accent big wide", type: "submit" }, t("codeGo"))),
  });
  return sheet;
}
