/**
 * Who this screen is. A link such as /runner#key=XXXX is exchanged once for a token, which stays in
 * localStorage under `fitroom:<role>[:<room>]`. The fragment is removed before anything else happens:
 * it never reached the server, and it shall not stay in the address bar either.
 */
import { ask } from "./api.js";
import { h, render } from "./dom.js";
import { language, problem } from "./i18n.js";
import { drop, keep, recall } from "./memory.js";

const name = (role, room) => `fitroom:${role}${room ? `:${room}` : ""}`;

/** The access this screen has: {token, role, store, subject, name}, or null. */
export const accessOf = (role, room) => recall(name(role, room));
export const keepAccess = (role, access, room) => keep(name(role, room), access);
export const dropAccess = (role, room) => drop(name(role, room));

/** Takes `what` (key, code) out of the address bar and returns its value, or null. */
export function takeFragment(what) {
  const fields = new URLSearchParams(location.hash.slice(1));
  const value = fields.get(what);
  if (value) history.replaceState(history.state, "", location.pathname + location.search);
  return value;
}

/** Exchanges a key in the address, if there is one; returns the access or null. Throws a refusal
 *  only when there is no earlier access to go on with. */
export async function enrol(role, room) {
  const key = takeFragment("key");
  const earlier = accessOf(role, room);
  if (!key) return earlier;
  try {
    const access = await ask("POST", "/v1/enrolment", { body: { key } });
    keepAccess(role, access, room);
    return access;
  } catch (error) {
    if (earlier) return earlier;
    throw error;
  }
}

const WORDS = {
  en: {
    title: "This screen has no access yet",
    help: "Open it once with the link that the service printed when it started, or ask a manager for a new link. A link works once.",
  },
  ko: {
    title: "아직 사용 권한이 없는 화면입니다",
    help: "서비스를 시작할 때 출력된 링크로 한 번 열어 주세요. 링크가 없으면 매니저에게 새 링크를 요청하세요. 링크는 한 번만 쓸 수 있습니다.",
  },
};

/** The whole page says plainly that it may not be used, why, and what to do. */
export function showNoAccess(root, error = null) {
  const words = WORDS[language()];
  document.body.dataset.screenState = "no_access";
  document.title = `Fitroom - ${words.title}`;
  render(root, h("main", { class: "page-message" },
    h("h1", null, words.title),
    error && h("p", { class: "danger", role: "alert" }, problem(error)),
    h("p", { class: "soft" }, words.help)));
}
