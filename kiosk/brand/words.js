/** The words of a brand's page. */
import { speaker } from "../kit/i18n.js";

export const t = speaker({
  en: {
    title: "Your figures", sections: "Pages", reports: "Reports", reads: "Who read them", other: "한국어로 보기",
    lead: (name) => `What garments of ${name} came to in this store, beside the average of all garments in it. Other brands' figures are not shown, and yours are not shown to them.`,
    readsLead: "Every report that your figures may stand in, by whoever read it. A line is written before the report is shown, and stays.",
    at: "When", who: "Who", what: "Report", days: "Days", role_manager: "Store", role_brand: "Brand",
  },
  ko: {
    title: "브랜드 보고서", sections: "페이지", reports: "보고서", reads: "열람 기록", other: "View in English",
    lead: (name) => `이 매장에서 ${name} 옷이 거둔 결과이며, 매장 전체 평균을 함께 보여 드립니다. 다른 브랜드의 수치는 보이지 않고, 이 수치도 다른 브랜드에 보이지 않습니다.`,
    readsLead: "이 브랜드의 수치가 들어갈 수 있는 보고서를 누가 열람했는지 모두 남습니다. 보고서를 보여 주기 전에 기록되며 지워지지 않습니다.",
    at: "시각", who: "열람자", what: "보고서", days: "기간", role_manager: "매장", role_brand: "브랜드",
  },
});
