"""That visits were erased from everything that is kept: how many, and never which."""

from __future__ import annotations

from service.clock import Ms
from service.floor.commands import ConfirmErasure
from service.floor.facts import VisitsErased
from service.floor.policy import Policy
from service.floor.rules import Decision, decides, folds
from service.floor.state import Floor


@decides(ConfirmErasure)
def _confirm(floor: Floor, command: ConfirmErasure, now: Ms, policy: Policy) -> Decision:
    return [VisitsErased(command.visits)] if command.visits > 0 else []


@folds(VisitsErased)
def _erased(floor: Floor, fact: VisitsErased, at: Ms) -> None:
    """The floor had forgotten them before."""
