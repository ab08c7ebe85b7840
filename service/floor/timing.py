"""Individual timing: off, unless the retailer turns it on; and then whoever is timed can see it.

Figures are the team's. Only while individual timing is on does the floor keep any of one runner,
for today, and turning it off is forgetting them.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import SetIndividualTiming
from service.floor.facts import Fact, GarmentDelivered, IndividualTimingSet, WalkEnded
from service.floor.policy import Policy
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor, OwnFigures


@decides(SetIndividualTiming)
def _set(floor: Floor, command: SetIndividualTiming, now: Ms, policy: Policy) -> Decision:
    if command.on == (floor.timed is not None):
        return []
    return [IndividualTimingSet(on=command.on, by=command.by)]


@folds(IndividualTimingSet)
def _was_set(floor: Floor, fact: IndividualTimingSet, at: Ms) -> None:
    floor.timed = {} if fact.on else None


def keep_time(floor: Floor, fact: Fact) -> None:
    """Add ``fact`` to the figures of its runner, if anybody's are kept."""
    if floor.timed is None:
        return
    if isinstance(fact, GarmentDelivered):
        floor.timed.setdefault(fact.runner, OwnFigures()).pieces += 1
    elif isinstance(fact, WalkEnded):
        walk = floor.walks[fact.walk]
        own = floor.timed.setdefault(walk.runner, OwnFigures())
        own.walks += 1
        own.walk_s.append((walk.touched_at - walk.started_at) / 1000)
