"""``fitroom similar``: what a store would show as like a style now, and why each card is there.

It reads the store's own log and release, running or not, and changes nothing: no slate is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from catalog.feeds.prices import minor_digits
from catalog.garment import say
from catalog.release import Release, ReleaseError
from embeddings.index import IndexFault
from service.cli.contact_sheet import Portrait, draw_sheet
from service.cli.house import House, give_up, out
from service.clock import SystemClock
from service.log.attention import Attention
from service.recommend.slate import Card, Slate, similar
from service.recommend.taste import Taste
from service.recommend.wants import Wants
from service.web.look_alikes import LookAlikes
from service.web.moment import Moment
from service.web.serving import OnDisplay
from service.web.views import View
from service.web.views.explain import explained
from service.web.views.garment import name_view
from service.web.views.slate import slate_view

#: Ids that are offered instead of one that there is not.
NEAR = 5
#: The slate is shown to nobody, so its id says so; a seed of luck takes its place.
ID = "fitroom-similar"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: like which style, in which colour and size, how many, with which luck."""

    style: str
    colourway: str | None = None
    size: str | None = None
    n: int = 8
    luck: str = "0"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, with its view explained."""

    release: Release
    asked: Question
    slate: Slate
    view: View


async def find_similar(house: House, store: str, asked: Question) -> Found:
    """What the store would show now."""
    moment = await _moment(house, store)
    release = moment.display.release
    if asked.style not in release.styles:
        give_up(_unknown(release, asked.style))
    _check_colourway(release, asked)
    here = moment.here()
    slate = similar(
        here,
        asked.style,
        ID,
        colourway=asked.colourway,
        size=asked.size,
        places=asked.n,
        luck=asked.luck,
    )
    seeds = Taste.of_style(here.shelf, asked.style, asked.colourway)
    view = explained(slate_view(moment, slate), slate, here, Wants(), seeds, [asked.style])
    return Found(release, asked, slate, view)


def print_similar(found: Found, sheet: Path | None, explain: bool) -> None:
    """Print the table, and with ``sheet`` write the picture."""
    _print(found.release, found.asked, found.view)
    if explain:
        _print_why(found.view)
    if sheet is not None:
        _write(sheet, found)


async def _moment(house: House, store: str) -> Moment:
    live = await house.store(store)
    if live.floor.release is None:
        give_up("This store has no catalogue yet. Import one: fitroom catalog import PATH.")
    try:
        display = OnDisplay.open(house.settings.releases / live.floor.release)
    except (ReleaseError, IndexFault) as problem:
        give_up(str(problem))
    clock = SystemClock()
    return Moment(
        floor=live.floor,
        at=live.position,
        display=display,
        policy=live.policy,
        now=clock.now(),
        attention=Attention(house.redis, store, clock),
        look_alikes=LookAlikes(),
    )


def _unknown(release: Release, style: str) -> str:
    """That there is no such style, and which are spelt, or called, nearly so."""
    names = {say(name_view(one), "en").casefold(): one.id for one in release.styles.values()}
    ids = {one.casefold(): one for one in release.styles}
    said = style.casefold()
    near = [ids[one] for one in get_close_matches(said, ids, NEAR)]
    near += [names[one] for one in get_close_matches(said, names, NEAR)]
    some = list(dict.fromkeys(near))[:NEAR]
    called = ", ".join(f"{one} ({say(name_view(release.styles[one]), 'en')})" for one in some)
    hint = f"Near to it: {called}." if some else f"One of them is {next(iter(release.styles), '')}."
    return f"There is no style {style!r} among the {len(release.styles)} of this store. {hint}"


def _check_colourway(release: Release, asked: Question) -> None:
    ways = [way.id for way in release.styles[asked.style].colourways]
    if asked.colourway is not None and asked.colourway not in ways:
        give_up(f"{asked.style} has no colourway {asked.colourway!r}. It has: {', '.join(ways)}.")


# --- the tables ----------------------------------------------------------------------------------


def _print(release: Release, asked: Question, view: View) -> None:
    style = release.styles[asked.style]
    name = escape(" / ".join(_each(name_view(style))))
    size = escape(f", size {asked.size}") if asked.size else ""
    made = f"in release {view['release']} by {view['ranker']}"
    out.print(f"\nLike [bold]{escape(style.id)}[/] {name}{size}, {made}")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column("#", justify="right")
    table.add_column("score", justify="right")
    table.add_column("garment", overflow="fold")
    table.add_column("why", overflow="fold")
    for card in view["cards"]:
        table.add_row(*map(escape, _row(card)))
    out.print(table)
    rung = view["explain"]["rung"]
    if rung["why"] is not None:
        out.print(f"Rung: {rung['fallback']}, because {rung['why']}.")


def _row(card: View) -> Iterable[str]:
    terms = card["explain"]["terms"]
    most = sorted(terms, key=lambda name: -abs(terms[name]))
    parts = ", ".join(f"{name} {terms[name]:+.3f}" for name in most if terms[name])
    nearest, worth = card["explain"]["nearest_before"], card["explain"]["worth"]
    placed = f"worth {worth:.3f} here: {nearest:.3f} like a card before it"
    luck = "" if card["propensity"] == 1 else f"; it had a chance of {card['propensity']:.3f}"
    yield str(card["position"] + 1)
    yield f"{card['explain']['score']:.3f}"
    yield "\n".join([card["style"], say(card["name"], "en"), _about(card)])
    yield "\n".join([*_each(card["reason"]["text"]), parts, placed + luck])


def _about(card: View) -> str:
    colour = say(card["colour"]["name"], "en") if card["colour"] else ""
    return " · ".join(part for part in (colour, price_text(card["price"])) if part)


def _print_why(view: View) -> None:
    """What moved them all: the seeds, what the rules left, and the weights."""
    why = view["explain"]
    seeds = Table("seed", "said", "weight", "photos", "pull by part", box=None, pad_edge=False)
    for seed in why["seeds"]:
        said = " ".join([seed["word"], *seed["reasons"]])
        pull = _numbers(seed["pull"])
        cells = (seed["style"], said, f"{seed['weight']:.3f}", str(seed["photos"]), pull)
        seeds.add_row(*map(escape, cells))
    rules = Table("left after", "styles", "colours", "variants", box=None, pad_edge=False)
    for one in why["eligible"]:
        rules.add_row(one["rule"], *(str(one[of]) for of in ("styles", "colourways", "variants")))
    out.print()
    out.print(seeds)
    out.print()
    out.print(rules)
    plain = {name: value for name, value in why["weights"].items() if not isinstance(value, dict)}
    out.print(f"\nWeights: {_numbers(plain)}")
    for name in (one for one, value in why["weights"].items() if isinstance(value, dict)):
        out.print(f"{name}: {_nested(why['weights'][name])}", markup=False)


def _numbers(numbers: Mapping[str, float]) -> str:
    return ", ".join(f"{name or 'the rest'} {number:g}" for name, number in numbers.items())


def _nested(weights: Mapping[str, float | Mapping[str, float]]) -> str:
    said = (
        f"{name} ({_numbers(value)})" if isinstance(value, Mapping) else f"{name} {value:g}"
        for name, value in weights.items()
    )
    return ", ".join(said)


def _each(text: Mapping[str, str]) -> list[str]:
    """A text in English and in Korean, or once if they are the same."""
    return list(dict.fromkeys([say(text, "en"), say(text, "ko")]))


def price_text(price: View | None) -> str:
    """An amount with as many decimals as its currency has."""
    if price is None:
        return ""
    digits = minor_digits(price["currency"])
    return f"{price['minor'] / 10**digits:,.{digits}f} {price['currency']}"


# --- the sheet -----------------------------------------------------------------------------------


def _write(sheet: Path, found: Found) -> None:
    cards = zip(found.slate.cards, found.view["cards"], strict=True)
    portraits = [
        _seed_portrait(found.release, found.asked),
        *(_portrait(found.release, card, shown) for card, shown in cards),
    ]
    try:
        draw_sheet(portraits).save(sheet)
    except (OSError, ValueError) as problem:
        give_up(f"The sheet can't be written to {sheet}: {problem}.")
    out.print(f"{sheet}: {len(found.slate.cards)} cards", markup=False, soft_wrap=True)


def _seed_portrait(release: Release, asked: Question) -> Portrait:
    style = release.styles[asked.style]
    way = next(
        (way for way in style.colourways if asked.colourway in (None, way.id)), style.colourways[0]
    )
    name = name_view(style)
    return Portrait(
        photo=release.photo_path(way.photos[0]) if way.photos else None,
        title=say(name, "en"),
        lines=(say(name, "ko"), style.id),
        mark="like this"
        if asked.colourway or len(style.colourways) == 1
        else "like this, in any colour",
    )


def _portrait(release: Release, card: Card, shown: View) -> Portrait:
    way = release.by_colourway[card.colourway][1]
    reason = shown["reason"]["text"]
    return Portrait(
        photo=release.photo_path(way.photos[0]) if way.photos else None,
        title=say(shown["name"], "en"),
        lines=(say(shown["name"], "ko"), _about(shown), reason["en"], reason["ko"]),
        mark=f"{card.position + 1}   {card.score:.3f}",
    )
