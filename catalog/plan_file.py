"""A store's plan as a file that a person writes: TOML, lengths in metres.

    timezone = "Asia/Seoul"
    currency = "KRW"
    name = {en = "Our Store", ko = "우리 가게"}
    size = [32, 22]                       # the floor: width, depth

    [[zones]]                             # in the order in which a runner walks them
    id = "women"
    name = {en = "Women", ko = "우먼"}
    area = [1, 4, 9, 8]                   # from the left, from the top, width, depth

    [[fixtures]]
    id = "dress-rail"
    zone = "women"
    name = {en = "Dress Rail", ko = "원피스 행거"}
    kind = "rail"                         # or table, shelf, wall, mannequin, window, other
    at = [3, 6]                           # from the left, from the top

    [[rooms]]
    id = "r1"
    name = {en = "Room 1", ko = "1번 피팅룸"}
    accessible = false
    at = [9, 1.5]

A fixture is a rail where its ``kind`` is left out.
``size``, ``area`` and ``at`` make the map and may be left out: a store without one is walked by the
order of its zones. What is wrong is said all at once, each with where it stands.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from typing import Any, cast, get_args

from catalog.garment import Text
from catalog.store import Area, FittingRoom, Fixture, FixtureKind, Place, StorePlan, Zone

#: No shop floor is longer (metres): a plan in centimetres is noticed.
LONGEST_M = 1_000.0
TABLES = ("zones", "fixtures", "rooms")
FIELDS = {
    "": {"name", "timezone", "currency", "size", *TABLES},
    "zones": {"id", "name", "area"},
    "fixtures": {"id", "zone", "name", "at", "kind"},
    "rooms": {"id", "name", "accessible", "at"},
}


class PlanFileError(ValueError):
    """The file is no plan. ``problems`` are in words for whoever wrote it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class _Reader:
    """Reads fields one by one and remembers everything that is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def wrong(self, where: str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def word(self, row: Mapping[str, Any], field: str, where: str) -> str:
        value = row.get(field)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.wrong(where, f'{field} is missing; write {field} = "..."')
        return ""

    def name(self, row: Mapping[str, Any], where: str) -> Text:
        value = row.get("name")
        if isinstance(value, str) and value.strip():
            return {"und": value.strip()}
        texts = value if isinstance(value, dict) else {}
        if texts and all(isinstance(text, str) and text.strip() for text in texts.values()):
            return {str(language): text.strip() for language, text in texts.items()}
        self.wrong(where, 'name is missing; write name = "..." or name = {en = "...", ko = "..."}')
        return {}

    def lengths(
        self, row: Mapping[str, Any], field: str, n: int, where: str
    ) -> tuple[float, ...] | None:
        """``n`` lengths; None where the field is left out or wrong."""
        value = row.get(field)
        if value is None:
            return None
        numbers = value if isinstance(value, list) else []
        if len(numbers) == n and all(_is_length(one) for one in numbers):
            return tuple(float(one) for one in numbers)
        self.wrong(where, f"{field} must be {n} lengths in metres, from 0 to {LONGEST_M:g}")
        return None

    def rows(self, table: Mapping[str, Any], what: str) -> list[tuple[str, dict[str, Any]]]:
        """The rows of a table, each with words for where it stands."""
        rows = table.get(what, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.wrong(what, f"write each one as [[{what}]] with its fields below")
            return []
        found = [(f"{what} {row.get('id') or f'number {n}'}", row) for n, row in enumerate(rows, 1)]
        ids = [row["id"] for _, row in found if isinstance(row.get("id"), str)]
        for twice in sorted({one for one in ids if ids.count(one) > 1}):
            self.wrong(what, f"{twice!r} is there twice")
        for where, row in found:
            self.known(row, what, where)
        return found

    def known(self, row: Mapping[str, Any], what: str, where: str) -> None:
        for field in sorted(set(row) - FIELDS[what]):
            expected = ", ".join(sorted(FIELDS[what]))
            self.wrong(where, f"{field!r} is no field of a plan; there are {expected}")


def _is_length(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and 0 <= value <= LONGEST_M


def read_plan(text: str, store: str) -> StorePlan:
    """The plan of ``store`` that ``text`` says.

    Raises:
        PlanFileError: everything that is wrong with it.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise PlanFileError([f"this is no TOML: {problem}"]) from None
    reader = _Reader()
    reader.known(table, "", "plan")
    size = reader.lengths(table, "size", 2, "plan")
    plan = StorePlan(
        id=store,
        name=reader.name(table, "plan"),
        timezone=reader.word(table, "timezone", "plan"),
        currency=reader.word(table, "currency", "plan"),
        zones=tuple(_zone(reader, row, where) for where, row in reader.rows(table, "zones")),
        fixtures=tuple(
            _fixture(reader, row, where) for where, row in reader.rows(table, "fixtures")
        ),
        rooms=tuple(_room(reader, row, where) for where, row in reader.rows(table, "rooms")),
        area=Area(0.0, 0.0, *size) if size else None,
    )
    _check_together(reader, plan)
    if reader.problems:
        raise PlanFileError(reader.problems)
    return plan


