/** What a person at the kiosk can do with their visit, one function a button. */
import { helpSheet } from "../kit/help.js";
import { ask as confirm } from "../kit/sheet.js";
import { attempt } from "../kit/toast.js";
import { bookingSheet } from "./booking.js";
import { printToken } from "./paper.js";
import { whereSheet } from "./where.js";
import { t } from "./words.js";

export function acts({ api, visit, state, go, startOver, freshCode, openLike }) {
  const where = (request) => whereSheet(api, request, visit.view?.room);
  return {
    another: () => go({ page: "home" }),
    done: startOver,
    freshCode,
    where,
    cancel: (request, button) => attempt(() => visit.cancel(request), button),
    replace: (request, gtin, card) => visit.replace(request, gtin, card ?? {}),
    wait: (request) => visit.wait(request),
    async carryInstead(request) {
      const done = await visit.carryInstead(request);
      where(done.visit.requests.find((each) => each.id === done.request));
    },
    like: (request) => openLike(request),
    stopWanting: (wish) => visit.stopWanting(wish),
    join: () => visit.join(visit.view.accessible),
    leaveLine: () => visit.leaveLine(),
    hold: () => visit.hold(),
    holdPlace: () => visit.holdPlace(),
    resume: () => visit.resume(),
    yield: () => visit.yieldPlace(),
    book: () => bookingSheet(api, (at) => visit.book(at)),
    giveUpBooking: () => visit.giveUpBooking(),
    help: () => helpSheet((about) => visit.help(about)),
    noHelp: () => visit.noHelp(),
    async print() {
      const code = await visit.freshCode({ lastsMs: 300_000 }).catch(() => null);
      if (visit.view) printToken({ visit: visit.view, code, store: state.store });
    },
    async end() {
      const sure = await confirm({ title: t("endAsk"), text: t("endText"), yes: t("endYes"), danger: true });
      if (sure && (await attempt(() => visit.end()))) startOver();
    },
  };
}
