"""``fitroom store``: what a store is before anyone walks in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from catalog.plan_file import PlanFileError, read_plan, write_plan
from catalog.store import StorePlan
from service.cli.house import House, err, give_up, in_house, out
from service.floor import Refusal
from service.floor.commands import PlanStore

app = typer.Typer(help="A store's zones, fixtures, fitting rooms and map.", no_args_is_help=True)


@app.command()
def plan(
    file: Annotated[
        Path | None,
        typer.Argument(help="The plan to take up, as TOML. Without it the plan is printed."),
    ] = None,
    store: Annotated[
        str, typer.Option(help="Which store. Not needed where there is only one.")
    ] = "",
) -> None:
    """Print a store's plan, or take up another: zones, fixtures, rooms, and where they stand.

    Begin with [bold]fitroom store plan > plan.toml[/], change it, and give it back. Lengths are
    metres; a running service and every screen take the new plan up at once.
    """

    async def work(house: House) -> None:
        from service.cli.main import the_store

        name = await the_store(house, store)
        live = await house.store(name)
        if file is None:
            if live.floor.plan is None:
                give_up(f"Store {name!r} has no plan yet. Import its catalogue first.")
            typer.echo(write_plan(live.floor.plan), nl=False)
            return
        outcome = await live.submit(PlanStore(_read(file, name)))
        if isinstance(outcome, Refusal):
            give_up(outcome.detail)
        taken = live.floor.plan
        assert taken is not None
        out.print(
            f"Store [bold]{name}[/]: {len(taken.zones)} zones, {len(taken.fixtures)} fixtures, "
            f"{len(taken.rooms)} fitting rooms, {'with' if taken.area else 'without'} a map."
        )

    in_house(work)


def _read(file: Path, store: str) -> StorePlan:
    try:
        return read_plan(file.read_text("utf-8"), store)
    except (OSError, UnicodeDecodeError) as problem:
        give_up(f"{file} can't be read: {problem}")
    except PlanFileError as wrong:
        for line in wrong.problems:
            err.print(f"{file}: {line}", markup=False, soft_wrap=True)
        give_up("The plan was not taken up; nothing was changed.")
