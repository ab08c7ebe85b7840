/** The two ways to a garment, side by side, each with its honest time: it is brought, or the shopper gets it. */
import { busyWords } from "../kit/busy.js";
import { h } from "../kit/dom.js";
import { say } from "../kit/i18n.js";
import { placeWords } from "../kit/map.js";
import { promiseWords, whyLong } from "../kit/promise.js";
import { isComing, isFetching, isHere, stateWords } from "../kit/request.js";
import { attempt, tell } from "../kit/toast.js";
import { wishWords } from "../kit/wish.js";
import { go } from "./route.js";
import { openWhere } from "./where.js";
import { t } from "./words.js";

/** The request for exactly this garment that is coming or here, if there is one. */
export const requestFor = (app, gtin) =>
  (app.visit.live ? app.visit.view.requests.find((each) => each.gtin === gtin && (isComing(each) || isFetching(each) || isHere(each))) : undefined);

/** What can be done with the garment of this page; `again` asks anew what is on hand after a tap. */
export function actions(app, page, { variant, request }, again) {
  const words = request ? `${t("onList")} · ${stateWords(request)}` : remark(app, page, variant);
  return h("div", { class: "actions", key: "actions" },
    words && h("p", { class: "small soft note", role: "status" }, words),
    request ? h("button", { class: "button wide big", type: "button", onclick: () => go.to("list") }, t("seeList")) : ways(app, page, variant, again));
}

/** All of them are with shoppers: the first that comes back can be brought. */
const allInRooms = (variant) => variant?.available < 1 && variant.in_rooms > 0;
const wishFor = (app, gtin) => app.visit.view?.wishes?.find((each) => each.gtin === gtin);

/** The quicker way first where the store is so busy that it is to carry. */
function ways(app, page, variant, again) {
  const first = page.style.carry_first ? "carry" : "bring";
  const way = (name, words, time, act, { off = false, kind = name } = {}) => h("button", {
    key: kind, class: `button way ${name === first ? "" : "line"}`, type: "button", "data-do": kind, disabled: off, "aria-label": [words, time].filter(Boolean).join(", "),
    onclick: (event) => act(event.currentTarget),
  }, h("span", null, words), time && h("small", null, time));
  const can = variant?.available > 0;
  const wish = wishFor(app, page.gtin);
  const bring = wish ? way("bring", t("unwish"), "", (button) => attempt(() => app.visit.unwish(wish), button), { kind: "unwish" })
    : allInRooms(variant) ? way("bring", t("wish"), "", (button) => attempt(() => app.visit.wish(page.gtin), button), { kind: "wish" })
      : way("bring", t("bring"), can ? bringTime(app, page) : "", (button) => send(app, page, false, again, button), { off: !can });
  const carry = way("carry", t("carry"), carryTime(page), (button) => send(app, page, true, again, button), { off: !variant });
  return h("div", { class: "ways" }, first === "bring" ? [bring, carry] : [carry, bring]);
}

async function send(app, page, carry, again, button) {
  const done = await attempt(() => app.visit.request(page.gtin, { carry, ...app.from.get(page.gtin) }), button);
  if (done) tell(t(carry ? "addedCarry" : "added", say(page.style.name)));
  if (done && carry && !app.seenTags.has(page.gtin)) openWhere(app, page.style); // whoever scanned its tag stands before it
  again();
}

/** What a tap will really mean now: a time, or a wait for a room first. */
function bringTime(app, { style }) {
  const { view } = app.visit;
  const promise = style.promise ? promiseWords(style.promise) : "";
  if (!waitsForRoom(app)) return promise;
  const wait = view?.line ? view.line.wait_s : app.shop?.wait_s;
  return wait ? t("promiseLine", wait) : t("promiseNoLine");
}

function waitsForRoom(app) {
  const { view } = app.visit;
  if (view?.state === "in_room" || view?.state === "offered") return false;
  return Boolean(view?.line?.ready) || !(app.shop?.open_rooms > 0 && app.shop.waiting === 0);
}

const carryTime = ({ style }) => (style.walk_s ? t("carryWalk", style.walk_s) : placeWords({ zone: style.zone }));

/** The one thing that is worth a line: a wish, why carrying is offered first, or why it is long. */
function remark(app, { style, gtin }, variant) {
  const wish = wishFor(app, gtin);
  if (wish) return wishWords(wish);
  if (allInRooms(variant)) return t("inRooms", variant.in_rooms);
  if (!variant || variant.available < 1) return "";
  if (style.carry_first) return busyWords({ level: "slipping" });
  if (waitsForRoom(app)) return "";
  return whyLong(style.promise);
}
