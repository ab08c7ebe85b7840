"""``decide(floor, command, now) -> facts | Refusal``: the one place where a command becomes facts.

It is pure: it reads the floor, changes nothing, and takes the time and every id as arguments. An
empty tuple means that what was asked for is so already. The rules themselves live with their nouns.
"""

from __future__ import annotations

from service.clock import Ms
from service.floor import (
    alert,
    booking,
    carrying,
    clearing,
    companion,
    count_task,
    erasure,
    escalation,
    experiment,
    fitting_room,
    go_back,
    help_call,
    not_found,
    outcome,
    pick_task,
    question,
    replacement,
    request,
    shift,
    stock,
    timing,
    visit,
    walk,
    wanting,
)
from service.floor import waiting_line as line
from service.floor.commands import Command
from service.floor.due import let_time_pass
from service.floor.facts import Fact
from service.floor.policy import DEFAULT, Policy
from service.floor.promise import slipping
from service.floor.refusal import Refusal
from service.floor.rules import RULES
from service.floor.state import Floor

#: Importing a noun registers its rules; naming them here keeps the list of nouns in one place.
NOUNS = (
    alert,
    booking,
    carrying,
    clearing,
    count_task,
    companion,
    erasure,
    escalation,
    experiment,
    fitting_room,
    go_back,
    help_call,
    line,
    not_found,
    outcome,
    pick_task,
    question,
    replacement,
    request,
    shift,
    slipping,
    stock,
    timing,
    visit,
    wanting,
    walk,
    let_time_pass,
)


def decide(
    floor: Floor, command: Command, now: Ms, policy: Policy = DEFAULT
) -> tuple[Fact, ...] | Refusal:
    """What happens when ``command`` meets ``floor`` at ``now``.

    Raises:
        KeyError: the kind of command is not known; that is a mistake in the program.
    """
    decision = RULES[type(command)](floor, command, now, policy)
    return decision if isinstance(decision, Refusal) else tuple(decision)
