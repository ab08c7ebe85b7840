/** A scanned tag moves the garment in the runner's hand on, or says plainly why not. */
import { say } from "../kit/i18n.js";
import { tell } from "../kit/toast.js";
import { t } from "./words.js";
import { meaningOfScan, tagEnd } from "./work.js";

export function scanned({ tag, view, onGoBacks, act }) {
  if (tag.kind !== "garment") return undefined;
  const back = onGoBacks && view.go_backs.find((one) => one.garment.gtin === tag.gtin);
  if (back) return act.recover(back, true);
  const { kind, task } = meaningOfScan(view, tag.gtin);
  const picked = task && t("scanPicked", say(task.name));
  if (kind === "pick") return act.pick(task).then((done) => done && tell(picked));
  if (kind === "claim_and_pick") return act.claimAndPick(task, picked);
  if (kind === "taken") return tell(t("scanTaken", task.owner.name), { danger: true });
  if (kind === "picked_already") return tell(picked);
  return tell(t("scanUnknown", tagEnd(tag.gtin)), { danger: true });
}