def _zone(reader: _Reader, row: Mapping[str, Any], where: str) -> Zone:
    area = reader.lengths(row, "area", 4, where)
    return Zone(
        reader.word(row, "id", where), reader.name(row, where), Area(*area) if area else None
    )


def _fixture(reader: _Reader, row: Mapping[str, Any], where: str) -> Fixture:
    at = reader.lengths(row, "at", 2, where)
    zone = reader.word(row, "zone", where)
    place = Place(*at) if at else None
    kind = row.get("kind", "rail")
    if kind not in get_args(FixtureKind):
        reader.wrong(where, f"kind is one of {', '.join(get_args(FixtureKind))}")
    name, id_ = reader.name(row, where), reader.word(row, "id", where)
    return Fixture(id_, zone, name, place, cast(FixtureKind, kind))


def _room(reader: _Reader, row: Mapping[str, Any], where: str) -> FittingRoom:
    at = reader.lengths(row, "at", 2, where)
    accessible = row.get("accessible", False)
    if not isinstance(accessible, bool):
        reader.wrong(where, "accessible is true or false")
    name, place = reader.name(row, where), Place(*at) if at else None
    return FittingRoom(reader.word(row, "id", where), name, accessible is True, place)


def _check_together(reader: _Reader, plan: StorePlan) -> None:
    """What no field says alone: what stands in a zone that is not there, or outside the walls."""
    zones = {zone.id for zone in plan.zones}
    if not plan.rooms:
        reader.wrong("plan", "there is no fitting room; write at least one as [[rooms]]")
    for fixture in plan.fixtures:
        if fixture.zone and fixture.zone not in zones:
            reader.wrong(f"fixtures {fixture.id}", f"there is no zone {fixture.zone!r}")
    if plan.area is None:
        return
    points = [(f"fixtures {one.id}", one.at) for one in plan.fixtures]
    points += [(f"rooms {one.id}", one.at) for one in plan.rooms]
    for zone in plan.zones:
        if zone.area is not None:
            end = Place(zone.area.x + zone.area.width, zone.area.y + zone.area.depth)
            points.append((f"zones {zone.id}", end))
    for where, at in points:
        if at is not None and (at.x > plan.area.width or at.y > plan.area.depth):
            reader.wrong(
                where, f"is outside the floor of {plan.area.width:g} x {plan.area.depth:g} m"
            )


def write_plan(plan: StorePlan) -> str:
    """``plan`` as a file to go on from; ``read_plan`` of it is the same plan."""
    lines = [
        f"timezone = {_quoted(plan.timezone)}",
        f"currency = {_quoted(plan.currency)}",
        f"name = {_texts(plan.name)}",
    ]
    if plan.area is not None:
        lines.append(f"size = {_list(plan.area.width, plan.area.depth)}")
    for zone in plan.zones:
        lines += ["", "[[zones]]", f"id = {_quoted(zone.id)}", f"name = {_texts(zone.name)}"]
        if (area := zone.area) is not None:
            lines.append(f"area = {_list(area.x, area.y, area.width, area.depth)}")
    for fixture in plan.fixtures:
        lines += ["", "[[fixtures]]", f"id = {_quoted(fixture.id)}"]
        lines += [f"zone = {_quoted(fixture.zone)}", f"name = {_texts(fixture.name)}"]
        lines += [f"kind = {_quoted(fixture.kind)}"] if fixture.kind != "rail" else []
        lines += _at(fixture.at)
    for room in plan.rooms:
        lines += ["", "[[rooms]]", f"id = {_quoted(room.id)}", f"name = {_texts(room.name)}"]
        lines += [f"accessible = {str(room.accessible).lower()}", *_at(room.at)]
    return "\n".join(lines) + "\n"


def _at(place: Place | None) -> list[str]:
    return [f"at = {_list(place.x, place.y)}"] if place is not None else []


def _list(*lengths: float) -> str:
    return f"[{', '.join(f'{length:g}' for length in lengths)}]"


def _texts(texts: Text) -> str:
    return "{" + ", ".join(f"{_quoted(key)} = {_quoted(text)}" for key, text in texts.items()) + "}"


def _quoted(text: str) -> str:
    """A JSON string is a TOML basic string, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
