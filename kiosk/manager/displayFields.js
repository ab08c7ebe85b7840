/** Fields that the forms of the displays page share. */
import { h } from "../kit/dom.js";
import { say } from "../kit/i18n.js";
import { t } from "./displayWords.js";

export const field = (name, control) => h("label", { class: "stack tight", key: name }, h("span", { class: "small soft" }, t(name)), control);

export const fixtureChoice = (name, known, none) => h("select", { class: "field", name, required: !none },
  none && h("option", { key: "", value: "" }, t(none)),
  known.map((one) => h("option", { key: one.id, value: one.id }, say(one.name))));

export const words = (label) => field(label, h("input", { class: "field", name: "words", required: true, maxlength: "200", autocomplete: "off" }));

/** Sends a form as `body` makes it of its fields. */
export const submit = (path, body, send) => (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  send(path, body(Object.fromEntries(new FormData(form))), form.querySelector("[type=submit]"), form);
};
