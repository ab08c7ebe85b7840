"""The links that let screens and people in. Each carries a key that works once."""

from __future__ import annotations

from dataclasses import dataclass

from rich.table import Table

from service.cli.house import House
from service.floor.state import Floor
from service.log.keyring import Enrolment

#: Two runners and a manager to begin with. Names are what colleagues see on a claimed task.
PEOPLE = (("runner", "Mina"), ("runner", "Jun"), ("manager", "Sora"))


@dataclass(frozen=True, slots=True)
class Link:
    """One screen: for whom, and where it opens."""

    screen: str
    whom: str
    url: str


async def links_of(house: House, store: str, floor: Floor, base_url: str) -> list[Link]:
    """Fresh links to every screen of a store. The key stands in the fragment, never in a log."""

    async def link(screen: str, path: str, enrolment: Enrolment) -> Link:
        key = await house.keyring.issue(enrolment)
        return Link(screen, enrolment.name, f"{base_url}{path}#key={key}")

    found = [Link("phone", "any shopper", f"{base_url}/phone?s={store}")]
    kiosk = Enrolment("kiosk", store, "kiosk-1", "Kiosk 1")
    found.append(await link("kiosk", "/kiosk", kiosk))
    for room in floor.rooms:
        device = Enrolment("room", store, room, f"Room {room.removeprefix('r')}")
        found.append(await link("room", f"/room/{room}", device))
    for role, name in PEOPLE:
        person = Enrolment(role, store, f"{role}-{name.lower()}", name)
        found.append(await link(role, f"/{role}", person))
    return found


def table_of(store: str, links: list[Link]) -> Table:
    """The links to print."""
    table = Table(title=f"Screens of {store} (each key works once; more: fitroom links)")
    table.add_column("screen")
    table.add_column("for")
    table.add_column("link", overflow="fold", no_wrap=False)
    for link in links:
        table.add_row(link.screen, link.whom, link.url)
    return table
