"""``fitroom train ranker``: from the lake of a store to a ranker, its card, and whether it is used.

Where it lies and how it is taken up: `service.insight.learning.folder`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from service.archive.lake import Lake
from service.cli.house import give_up, out
from service.cli.ranking.learning import Learned, learn
from service.cli.ranking.telling import as_text, told
from service.clock import Ms, rfc3339
from service.insight.learning.folder import Folder
from service.insight.learning.trial import Watch
from service.insight.slates import slates_of
from service.recommend.learned.ranker import write_ranker
from service.recommend.learned.slate_log import SlateLog, gather


@dataclass(frozen=True, slots=True)
class Order:
    """What to learn from: days ``since`` to ``until`` of a store's ``lake``, YYYY-MM-DD."""

    lake: Lake
    folder: Folder
    since: str
    until: str
    name: str
    seed: int
    use: bool | None
    now: Ms


def carry_out(order: Order) -> None:
    """Learn, write, say how it did; and use it where it may, or where ``use`` insists.

    Where the trial that runs in the store loses, the ranker in use is stopped, and while a stop
    holds another one is used only where ``use`` insists.
    """
    folder = order.folder
    _say_how_the_trial_stands(order)
    slates = list(slates_of(order.lake, folder.store, order.since or "", order.until or "~"))
    if not slates:
        give_up(
            f"The lake has no slates of {folder.store!r} that were seen in those days. Slates are "
            "archived with fitroom archive, and what each was chosen from since this version."
        )
    log = gather(slates)
    made_by = sorted({one.ranker for one in slates})
    out.print(f"{len(log):,} slates of {len(set(log.visit.tolist())):,} visits", markup=False)
    learned = learn(log, order.name, order.seed)
    ranker = replace(learned.ranker, card=card_of(learned, log, made_by, order))
    data = write_ranker(ranker)
    folder.add(order.name, data, as_text(ranker))
    out.print(as_text(ranker), markup=False)
    follows = folder.in_use.exists()
    may = learned.may_follow if follows else learned.may_take_over
    why = _why_not(learned, order, may)
    if why is None and not folder.take_up(data, order.now, insist=bool(order.use)):
        why = "stopped"
    told = {"at": rfc3339(order.now), "ranker": order.name, "visits": ranker.card["visits"]}
    folder.tell("trained", {**told, "used": why is None, "why": why})
    if why is None:
        out.print(f"The service of {folder.store} uses it from its next slate on.", markup=False)
        return
    out.print(f"It is not used: {learned.verdict.refused or WHY_NOT[why]}", markup=False)
    if follows and not may:
        out.print("The one in use stays until its trial loses.", markup=False)


WHY_NOT = {
    "stopped": "learning was stopped in this store; look into it, then --use",
    "refused": "it was refused",
    "unsure": "what it gains over likeness is not sure (the interval of dr reaches below zero)",
    "not_wanted": "--no-use was given",
}


def _why_not(learned: Learned, order: Order, may: bool) -> str | None:
    """Why it may not be used, as one of `WHY_NOT`."""
    if order.use:
        return None
    if not order.folder.may_learn(order.now):
        return "stopped"
    if not may:
        return "refused" if learned.verdict.refused else "unsure"
    return "not_wanted" if order.use is False else None


def _say_how_the_trial_stands(order: Order) -> None:
    trial = Watch(order.lake, order.folder).look(order.now)
    if trial is None or not trial.learned or not trial.likeness:
        return
    for what, one in (("kept", trial.kept), ("asked for", trial.asked)):
        out.print(
            f"trial in the store: {what} of what was suggested, a visit, {one.value:+.3f} in the "
            f"learned order ({one.low:+.3f} to {one.high:+.3f}, holds at all times; "
            f"{trial.learned:,} visits against {trial.likeness:,})",
            markup=False,
        )
    if trial.outcome == "loses":
        out.print("It loses and is stopped: slates are in the order of likeness again.")


def card_of(learned: Learned, log: SlateLog, made_by: list[str], order: Order) -> dict[str, Any]:
    """What a ranker was learned from and how it did, for its file."""
    seen = log.seen & (log.place >= 0)
    return {
        "store": order.folder.store,
        "days": [int(log.day.min()), int(log.day.max())],
        "seed": order.seed,
        "slates": len(log),
        "visits": len(set(log.visit.tolist())),
        "cards_seen": int(seen.sum()),
        "asked": int((log.asked & seen).sum()),
        "kept": int((log.kept & seen).sum()),
        "made_by": made_by,
        "looks": [round(float(one), 4) for one in learned.looks],
        "penalties": list(learned.strengths),
        "off_policy": told(learned.verdict),
        "may_take_over": learned.may_take_over,
    }
