/** Calling a person: three reasons to choose from, so that the right hands come. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { speaker } from "./i18n.js";
import { openSheet } from "./sheet.js";
import { attempt, tell } from "./toast.js";

const t = speaker({
  en: {
    title: "What can we do?", size: "A question about size", carry: "Help me carry", other: "Something else",
    called: "We have told the team", answered: "Someone is on the way", stop: "Not needed any more", told: "We have told the team",
  },
  ko: {
    title: "무엇을 도와 드릴까요?", size: "사이즈 문의", carry: "옷 들어 주기", other: "기타",
    called: "직원에게 알렸습니다", answered: "직원이 가고 있습니다", stop: "이제 괜찮아요", told: "직원에게 알렸습니다",
  },
});

/** `call(about)` sends it. */
export function helpSheet(call) {
  openSheet({
    label: () => t("title"),
    view: (sheet) => h("div", { class: "stack tight" }, ["size", "carry", "other"].map((about) => h("button", {
      key: about, class: "button quiet wide big", type: "button",
      onclick: async (event) => {
        if (!(await attempt(() => call(about), event.currentTarget))) return;
        sheet.close();
        tell(t("told"));
      },
    }, t(about)))),
  });
}

/** The call as it stands, and the way to take it back. */
export function helpCard(help, stop) {
  return h("section", { class: "card row", key: "help", "data-help": help.id }, icon("help"),
    h("p", { class: "grow strong", role: "status" }, t(help.answered_at ? "answered" : "called")),
    h("button", { class: "button quiet small", type: "button", onclick: (event) => attempt(stop, event.currentTarget) }, t("stop")));
}
