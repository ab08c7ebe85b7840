"""``fitroom train ranker``: from the lake of a store to a ranker, its card, and whether it is used.

A ranker and its card lie in the folder of rankers as STORE/NAME.json and .md. The service uses
STORE.json beside that folder, which is replaced at once and only by one that may take over.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from service.archive.lake import Lake
from service.cli.house import give_up, out
from service.cli.ranking.learning import Learned, learn
from service.cli.ranking.telling import as_text, told
from service.insight.slates import slates_of
from service.recommend.learned.ranker import write_ranker
from service.recommend.learned.slate_log import SlateLog, gather
from service.recommend.learned.trial import Trial
from service.recommend.learned.visits import trial_of


@dataclass(frozen=True, slots=True)
class Order:
    """What to learn from: days ``since`` to ``until`` of a store's ``lake``, YYYY-MM-DD."""

    lake: Lake
    store: str
    since: str
    until: str
    rankers: Path
    name: str
    seed: int
    use: bool | None
    share: float


def carry_out(order: Order) -> None:
    """Learn, write, say how it did; and use it where it may, or where ``use`` insists.

    Where the trial that runs in the store loses, the ranker in use is stopped, and another one is
    used only where ``use`` insists.
    """
    slates = list(slates_of(order.lake, order.store, order.since or "", order.until or "~"))
    if not slates:
        give_up(
            f"The lake has no slates of {order.store!r} that were seen in those days. Slates are "
            "archived with fitroom archive, and what each was chosen from since this version."
        )
    lost = stop_if_it_loses(order, trial_of(slates, order.share))
    log = gather(slates)
    made_by = sorted({one.ranker for one in slates})
    out.print(f"{len(log):,} slates of {len(set(log.visit.tolist())):,} visits", markup=False)
    learned = learn(log, order.name, order.seed)
    ranker = replace(learned.ranker, card=card_of(learned, log, made_by, order))
    folder, in_use = order.rankers / order.store, order.rankers / f"{order.store}.json"
    folder.mkdir(parents=True, exist_ok=True)
    data = write_ranker(ranker)
    (folder / f"{order.name}.json").write_bytes(data)
    (folder / f"{order.name}.md").write_text(as_text(ranker), "utf-8")
    out.print(as_text(ranker), markup=False)
    may = learned.may_follow if in_use.exists() else learned.may_take_over
    if may and not lost if order.use is None else order.use:
        take_up(in_use, data)
        out.print(f"The service of {order.store} uses it from its next slate on.", markup=False)
    else:
        out.print("It is not used: " + _why_not(learned, lost, may), markup=False)
        if in_use.exists() and not may:
            out.print("The one in use stays until its trial loses.", markup=False)


def stop_if_it_loses(order: Order, trial: Trial) -> bool:
    """Say how the trial in the store stands; whether it loses, and was stopped."""
    if not trial.learned or not trial.likeness:
        return False
    for what, one in (("kept", trial.kept), ("asked for", trial.asked)):
        out.print(
            f"trial in the store: {what} of what was suggested, a visit, {one.value:+.3f} in the "
            f"learned order ({one.low:+.3f} to {one.high:+.3f}, holds at all times; "
            f"{trial.learned:,} visits against {trial.likeness:,})",
            markup=False,
        )
    folder = order.rankers / order.store
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "trial.json").write_text(json.dumps(asdict(trial), indent=1) + "\n", "utf-8")
    if trial.outcome != "loses":
        return False
    (order.rankers / f"{order.store}.json").unlink(missing_ok=True)
    out.print("It loses and is stopped: slates are in the order of likeness again.", markup=False)
    return True


def take_up(path: Path, data: bytes) -> None:
    """Put a ranker in the place that the service reads, in one step."""
    staged = path.with_suffix(".staged")
    staged.write_bytes(data)
    os.replace(staged, path)


def card_of(learned: Learned, log: SlateLog, made_by: list[str], order: Order) -> dict[str, Any]:
    """What a ranker was learned from and how it did, for its file."""
    seen = log.seen & (log.place >= 0)
    return {
        "store": order.store,
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


def _why_not(learned: Learned, lost: bool, may: bool) -> str:
    if lost:
        return "the last one lost its trial in the store; look into it, then --use"
    if learned.verdict.refused:
        return learned.verdict.refused
    if may:
        return "--no-use was given"
    return "what it gains over likeness is not sure (the interval of dr reaches below zero)"
