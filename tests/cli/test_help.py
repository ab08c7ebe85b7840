"""``fitroom --help`` reads like documentation: every command and every option says what it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from service.cli.main import app
from tests.cli.conftest import Fitroom


def commands(group: Any, name: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with the words that call it."""
    context = typer.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        if hasattr(command, "commands"):
            yield from commands(command, (*name, word))
        else:
            yield (*name, word), command


COMMANDS = dict(commands(typer.main.get_command(app)))


def test_there_is_a_command_for_each_of_these() -> None:
    assert {" ".join(name) for name in COMMANDS} >= {
        "run",
        "links",
        "settings",
        "labels",
        "signals tail",
        "catalog import",
        "catalog demo",
        "catalog verify",
        "train encoder",
        "store plan",
        "evaluate off-policy",
        "experiment propose",
        "simulate",
        "plan",
    }


@pytest.mark.parametrize("name", COMMANDS, ids=" ".join)
def test_a_command_says_what_it_does_and_so_does_each_of_its_options(
    name: tuple[str, ...], fitroom: Fitroom
) -> None:
    said = fitroom(*name, "--help")
    assert said.exit_code == 0
    command = COMMANDS[name]
    assert command.help
    first = command.help.split("\n")[0].split(" (")[0].split("[")[0]
    assert first in said.output.replace("\n", " ")
    for option in command.params:
        assert option.name == "help" or getattr(option, "help", None), option.name


@pytest.mark.parametrize("words", [[], ["--help"], ["catalog"], ["signals"]])
def test_without_a_command_one_is_shown_what_there_is(words: list[str], fitroom: Fitroom) -> None:
    said = fitroom(*words).output
    assert "Usage" in said
    assert "Commands" in said


def test_an_unknown_command_is_no_command(fitroom: Fitroom) -> None:
    said = fitroom("dance")
    assert said.exit_code == 2
    assert "No such command 'dance'" in said.output
