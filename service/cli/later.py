"""Commands whose modules are imported when they are named: ``fitroom run`` starts without what
imports catalogues, simulates days and trains.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

#: The module of each, and what of it: a group of commands, or the function of one.
MODULES: Mapping[str, tuple[str, str]] = {
    "catalog": ("service.cli.importing", "app"),
    "train": ("service.cli.training", "app"),
    "store": ("service.cli.store", "app"),
    "evaluate": ("service.cli.evaluate", "app"),
    "experiment": ("service.cli.experiment", "app"),
    "simulate": ("service.cli.simulating", "simulate_"),
    "plan": ("service.cli.planning", "plan_"),
}


class Later(TyperGroup):
    """The commands that are there at once, and those of `MODULES`."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *MODULES]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; None if there is none."""
        if cmd_name in MODULES and cmd_name not in self.commands:
            self.commands[cmd_name] = _imported(cmd_name)
        return super().get_command(ctx, cmd_name)


def _imported(name: str) -> Any:
    module, what = MODULES[name]
    found = getattr(import_module(module), what)
    if isinstance(found, typer.Typer):
        group = typer.main.get_group(found)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False)
    alone.command(name)(found)
    return typer.main.get_command(alone)
