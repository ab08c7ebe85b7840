"""Words: those of this house, none that name a machine, and nothing that a page loads elsewhere."""

from __future__ import annotations

import re

import pytest

from tests.architecture.sources import Source, sources

#: Spelt so that this file does not find itself.
ELSEWHERE = {
    "a folder of somebody's machine": r"(?<![\w.])/(?:ro" r"ot|home|Users)/\w",
    "something left to do": r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b",
    "a merge that was not finished": r"^(?:<{7}|>{7}) ",
}
#: An address that a browser would load from: of a script, a style, a picture, a module.
LOADED = re.compile(
    r"""(?:src|href)\s*=\s*["']https?://|url\(["']?https?://|from\s+["']https?://|"""
    r"""import\(\s*["']https?://|@import\s+["']https?://"""
)


@pytest.mark.parametrize("what", ELSEWHERE)
def test_no_file_names(what: str) -> None:
    pattern = re.compile(ELSEWHERE[what], re.MULTILINE)
    found = {
        source.name: match.group()
        for source in sources()
        if (match := pattern.search(source.text)) is not None
    }
    assert found == {}


def test_a_screen_loads_nothing_from_anywhere_else() -> None:
    kinds = (".html", ".css", ".js", ".svg")
    found = [s.name for s in sources() if s.kind in kinds and LOADED.search(s.text)]
    assert found == []


def test_a_visit_is_never_called_a_session() -> None:
    """The word means other things to a browser, to pytest and to an operating system."""
    theirs = re.compile(
        r"sessionStorage|start_new_session|InferenceSession|SessionOptions"
        r"|scope=\"session\"|session\(\)",
        re.I,
    )
    found = [
        source.name
        for source in sources()
        if source.name.startswith(("service/", "kiosk/", "catalog/", "embeddings/"))
        and re.search(r"session", theirs.sub("", source.text), re.IGNORECASE)
    ]
    assert found == []


def test_lines_end_and_begin_as_they_should() -> None:
    assert [s.name for s in sources() if s.text and not s.text.endswith("\n")] == []
    assert [s.name for s in sources() if "\t" in s.text and _indented(s)] == []
    assert [s.name for s in sources() if "\r" in s.text] == []


def _indented(source: Source) -> bool:
    """Whether tabs are a mistake here: a Makefile needs them."""
    return source.kind in (".py", ".js", ".css", ".html", ".lua", ".toml")
