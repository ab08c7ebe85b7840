"""The answer of ``fitroom plan`` on a console: a table, what to do, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cli.day_sheet import clock, sheet_of
from service.cli.house import out
from service.simulator.staffing import Share, Staffing

if TYPE_CHECKING:
    from service.cli.planning import Answer

#: With fewer visits a day says little about the next one.
FEW_VISITS = 60
#: Further than this from what the log says, the simulator is not this store.
FAR_OFF = 0.1


def print_staffing(answer: Answer) -> None:
    """One row for each staffing that was tried, then the answer in words."""
    limit = clock(answer.goal.wait_s)
    sheet = sheet_of(f"Days like {answer.day} ({answer.visits} visits): waits within {limit}")
    for name in ("runners", "rooms", "for a room", "p90", "for a garment", "p90", "days", ""):
        sheet.add_column(name, justify="right", no_wrap=True)
    for one in sorted(answer.tried, key=lambda one: (one.rooms, one.runners)):
        sheet.add_row(*_row(one), "enough" if one.suffices(answer.goal) else "")
    if answer.best is not None:
        sheet.add_section()
        sheet.add_row(*_row(answer.best), "the answer", style="bold")
    out.print(sheet)
    out.print("Shares are means over days, with their 95 % interval (bootstrap).\n", style="dim")
    out.print("\n".join(_words(answer)), soft_wrap=True)


def _row(one: Staffing) -> tuple[str, ...]:
    return (
        str(one.runners),
        str(one.rooms),
        _share(one.room),
        clock(one.room_p90_s),
        _share(one.garment),
        clock(one.garment_p90_s),
        str(one.days),
    )


def _share(share: Share) -> str:
    return f"{share.value:.0%} ({share.low:.0%}-{share.high:.0%})"


def _words(answer: Answer) -> list[str]:
    """What a manager may do with it, and what not."""
    goal, best = answer.goal, answer.best
    if best is None:
        said = [
            f"None of these keeps {goal.share:.0%} of the waits within {clock(goal.wait_s)}. "
            "Try more with --runners and --rooms, or another --wait-s."
        ]
    else:
        sure = (
            "The whole interval lies above it."
            if best.surely(goal)
            else "Part of the interval lies below it: on some such days it will not be enough."
        )
        said = [
            f"{best.runners} runners and {best.rooms} rooms keep {goal.share:.0%} of the waits for "
            f"a room and of those for a garment within {clock(goal.wait_s)}. {sure}"
        ]
    return [*said, _checked(answer), *_doubts(answer)]


def _checked(answer: Answer) -> str:
    was, again = answer.was, answer.again
    return (
        f"How far to trust it: as staffed then ({again.runners} runners, {again.rooms} rooms) "
        f"the simulator says {_share(again.room)} for a room and {_share(again.garment)} for a "
        f"garment; the log of that day says {was.room:.0%} and {was.garment:.0%}."
    )


def _doubts(answer: Answer) -> list[str]:
    doubts = []
    if answer.visits < FEW_VISITS:
        doubts.append(
            f"{answer.visits} visits are few: the next such day may be quite another. Take a "
            "busier day, or ask again when the log holds more."
        )
    if answer.pace is None:
        doubts.append(
            "The log holds too few fetches to see how quick the runners here are; made-up ones "
            "walk in their place."
        )
    off = max(
        abs(answer.again.room.value - answer.was.room),
        abs(answer.again.garment.value - answer.was.garment),
    )
    if off > FAR_OFF:
        doubts.append(
            f"The two differ by {off:.0%}: something of that day is not in its log. Lean on the "
            "comparison of staffings rather than on the shares."
        )
    return doubts
