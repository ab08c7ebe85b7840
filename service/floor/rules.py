"""Two registers: which rule decides a command, and which change a fact makes to the floor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from service.clock import Ms
from service.floor.commands import Command
from service.floor.facts import Fact
from service.floor.policy import Policy
from service.floor.refusal import Refusal
from service.floor.state import Floor

Decision = Iterable[Fact] | Refusal
C = TypeVar("C", bound=Command)
F = TypeVar("F", bound=Fact)

RULES: dict[type[Command], Callable[[Floor, Any, Ms, Policy], Decision]] = {}
CHANGES: dict[type[Fact], Callable[[Floor, Any, Ms], None]] = {}


def decides(
    kind: type[C],
) -> Callable[
    [Callable[[Floor, C, Ms, Policy], Decision]], Callable[[Floor, C, Ms, Policy], Decision]
]:
    """Register the rule that decides commands of ``kind``."""

    def register(
        rule: Callable[[Floor, C, Ms, Policy], Decision],
    ) -> Callable[[Floor, C, Ms, Policy], Decision]:
        RULES[kind] = rule
        return rule

    return register


def folds(
    kind: type[F],
) -> Callable[[Callable[[Floor, F, Ms], None]], Callable[[Floor, F, Ms], None]]:
    """Register the change that facts of ``kind`` make."""

    def register(change: Callable[[Floor, F, Ms], None]) -> Callable[[Floor, F, Ms], None]:
        CHANGES[kind] = change
        return change

    return register
