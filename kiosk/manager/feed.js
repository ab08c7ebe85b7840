/** Facts of the log as sentences. A kind this screen does not know is still shown, in its own words. */
import { h } from "../kit/dom.js";
import { ago, language, say } from "../kit/i18n.js";
import { SENTENCES } from "./sentences.js";

const NOBODY = { en: "A shopper", ko: "손님" };
const SOMETHING = { en: "a garment", ko: "옷" };
const SOMEWHERE = { en: "A room", ko: "피팅룸" };
const AT = { en: (room) => ` in ${room}`, ko: (room) => ` (${room})` };

export const TONES = {
  HelpCalled: "caution", GarmentNotFound: "caution", GarmentMissed: "caution", OfferLapsed: "caution", PromiseSlipping: "caution",
  PromiseBroken: "caution", RequestEscalated: "caution", HelpEscalated: "caution", GarmentUnaccounted: "caution", AlertRaised: "caution",
  GarmentDelivered: "good", GarmentKept: "good", RoomCleared: "good", GarmentRecovered: "good",
};

/** "GarmentRequested" -> "Garment requested", for a kind that came after this screen. */
const plainly = (kind) => kind.replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

const upper = (words) => words.charAt(0).toUpperCase() + words.slice(1);

export function sentence(fact, tongue = language()) {
  const room = say(fact.room?.name ?? fact.room);
  const words = SENTENCES[tongue][fact.kind];
  if (!words) return [plainly(fact.kind), fact.call_sign, room].filter(Boolean).join(" · ");
  return upper(words({
    who: fact.call_sign ?? NOBODY[tongue],
    garment: say(fact.garment) || SOMETHING[tongue],
    room: room || SOMEWHERE[tongue],
    at: room ? AT[tongue](room) : "",
  }));
}

export const feed = (recent) => h("ol", { class: "feed" }, recent.map((fact, i) => h("li", {
  key: `${fact.at}-${fact.kind}-${fact.call_sign}-${i - recent.length}`, "data-kind": fact.kind, class: `tone-${TONES[fact.kind] ?? "plain"}`,
},
  h("span", { class: "mark", "aria-hidden": "true" }),
  h("span", { class: "grow" }, sentence(fact)),
  h("time", { class: "tiny faint", datetime: fact.at }, ago(fact.at)))));
