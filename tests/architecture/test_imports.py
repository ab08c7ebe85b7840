"""Imports go down only: the folder tree is the architecture, and this keeps it so."""

from __future__ import annotations

import pytest

from tests.architecture.sources import FOLDERS, Source, python

#: What each room of the house may import of the house. Not listed is not allowed.
#: ``load_tests -> service -> embeddings -> catalog``; inside service
#: ``cli, app -> web -> insight -> archive -> log | recommend -> floor -> clock``; the command line
#: may start the app.
MAY: dict[str, set[str]] = {
    "catalog": set(),
    "embeddings": {"catalog"},
    "kiosk": set(),
    "service/clock": set(),
    "service/settings": set(),
    "service/floor": {"service/clock", "catalog"},
    "service/log": {"service/floor", "service/clock", "catalog"},
    "service/archive": {"service/log", "service/floor", "service/clock", "catalog"},
    "service/insight": {"service/archive", "service/recommend", "service/clock", "catalog"},
    "service/recommend": {"service/floor", "service/clock", "catalog"},
    "service/simulator": {"service/recommend", "service/floor", "service/clock", "catalog"},
    "service/web": {
        "service/log",
        "service/archive",
        "service/insight",
        "service/recommend",
        "service/floor",
        "service/clock",
        "service/settings",
        "embeddings",
        "catalog",
        "kiosk",
    },
    "service/app": {
        "service/web",
        "service/log",
        "service/clock",
        "service/settings",
    },
    "service/cli": {
        "service/app",
        "service/web",
        "service/log",
        "service/archive",
        "service/insight",
        "service/recommend",
        "service/simulator",
        "service/floor",
        "service/clock",
        "service/settings",
        "embeddings",
        "catalog",
    },
}
#: Where a library may be imported. A library that is listed here may be imported nowhere else.
ONLY: dict[str, tuple[str, ...]] = {
    # What torch can do by itself is the limit that encoding is held against.
    "torch": ("embeddings/", "load_tests/bench/workers/encoding.py"),
    "safetensors": ("embeddings/",),
    "faiss": ("embeddings/", "load_tests/bench/peers/"),
    "onnx": ("embeddings/",),
    "onnxruntime": ("embeddings/",),
    "transformers": ("embeddings/",),
    "redis": ("service/log/", "load_tests/"),
    "fastapi": (
        "service/web/",
        "service/app.py",
        "service/cli/running.py",
        "load_tests/bench/peers/",
    ),
    "starlette": ("service/web/", "service/app.py"),
    "uvicorn": ("service/cli/running.py", "load_tests/"),
    "typer": ("service/cli/",),
    "rich": ("service/cli/", "embeddings/train.py", "load_tests/"),
    "locust": ("load_tests/",),
    "pydantic_settings": ("service/settings.py",),
    "structlog": (
        "service/log/",
        "service/archive/",
        "service/web/",
        "service/app.py",
        "service/cli/",
        "load_tests/",
    ),
    "pyarrow": (
        "service/archive/",
        "service/insight/",
        "load_tests/made_lake.py",
        "load_tests/bench/peers/",
    ),
    "duckdb": ("service/insight/window.py",),
    "resvg_py": ("service/insight/picture.py",),
    "zxingcpp": ("catalog/labels/",),
    "reportlab": ("catalog/labels/",),
}
#: The rules of the shop and of recommending know no framework: this and the standard library.
PURE = {
    "service/floor": set[str](),
    "service/recommend": {"numpy"},
    "service/simulator": {"numpy"},
}


def room_of(name: str) -> str:
    """The room of a module or file: ``service/web`` for ``service.web.routes.visits``."""
    parts = name.removesuffix(".py").replace(".", "/").split("/")
    return "/".join(parts[:2]) if parts[0] == "service" else parts[0]


def of_the_house(source: Source) -> set[str]:
    """The rooms that a file imports from, its own left out."""
    rooms = {room_of(name) for name in source.imports() if name.split(".")[0] in FOLDERS}
    return rooms - {room_of(source.name), "service"}


def libraries(source: Source) -> set[str]:
    return {name.split(".")[0] for name in source.imports()}


#: Load tests are on top of everything.
MAY["load_tests"] = {*MAY, "service/app"}


def test_every_room_of_the_house_has_a_rule() -> None:
    assert {room_of(source.name) for source in python()} - {"service/__init__"} == set(MAY)


@pytest.mark.parametrize("room", MAY)
def test_a_file_imports_only_what_is_below_it(room: str) -> None:
    rest = {
        source.name: of_the_house(source) - MAY[room]
        for source in python()
        if room_of(source.name) == room
    }
    assert {name: wrong for name, wrong in rest.items() if wrong} == {}


def test_nothing_of_the_product_imports_a_test() -> None:
    assert [s.name for s in python() if "tests" in libraries(s)] == []


@pytest.mark.parametrize("library", ONLY)
def test_a_library_is_known_in_one_place(library: str) -> None:
    users = [source.name for source in python() if library in libraries(source)]
    assert [name for name in users if not name.startswith(ONLY[library])] == []


@pytest.mark.parametrize("room", PURE)
def test_the_rules_know_no_framework(room: str) -> None:
    import sys

    known = set(sys.stdlib_module_names) | set(FOLDERS) | PURE[room]
    users = {source.name: libraries(source) - known for source in python(room)}
    assert {name: found for name, found in users.items() if found} == {}


def test_the_rules_read_no_clock_and_toss_no_coin() -> None:
    """Time, ids and luck are arguments; so the same command on the same floor decides the same."""
    banned = {"time", "random", "secrets", "uuid", "os", "socket", "asyncio"}
    # People have luck, and the simulator makes up people: from one seed, in streams with names.
    allowed = {"service/simulator": {"random"}}
    users = {
        source.name: libraries(source) & (banned - allowed.get(room, set()))
        for room in PURE
        for source in python(room)
    }
    assert {name: found for name, found in users.items() if found} == {}


def test_the_machine_clock_is_read_in_one_place() -> None:
    """Everything else is told what time it is (a stopwatch that measures a wait is no clock)."""
    asking = ("datetime.now(", "datetime.today(", "date.today(", "time.time_ns(", "utcnow(")
    found = [
        source.name
        for source in python("service", "catalog", "embeddings")
        if any(words in source.text for words in asking)
    ]
    assert found == ["service/clock.py"]
