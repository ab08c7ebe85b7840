"""Files and functions are short, or say why not; every module says what it is."""

from __future__ import annotations

import ast

from tests.architecture.sources import Source, parsed, sources

#: A reader holds this much of a file, and of a function, in mind.
FILE_LINES = 300
FUNCTION_LINES = 50
KINDS = (".py", ".js", ".css", ".lua")

#: Longer ones, and why. The number is theirs: they may get shorter, and not longer.
LONG_FILES: dict[str, tuple[int, str]] = {}
LONG_FUNCTIONS: dict[str, tuple[int, str]] = {
    "service/cli/importing.py:import_": (70, "its arguments are the help of the command"),
    "tests/browser/test_whole_visit.py:test_a_whole_visit_on_four_screens": (
        75,
        "a story that is told once, from the first scan to the go-back",
    ),
}


def written() -> list[Source]:
    """Every Python file that is not empty."""
    return [source for source in sources() if source.kind == ".py" and source.text]


def functions(source: Source) -> list[tuple[str, int]]:
    """Name and length of every function; a function in a function counts for both."""
    return [
        (f"{source.name}:{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_files_are_short_or_say_why_not() -> None:
    long = {
        source.name: source.lines
        for source in sources()
        if source.kind in KINDS and source.lines > LONG_FILES.get(source.name, (FILE_LINES, ""))[0]
    }
    assert long == {}


def test_functions_are_short_or_say_why_not() -> None:
    long = {
        name: lines
        for source in written()
        for name, lines in functions(source)
        if lines > LONG_FUNCTIONS.get(name, (FUNCTION_LINES, ""))[0]
    }
    assert long == {}


def test_only_what_is_long_is_excused() -> None:
    """An excuse that is no longer needed is taken back."""
    lengths = {source.name: source.lines for source in sources()}
    assert [name for name in LONG_FILES if lengths.get(name, 0) <= FILE_LINES] == []
    of_functions = dict(one for source in written() for one in functions(source))
    assert [n for n in LONG_FUNCTIONS if of_functions.get(n, 0) <= FUNCTION_LINES] == []
    assert all(reason for _, reason in (*LONG_FILES.values(), *LONG_FUNCTIONS.values()))


def test_every_module_says_what_it_is() -> None:
    """An empty one is only there to make its folder a package."""
    silent = [source.name for source in written() if not ast.get_docstring(parsed(source))]
    assert silent == []
