/** Garments: what became of what was asked for, what stood in rooms while somebody wanted it, and open questions. */
import { h } from "../kit/dom.js";
import { photo, variantLine } from "../kit/garment.js";
import { ago, say } from "../kit/i18n.js";
import { figure, length, quantity } from "./figures.js";
import { part } from "./part.js";
import { t } from "./words.js";

const COUNTS = ["requests", "delivered", "carried", "not_found", "cancelled"];

export const garments = ({ today, staff, act }) => [
  h("div", { class: "left", key: "left" },
    part("asked", h("dl", { class: "figures big" }, COUNTS.map((name) => figure(name, today[name])))),
    part("phantom", phantom(today)),
    part("questions", questions(today.questions, act))),
  h("div", { class: "right", key: "right" },
    part("counts", counts(staff.counts)),
    part("goBacks", h("dl", { class: "figures" }, figure("left", today.left), figure("kept", today.kept), figure("recovered", today.recovered),
      figure("waitingBack", staff.go_backs.length), figure("wantedBack", staff.go_backs.filter((back) => back.wanted > 0 || back.promised_to).length)))),
];

/** How long garments were wanted that hung in a room: the price of a full room. */
const phantom = (today) => h("div", { class: "card stack tight" },
  h("dl", { class: "figures" }, quantity("phantomTime", today.phantoms ? length(today.phantom_s) : null), figure("phantomCount", today.phantoms)),
  today.phantom_styles.length > 0 && h("ul", { class: "plain-list small" }, today.phantom_styles.map((one) => h("li", { key: one.style, class: "row between" },
    h("span", null, say(one.name)), h("span", { class: "soft number" }, `${length(one.seconds)} · ${t("times", one.n)}`)))),
  h("p", { class: "small soft" }, t("phantomText")));

/** Where might these be? A question to whoever knows; one tap closes it. */
function questions(open, act) {
  if (!open.length) return h("p", { class: "soft" }, t("noQuestions"));
  return h("ul", { class: "card questions" }, open.map((one) => h("li", { key: one.id, class: "question", "data-question": one.id },
    photo(one.garment, { lazy: true }),
    h("div", { class: "grow" },
      h("p", { class: "strong" }, say(one.garment.name)),
      h("p", { class: "small soft" }, [variantLine(one.garment), one.room && t("lastIn", say(one.room.name)), ago(one.since)].filter(Boolean).join(" · "))),
    h("div", { class: "row" }, ["found", "sold", "lost"].map((answer) => h("button", {
      key: answer, class: "button line small", type: "button", "data-answer": answer,
      "aria-label": `${t(`answer_${answer}`)}: ${say(one.garment.name)}`,
      onclick: (event) => act.answerQuestion(one, answer, event.currentTarget),
    }, t(`answer_${answer}`)))))));
}

const counts = (open) => (open.length
  ? h("ul", { class: "plain-list" }, open.map((one) => h("li", { key: one.fixture.id },
    h("p", { class: "strong" }, [one.zone, one.fixture].filter(Boolean).map((place) => say(place.name)).join(" · ")),
    h("p", { class: "small soft" }, one.owner ? t("countedBy", one.owner.name) : t("countOpen")))))
  : h("p", { class: "soft" }, t("noCounts")));
