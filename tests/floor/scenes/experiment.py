"""Refusals about displays and experiments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from service.floor.commands import ChangeDisplay, Command, PlanExperiment, StopExperiment
from tests.floor.shop import Shop

#: The shop opens on this Monday.
PLAN = PlanExperiment("e1", "before_after", "rail-1", "moved", "2026-11-23", 14, 0.25)


def _planned(shop: Shop, then: Command) -> Command:
    shop.do(PLAN)
    return then


def _over(shop: Shop) -> Command:
    shop.do(PLAN)
    shop.do(StopExperiment("e1"))
    return StopExperiment("e1")


EXPERIMENTS: dict[str, Callable[[Shop], Command]] = {
    "change_wrong": lambda shop: ChangeDisplay("rail-1", ""),
    "experiment_unknown": lambda shop: StopExperiment("e9"),
    "experiment_exists": lambda shop: _planned(shop, PLAN),
    "experiment_wrong": lambda shop: replace(PLAN, days=13),
    "experiment_time": lambda shop: replace(PLAN, starts="2027-11-23"),
    "experiment_overlaps": lambda shop: _planned(shop, replace(PLAN, experiment="e2")),
    "experiment_over": _over,
}
