/** What a shopper has to hear wherever they look: a promise that will not be kept, a garment that is not there, one that came back. */
import { h } from "../kit/dom.js";
import { say } from "../kit/i18n.js";
import { icon } from "../kit/icons.js";
import { isSlipping } from "../kit/late.js";
import { isMissing } from "../kit/request.js";
import { go } from "./route.js";
import { t } from "./words.js";

const heard = new Set();
let wished = new Set();
const came = new Set();

/** A wish that was granted is a request of the same name. */
function remember(view) {
  for (const request of view.requests) if (wished.has(request.id)) came.add(request.id);
  wished = new Set(view.wishes.map((wish) => wish.id));
}

function newsOf(view) {
  remember(view);
  return view.requests.filter((request) => !request.replaced_by).flatMap((request) => {
    const told = (word, since) => [{ key: `${request.id} ${word} ${since}`, word, request }];
    if (isSlipping(request) && !request.late.accepted) return told("newsLate", request.late.told_at);
    if (isMissing(request)) return told("newsMissing", "");
    return came.has(request.id) ? told("newsCame", "") : [];
  });
}

/** The first of what is new; the list says all of it, and has been read once it was open. */
export function newsStrip({ view }, route) {
  if (!view || view.state === "ended") return null;
  const news = newsOf(view);
  if (route.page === "list") news.forEach((one) => heard.add(one.key));
  const [first, ...more] = news.filter((one) => !heard.has(one.key));
  return first ? h("button", { key: "news", class: `offer-strip ${first.word === "newsCame" ? "" : "caution"}`, type: "button", "data-news": first.word, onclick: () => go.to("list") },
    h("span", { class: "grow", role: "status" }, t(first.word, say(first.request.name)), more.length > 0 && ` ${t("newsMore", more.length)}`), icon("next")) : null;
}
