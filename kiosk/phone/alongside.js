/** The pages of a companion: joining, the garments of the visit with what one thinks of them, being called. */
import { h } from "../kit/dom.js";
import { colourName, photo, priceOf } from "../kit/garment.js";
import { icon, iconButton } from "../kit/icons.js";
import { clock, say } from "../kit/i18n.js";
import { ask, openSheet } from "../kit/sheet.js";
import { attempt, tell } from "../kit/toast.js";
import { go } from "./route.js";
import { t } from "./words.js";

const LABELS = ["friend", "partner", "family", "child"];

/** Before joining: who this is to the shopper, if they like to say. One tap joins. */
export function joinPage(app) {
  const join = (label) => async (event) => {
    if (await attempt(() => app.company.join(app.invitation, label), event.currentTarget)) app.joined();
  };
  const button = (label, kind) => h("button", { key: label, class: `button ${kind} wide`, type: "button", "data-label": label, onclick: join(label) }, t(`label_${label}`));
  return h("div", { class: "page stack wide" },
    h("div", { class: "stack tight center" }, h("div", { class: "big-icon" }, icon("people")), h("h1", null, t("joinTitle")), h("p", { class: "soft" }, t("joinCompanyHelp"))),
    h("section", { class: "stack tight" }, h("h2", { class: "label" }, t("whoAreYou")),
      h("div", { class: "halves" }, LABELS.map((label) => button(label, "quiet"))),
      h("button", { class: "button big wide", type: "button", "data-do": "join-company", onclick: join(null) }, t("joinAnyway"))));
}

/** Everything of the visit that a companion may know. */
export function companyPage(app) {
  const { view } = app.company;
  if (!view) return h("div", { class: "page", "aria-busy": "true" }, h("div", { class: "skeleton line-a" }));
  return h("div", { class: "page stack wide" },
    h("div", { class: "stack tight" }, h("h1", null, t("withSign", view.call_sign)), calledLine(view)),
    view.garments.length ? h("ul", { class: "stack" }, view.garments.map((garment) => item(app, view, garment)))
      : h("div", { class: "stack center" }, h("div", { class: "big-icon" }, icon("hanger")), h("p", { class: "soft" }, t("nothingYet")),
        h("button", { class: "button", type: "button", onclick: () => go.to("find") }, t("findTitle"))),
    h("section", { class: "about stack tight" }, h("h2", null, t("knows")), h("p", { class: "soft small" }, t("companyKnows")),
      h("button", { class: "button danger small", type: "button", "data-do": "go", onclick: (event) => leave(app, event.currentTarget) }, t("goAway"))));
}

const calledLine = (view) => view.called_at && h("p", { class: "strong accent", "data-called": view.called_at },
  view.room ? t("calledTo", clock(view.called_at), say(view.room.name)) : t("calledAt", clock(view.called_at)));

const item = (app, view, garment) => h("li", { key: `${garment.style} ${garment.colourway} ${garment.where} ${garment.mine}`, class: "item card", "data-style": garment.style, "data-where": garment.where },
  h("div", { class: "item-row" },
    h("div", { class: "thumb" }, photo(garment)),
    h("div", { class: "grow stack tight" },
      h("h3", null, say(garment.name)),
      h("p", { class: "soft small" }, [colourName(garment.colour), priceOf(garment)].filter(Boolean).join(" · ")),
      h("p", { class: "row wrap small" },
        h("span", { class: `pill ${garment.where === "here" ? "accent" : ""}` }, t(garment.where === "here" ? "withShopper" : "comingToShopper", view.call_sign)),
        garment.mine && h("span", { class: "soft" }, t("yourIdea"))),
      voteButtons(app, garment.style, say(garment.name)))));

/** Like it or not; a second tap takes it back. */
export function voteButtons(app, style, name) {
  const now = app.company.view?.garments.find((each) => each.style === style)?.vote ?? null;
  const button = (opinion) => iconButton(opinion, t(`${opinion}Named`, name), (event) =>
    attempt(() => app.company.vote(style, now === opinion ? null : opinion), event.currentTarget), { kind: opinion, "aria-pressed": now === opinion, "data-do": opinion });
  return h("div", { class: "row vote" }, button("like"), button("dislike"));
}

/** On a garment's page the one thing to do: suggest it to the shopper. */
export function suggesting(app, page, variant) {
  const add = async (event) => {
    if (await attempt(() => app.company.add(page.gtin), event.currentTarget)) tell(t("suggested", say(page.style.name)));
  };
  const there = app.company.view?.garments.some((each) => each.style === page.style.style);
  return h("div", { class: "actions", key: "actions" },
    h("p", { class: "small soft note", role: "status" }, t(there ? "onTheirList" : variant ? "suggestHelp" : "suggestSize")),
    h("button", { class: "button wide big", type: "button", "data-do": "suggest", disabled: !(variant?.available > 0), onclick: add }, t("suggest", app.company.view?.call_sign ?? "")));
}

/** Loud and kind: over whatever is shown, until it is answered. */
export function calledSheet(app) {
  const { view } = app.company;
  navigator.userActivation?.hasBeenActive && navigator.vibrate?.([300, 150, 300, 150, 500]);
  openSheet({
    label: () => t("calls", view.call_sign), kind: "called",
    view: (sheet) => h("div", { class: "stack center" },
      h("div", { class: "big-icon" }, icon("people")),
      h("p", { class: "large", role: "alert" }, view.room ? t("callsTo", say(view.room.name)) : t("callsYou")),
      h("button", { class: "button accent big wide", type: "button", "data-do": "coming", onclick: sheet.close }, t("iAmComing"))),
  });
}

async function leave(app, button) {
  if (await ask({ title: t("goAwayAsk"), text: t("goAwayHelp"), yes: t("goAway") })) await attempt(() => app.company.go(), button);
}

/** It was nice to have you. */
export const partedPage = (app) => h("div", { class: "page-message" },
  h("div", { class: "big-icon" }, icon("check")), h("h1", { role: "status" }, t("parted")), h("p", { class: "soft" }, t("partedHelp")),
  h("button", { class: "button line", type: "button", onclick: () => app.alone() }, t("startOwn")));
