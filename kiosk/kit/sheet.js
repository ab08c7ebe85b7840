/**
 * A sheet: a modal <dialog> whose content follows live views. `openSheet({label, view})` shows it;
 * `view` returns nodes and is called again by `update()`. The browser keeps the focus inside, closes
 * it on Escape and gives the focus back.
 */
import { build, h, render } from "./dom.js";
import { icon } from "./icons.js";
import { speaker } from "./i18n.js";

const t = speaker({
  en: { close: "Close", cancel: "Not now" },
  ko: { close: "닫기", cancel: "아니요" },
});
const open = new Set();

/** @returns {{update(): void, close(): void, element: HTMLDialogElement}} */
export function openSheet({ label, view, onclose = () => {}, kind = "" }) {
  const opener = document.activeElement;
  const element = build(h("dialog", { class: `sheet ${kind}` }));
  const body = build(h("div", { class: "sheet-body" })); // toasts stand beside it, so it is rendered alone
  element.append(body);
  const title = () => (typeof label === "function" ? label() : label);
  const sheet = {
    element,
    close: () => element.close(),
    update() {
      element.setAttribute("aria-label", title());
      render(body,
        h("div", { class: "sheet-head" },
          h("h2", null, title()),
          h("button", { class: "button quiet round", type: "button", "aria-label": t("close"), onclick: sheet.close },
            icon("close"))),
        view(sheet));
    },
  };
  element.addEventListener("close", () => {
    open.delete(sheet);
    element.remove();
    onclose();
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  });
  element.addEventListener("click", (event) => {
    if (event.target === element) element.close(); // the backdrop
  });
  document.body.append(element);
  sheet.update();
  element.showModal();
  open.add(sheet);
  return sheet;
}

/** Every open sheet shows the present state; call it after rendering the page. */
export const updateSheets = () => open.forEach((sheet) => sheet.update());
export const closeSheets = () => [...open].forEach((sheet) => sheet.close());

/** Asks before something that cannot be undone. Resolves to true only for a clear yes. */
export function ask({ title, text, yes, no, danger = false }) {
  return new Promise((resolve) => {
    let answer = false;
    const say = (value) => () => {
      answer = value;
      sheet.close();
    };
    const sheet = openSheet({
      label: title,
      onclose: () => resolve(answer),
      view: () => [
        text && h("p", { class: "soft" }, text),
        h("div", { class: "stack tight", style: { "margin-top": "1.5rem" } },
          h("button", { class: `button wide big ${danger ? "danger" : ""}`, type: "button", onclick: say(true) }, yes),
          h("button", { class: "button quiet wide", type: "button", onclick: say(false) }, no ?? t("cancel"))),
      ],
    });
  });
}
