/** A paper token: what a shopper without a phone carries through the store. Printed by the browser. */
import { h, render } from "../kit/dom.js";
import { sizeLabel } from "../kit/garment.js";
import { clock, say } from "../kit/i18n.js";
import { qr } from "./qr.js";
import { t } from "./words.js";

const paper = document.querySelector("#paper");

export function printToken({ visit, code, store }) {
  const wanted = visit.requests.filter((request) => request.state !== "cancelled");
  render(paper, h("div", { class: "token" },
    h("p", null, store ? say(store.name) : "Fitroom"),
    h("p", { class: "token-title" }, t("paperTitle")),
    h("p", { class: "token-sign" }, visit.call_sign),
    h("p", null, t("paperCall")),
    wanted.length > 0 && h("ul", null, wanted.map((request) => h("li", { key: request.id },
      [say(request.name), say(request.colour?.name), sizeLabel(request.size)].filter(Boolean).join(" · ")))),
    code && [
      h("div", { class: "token-qr", key: code.code, opaque: true, mount: (frame) => frame.append(qr(code.qr_svg)) }),
      h("p", null, t("paperPhone"), " (", t("validUntil", clock(code.expires_at)), ")"),
      h("p", { class: "token-code" }, code.code),
      h("p", null, t("paperLater")),
    ]));
  print();
}

/** Nothing of a shopper stays on a page that nobody sees. */
export const wipePaper = () => render(paper);
