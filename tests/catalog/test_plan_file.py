"""A store's plan as a file: what it says, and what is said of one that is wrong."""

from __future__ import annotations

import pytest

from catalog.collection.store import plan
from catalog.plan_file import PlanFileError, read_plan, write_plan
from catalog.store import Area, FittingRoom, Fixture, Place, StorePlan, Zone

SMALL = """
timezone = "Asia/Seoul"
currency = "KRW"
name = "Corner shop"
size = [10, 8]

[[zones]]
id = "all"
name = {en = "All", ko = "전체"}
area = [0, 2, 10, 6]

[[fixtures]]
id = "rail"
zone = "all"
name = "Rail"
at = [5, 4.5]

[[rooms]]
id = "r1"
name = "Room 1"
accessible = true
at = [5, 1]
"""


def problems(text: str) -> list[str]:
    with pytest.raises(PlanFileError) as caught:
        read_plan(text, "corner")
    return caught.value.problems


def test_a_file_says_where_everything_stands() -> None:
    assert read_plan(SMALL, "corner") == StorePlan(
        id="corner",
        name={"und": "Corner shop"},
        timezone="Asia/Seoul",
        currency="KRW",
        zones=(Zone("all", {"en": "All", "ko": "전체"}, Area(0, 2, 10, 6)),),
        fixtures=(Fixture("rail", "all", {"und": "Rail"}, Place(5, 4.5)),),
        rooms=(FittingRoom("r1", {"und": "Room 1"}, accessible=True, at=Place(5, 1)),),
        area=Area(0, 0, 10, 8),
    )


def test_a_plan_that_was_written_is_read_as_it_was() -> None:
    assert read_plan(write_plan(plan()), "demo") == plan()


def test_a_fixture_is_a_rail_unless_it_says_otherwise() -> None:
    table = SMALL.replace('name = "Rail"', 'name = "Rail"\nkind = "table"')
    kinds = [read_plan(text, "corner").fixtures[0].kind for text in (SMALL, table)]
    assert kinds == ["rail", "table"]
    assert read_plan(write_plan(read_plan(table, "corner")), "corner").fixtures[0].kind == "table"


def test_a_plan_needs_no_map() -> None:
    lines = [line for line in SMALL.splitlines() if not line.startswith(("size", "area", "at"))]
    read = read_plan("\n".join(lines), "corner")
    assert (read.area, read.zones[0].area, read.rooms[0].at) == (None, None, None)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    wrong = (
        SMALL.replace('currency = "KRW"\n', "")
        .replace('zone = "all"', 'zone = "attic"')
        .replace("at = [5, 1]", "at = [5, 100]")
        .replace("accessible", "accesible")
    )
    assert problems(wrong) == [
        'plan: currency is missing; write currency = "..."',
        "rooms r1: 'accesible' is no field of a plan; there are accessible, at, id, name",
        "fixtures rail: there is no zone 'attic'",
        "rooms r1: is outside the floor of 10 x 8 m",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("at = [5, 4.5]", "at = [5]", "fixtures rail: at must be 2 lengths in metres"),
        ("at = [5, 4.5]", "at = [-1, 2]", "fixtures rail: at must be 2 lengths in metres"),
        ("at = [5, 4.5]", "at = [nan, 2]", "fixtures rail: at must be 2 lengths in metres"),
        ("size = [10, 8]", "size = [1000000, 8]", "plan: size must be 2 lengths in metres"),
        ("accessible = true", 'accessible = "yes"', "rooms r1: accessible is true or false"),
        ('id = "r1"', 'id = ""', "rooms number 1: id is missing"),
        ('name = "Rail"', "name = {}", "fixtures rail: name is missing"),
        ("[[rooms]]", "[rooms]", "rooms: write each one as [[rooms]]"),
        (
            'zone = "all"',
            'kind = "pile"\nzone = "all"',
            "fixtures rail: kind is one of rail",
        ),
        ("size", "size =", "this is no TOML"),
    ],
)
def test_each_mistake_says_where_and_what_to_do(old: str, new: str, said: str) -> None:
    assert problems(SMALL.replace(old, new))[0].startswith(said)


def test_two_of_one_id_are_a_mistake() -> None:
    again = '\n[[rooms]]\nid = "r1"\nname = "Room 1"\n'
    assert problems(SMALL + again) == ["rooms: 'r1' is there twice"]
