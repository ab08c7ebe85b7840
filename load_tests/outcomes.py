"""Which refusals simply happen in a busy shop, by what was asked; all others are failures.

Two people may want the last piece, two runners the same task: one is told so, in shop words.
Anything that is not listed here must not happen to people who do nothing wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Somebody else, or the shopper, was quicker with this task.
_GONE_BY = frozenset({"request_unknown", "task_not_open", "task_taken", "not_your_task"})

ORDINARY: Mapping[str, frozenset[str]] = {
    "request": frozenset({"sold_out", "already_asked", "list_full"}),
    "carry": frozenset({"already_asked", "list_full"}),
    "change size": frozenset({"sold_out", "already_asked", "list_full", "too_late"}),
    "cancel": frozenset({"too_late"}),
    "hold the offer": frozenset({"already_held", "no_offer"}),
    "enter the room": frozenset({"no_offer"}),
    "leave the line": frozenset({"not_waiting"}),
    "call help": frozenset({"help_called"}),
    "claim": _GONE_BY,
    "release": _GONE_BY,
    "pick": _GONE_BY,
    "deliver": _GONE_BY | {"no_room_yet"},
    "not found": _GONE_BY,
    "recover": frozenset({"go_back_unknown"}),
    "clear a room": frozenset({"room_not_waiting_to_be_cleared"}),
    "answer help": frozenset({"no_help", "help_answered"}),
}


def ordinary(kind: str, code: str | None) -> bool:
    """Whether being refused ``kind`` with ``code`` is something that simply happens."""
    return code is not None and code in ORDINARY.get(kind, frozenset())
