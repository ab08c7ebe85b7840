/** Said in one sentence: what of a visit is counted; and the choice not to be, which costs nothing. */
import { h } from "./dom.js";
import { speaker } from "./i18n.js";
import { attempt, tell } from "./toast.js";

const t = speaker({
  en: {
    sentence: "We count which garments are scanned, tried, kept and left, always together with at least nine other visits.",
    box: "Do not count this visit", off: "This visit is not counted, and erased soon after you leave. Everything works as before.", on: "This visit is counted again.",
  },
  ko: {
    sentence: "어떤 옷을 스캔하고 입어 보고 고르고 두고 가시는지를, 항상 다른 방문 9건 이상과 합쳐서만 셉니다.",
    box: "이번 방문은 세지 않기", off: "이번 방문은 세지 않으며 나가신 뒤 곧 모두 지웁니다. 서비스는 그대로입니다.", on: "이번 방문을 다시 셉니다.",
  },
});

/** `choose(counted)` sends it. */
export const countingBox = (visit, choose) => h("div", { class: "stack tight", key: "counting" },
  h("p", { class: "soft small" }, t("sentence")),
  h("label", { class: "check row" },
    h("input", {
      type: "checkbox", "data-do": "counting", checked: visit.counted === false,
      onchange: async (event) => {
        const counted = !event.target.checked;
        if (await attempt(() => choose(counted), event.target)) tell(t(counted ? "on" : "off"));
      },
    }),
    t("box")));
