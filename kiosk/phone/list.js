/** The shopper's list: every garment asked for, by how near it is, and what is waited for. */
import { h } from "../kit/dom.js";
import { icon } from "../kit/icons.js";
import { isComing, isDecided, isFetching, isHere, isMissing } from "../kit/request.js";
import { item } from "./item.js";
import { go } from "./route.js";
import { wishItem } from "./wishes.js";
import { t } from "./words.js";

export function listPage(app) {
  const { requests = [], wishes = [] } = app.visit.view ?? {};
  const open = requests.filter((request) => !request.replaced_by);
  if (!open.length && !wishes.length) return empty();
  const group = (key, belongs) => part(key, open.filter(belongs), (request) => item(app, request));
  return h("div", { class: "page stack wide" },
    h("h1", null, t("list")),
    group("missing", isMissing),
    group("here", isHere),
    group("coming", (request) => isComing(request) || isFetching(request)),
    part("wishes", wishes, (wish) => wishItem(app, wish)),
    group("done", isDecided),
    group("cancelled", (request) => request.state === "cancelled"));
}

const part = (key, some, show) => some.length > 0 && h("section", { key, class: "stack", "data-group": key },
  h("h2", null, t(key)), h("ul", { class: "stack" }, some.map(show)));

const empty = () => h("div", { class: "page-message" },
  h("div", { class: "big-icon" }, icon("hanger")),
  h("h1", null, t("emptyList")), h("p", { class: "soft" }, t("emptyListHelp")),
  h("button", { class: "button", type: "button", onclick: () => go.to("scan") }, t("scanTitle")));
