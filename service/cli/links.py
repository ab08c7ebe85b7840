"""The links that let screens and people in. Each carries a key that works once."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.release import ReleaseError, open_release
from service.cli.house import House, give_up, out
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


async def brand_link(house: House, store: str, brand: str) -> Link:
    """A link to the figures of a brand that sells in the store.

    Whoever has it sees that brand's own figures only, so a name that is not in the catalogue does
    not open anybody's.
    """
    floor = (await house.store(store)).floor
    try:
        styles = open_release(house.settings.releases / (floor.release or "")).garments
    except (ReleaseError, OSError) as problem:
        give_up(str(problem))
    known = sorted({style.brand for style in styles if style.brand})
    if brand not in known:
        give_up(f"There is no brand {brand!r} in {store}. There are: {', '.join(known)}.")
    key = await house.keyring.issue(Enrolment("brand", store, brand, brand))
    return Link("brand", brand, f"{house.settings.base_url}/brand#key={key}")


def print_links(store: str, links: list[Link]) -> None:
    """One line a screen. Lines are never folded: a link must stay whole to be opened or copied."""
    out.print(f"\nScreens of [bold]{store}[/]. Each key works once; for more: fitroom links\n")
    width = max(len(link.whom) for link in links)
    for link in links:
        out.print(f"  {link.screen:<8} {link.whom:<{width}}  {link.url}", soft_wrap=True)
    out.print()
