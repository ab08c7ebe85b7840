"""What a visit tells: its requests, opinions and glances as the recommender reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.release import Release
from service.clock import Ms
from service.floor.state import Floor, Request, Visit
from service.log.attention import Glance
from service.recommend.wants import Wants


def wants_of(release: Release, floor: Floor, visit: Visit, glances: Iterable[Glance]) -> Wants:
    """Everything that ``visit`` told us, and when; ``glances`` are what it looked at, oldest first.

    What was looked at in no certain colour counts for every colour of the style.
    """
    requests, opinions = floor.requests_of(visit), visit.opinions
    viewed: dict[str, None] = {}
    dwelt_ms: dict[str, int] = {}
    said_at: dict[str, Ms] = {}
    for glance in glances:
        style, ways = _garment(release, glance)
        if style is None:
            continue
        viewed |= dict.fromkeys(ways)
        if glance.dwell_ms is not None:
            dwelt_ms[style] = dwelt_ms.get(style, 0) + glance.dwell_ms
        said_at[style] = glance.at
    for style, at in _said(floor, visit):
        said_at[style] = max(at, said_at.get(style, at))
    return Wants.of(
        release,
        requests,
        {style: said.opinion for style, said in opinions.items()},
        viewed,
        left_why=_left_why(requests),
        disliked_why={
            style: said.reasons
            for style, said in opinions.items()
            if said.opinion == "dislike" and said.reasons
        },
        dwelt_ms=dwelt_ms,
        said_at=said_at,
        counted=visit.counted,
    )


def _left_why(requests: Iterable[Request]) -> dict[str, tuple[str, ...]]:
    """The reasons for leaving a style, all that were given of it."""
    why: dict[str, tuple[str, ...]] = {}
    for one in requests:
        if one.why:
            why[one.style] = tuple(dict.fromkeys((*why.get(one.style, ()), *one.why)))
    return why


def _garment(release: Release, glance: Glance) -> tuple[str | None, list[str]]:
    """The style that was looked at, and its colourways, or the one that was meant."""
    if found := release.by_gtin.get((glance.gtin or "").zfill(14)):
        return found[0].id, [found[1].id]
    if known := release.by_colourway.get(glance.colourway or ""):
        return known[0].id, [known[1].id]
    style = release.styles.get(glance.style or "")
    return (style.id, [way.id for way in style.colourways]) if style else (None, [])


def _said(floor: Floor, visit: Visit) -> Iterator[tuple[str, Ms]]:
    for request in floor.requests_of(visit):
        yield request.style, request.said_at
    for style, said in visit.opinions.items():
        yield style, said.at
