/** Words of the reports page; what a report says comes from the service in both languages. */
import { count, speaker } from "../kit/i18n.js";

const nRows = (n) => (n === 1 ? "1 row" : `${count(n)} rows`);

export const t = speaker({
  en: {
    name: "Report", by: "By", from: "From", to: "To", csv: "Save as CSV", visits: "Visits", making: "Making the report...",
    chartOf: (title) => `Chart: ${title}. The table below has every number.`, tableOf: (title) => `Table: ${title}`,
    withheld: (rows, k) => `What fewer than ${k} visits stand behind is not shown, so that no figure is about somebody: ${[rows && nRows(rows), "cells with a dash"].filter(Boolean).join(", and ")}.`,
    minutes: (n) => `${n} min`, seconds: (n) => `${n} s`,
    showAll: (n) => `Show all ${n}`, showFirst: (n) => `Show the first ${n}`, search: "Search the rows", found: (n, of) => `${n} of ${of}`,
  },
  ko: {
    name: "보고서", by: "구분", from: "시작일", to: "종료일", csv: "CSV로 저장", visits: "방문", making: "보고서를 만드는 중...",
    chartOf: (title) => `그래프: ${title}. 모든 수치는 아래 표에 있습니다.`, tableOf: (title) => `표: ${title}`,
    withheld: (rows, k) => `특정 손님이 드러나지 않도록 방문 ${k}건 미만인 수치는 표시하지 않습니다: ${rows ? `${count(rows)}개 행과 ` : ""}줄표(–)로 표시된 칸.`,
    minutes: (n) => `${n}분`, seconds: (n) => `${n}초`,
    showAll: (n) => `${n}개 모두 보기`, showFirst: (n) => `처음 ${n}개만 보기`, search: "행 검색", found: (n, of) => `${of}개 중 ${n}개`,
  },
});
