/** Words of the displays page. */
import { speaker } from "../kit/i18n.js";

export const t = speaker({
  en: {
    loading: "Loading displays...",
    experiments: "Experiments", noExperiments: "Nothing is being tried out. Plan an experiment, and the report tells what it did.",
    changes: "Changed lately", noChanges: "No change was recorded yet.", record: "I changed a display", plan: "Try something out",
    changedWhat: "What was changed", fixture: "Fixture", from: "It came from", nowhere: "nowhere else", recordIt: "Record it",
    tryWhat: "What the change will be", design: "How", starts: "First day", weeks: "How long", nWeeks: (n) => `${n} weeks`, smallest: "Smallest effect worth knowing (%)",
    switch_back: "changed and changed back, by a toss", before_after: "changed once, compared with other fixtures",
    planText: "The days are fixed now and nothing is told before the last one: whoever looks every day finds effects that are not there.", planIt: "Plan it",
    state_planned: () => "planned", state_running: (day, days) => `day ${day} of ${days}`, state_over: () => "over, see the report", state_stopped: () => "stopped",
    arm_A: "as it was", arm_B: "with the change", todayIs: (arm) => `Today: ${arm}.`, halves: (one, hour, other) => `Today: ${one}; from ${hour}:00 ${other}.`,
    changeFor: (arm) => `Before opening tomorrow: ${arm}.`,
    stop: "Stop", stopAsk: "Stop this experiment?", stopMeans: "No more days count, and it cannot go on. What there is will be told, less surely.", stopYes: "Yes, stop it",
  },
  ko: {
    loading: "진열 정보를 불러오는 중...",
    experiments: "진열 실험", noExperiments: "진행 중인 실험이 없습니다. 실험을 계획하면 효과를 보고서로 알려 드립니다.",
    changes: "최근 변경", noChanges: "기록된 변경이 없습니다.", record: "진열 변경 기록", plan: "실험하기",
    changedWhat: "변경 내용", fixture: "집기", from: "옮기기 전 위치", nowhere: "해당 없음", recordIt: "기록",
    tryWhat: "시도할 변경", design: "방법", starts: "시작일", weeks: "기간", nWeeks: (n) => `${n}주`, smallest: "알고 싶은 최소 효과 (%)",
    switch_back: "추첨에 따라 번갈아 바꾸기", before_after: "한 번 바꾸고 다른 집기와 비교",
    planText: "기간은 지금 정해지고 마지막 날까지 결과를 알려 드리지 않습니다. 매일 들여다보면 없는 효과가 보이기 때문입니다.", planIt: "계획",
    state_planned: () => "예정", state_running: (day, days) => `${days}일 중 ${day}일째`, state_over: () => "종료, 보고서 참고", state_stopped: () => "중단됨",
    arm_A: "원래대로", arm_B: "변경한 상태", todayIs: (arm) => `오늘: ${arm}.`, halves: (one, hour, other) => `오늘: ${one}, ${hour}시부터 ${other}.`,
    changeFor: (arm) => `내일 개점 전: ${arm}.`,
    stop: "중단", stopAsk: "이 실험을 중단할까요?", stopMeans: "더는 날을 세지 않으며 다시 이어갈 수 없습니다. 지금까지의 결과를 덜 확실하게 알려 드립니다.", stopYes: "네, 중단합니다",
  },
});
