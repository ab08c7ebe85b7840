"""The source files of the house, read once."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).parents[2]
#: The top-level folders are fixed.
FOLDERS = ("catalog", "embeddings", "kiosk", "load_tests", "service", "tests")
#: What people wrote and people read.
WRITTEN = {".py", ".js", ".css", ".html", ".lua", ".md", ".toml", ".svg", ".c", ".json", ".yml"}
#: What a run left behind, and git does not see.
LEFT_BEHIND = "load_tests/bench/results/"


@dataclass(frozen=True, slots=True)
class Source:
    """One file; ``name`` is its path from the top of the house."""

    name: str
    text: str

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def kind(self) -> str:
        return Path(self.name).suffix

    def imports(self) -> Iterator[str]:
        """Every module that a Python file imports, anywhere in it."""
        for node in ast.walk(parsed(self)):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                here = Path(self.name).parts[: -node.level] if node.level else ()
                base = ".".join([*here, *([node.module] if node.module else [])])
                yield base
                yield from (f"{base}.{alias.name}" for alias in node.names)


@functools.cache
def parsed(source: Source) -> ast.Module:
    return ast.parse(source.text, source.name)


@functools.cache
def sources() -> tuple[Source, ...]:
    """Every file of the house that somebody wrote."""
    paths = [path for path in HOUSE.iterdir() if path.is_file()]
    paths += [path for folder in FOLDERS for path in (HOUSE / folder).rglob("*")]
    paths += list((HOUSE / ".ci").rglob("*"))
    found = [
        Source(path.relative_to(HOUSE).as_posix(), path.read_text("utf-8"))
        for path in sorted(paths)
        if path.is_file()
        and "__pycache__" not in path.parts
        and (path.suffix in WRITTEN or path.name in ("Makefile", "run", ".gitignore"))
    ]
    return tuple(source for source in found if not source.name.startswith(LEFT_BEHIND))


def python(*folders: str) -> list[Source]:
    """The Python files below these folders (of the product, if none are named)."""
    below = folders or FOLDERS[:-1]
    return [
        source
        for source in sources()
        if source.kind == ".py" and any(source.name.startswith(f"{one}/") for one in below)
    ]
