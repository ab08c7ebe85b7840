"""Garments as they are shown: a style with its colours and sizes, and what of it is here now."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from catalog.categories import category_name
from catalog.garment import Colour, Colourway, Money, Size, Style, Variant
from catalog.release import Release
from catalog.sizes import small_to_large
from service.floor.promise import Promise
from service.web.moment import Moment
from service.web.views import View
from service.web.views.fit import fit_view
from service.web.views.load import load_view
from service.web.views.map import place_on_map

#: By release and name; a release never changes. Some 500 bytes each.
_PHOTOS: dict[tuple[str, str], View] = {}
MOST_PHOTOS = 50_000


def size_view(size: Size | None) -> View | None:
    return {"label": size.label, "system": size.system} if size else None


def colour_view(colour: Colour | None) -> View | None:
    return {"name": dict(colour.name), "hex": colour.hex} if colour else None


def price_view(price: Money | None) -> View | None:
    return {"minor": price.minor, "currency": price.currency} if price else None


def photo_views(release: Release, colourway: Colourway) -> View:
    """Addresses of the leading photo, and the pixels of the small one, so that a screen can leave
    room for it. They name the release, so they may be kept for ever."""
    if not colourway.photos:
        return {"photo": None, "photo_small": None, "photo_small_size": None}
    photo = colourway.photos[0]
    known = (release.id, photo)
    if known not in _PHOTOS:
        if len(_PHOTOS) >= MOST_PHOTOS:
            _PHOTOS.clear()
        base = f"/photos/{release.id}/{photo}"
        _PHOTOS[known] = {
            "photo": f"{base}.jpg",
            "photo_small": f"{base}.small.jpg",
            "photo_small_size": _pixels(release.photo_path(photo, small=True)),
        }
    return _PHOTOS[known]


def _pixels(photo: Path) -> View | None:
    """Width and height, from the file's head."""
    try:
        with Image.open(photo) as opened:
            return {"width": opened.width, "height": opened.height}
    except OSError:  # damaged after the release was opened: the page then finds out by itself
        return None


def name_view(style: Style) -> View:
    """What a style is called; where its source gave it no name, the kind of garment that it is."""
    return dict(style.name or category_name(style.category) or {"und": style.id})


def here_view(moment: Moment, gtin: str) -> View:
    """Pieces that may be asked for, and pieces that are in the store but with other shoppers or on
    their way to them: one of those may be waited for."""
    floor = moment.floor
    return {"available": floor.available(gtin), "in_rooms": floor.held.get(gtin, 0)}


def style_view(moment: Moment, style: Style) -> View:
    """A style, every variant of it from small to large, where it hangs, and how long bringing it
    takes."""
    return {
        "style": style.id,
        "name": name_view(style),
        "brand": style.brand,
        "category": style.category,
        "category_name": category_name(style.category),
        "colourways": [
            {**way, "variants": [{**one, **here_view(moment, one["gtin"])} for one in variants]}
            for way, variants in _colourways(moment, style)
        ],
        "fit": fit_view(moment, style.id),
        **place_view(moment, style),
        **load_view(moment),
        "promise": promise_view(moment.estimate.new(style.zone, style.fixture)),
    }


def _colourways(moment: Moment, style: Style) -> list[tuple[View, list[View]]]:
    """Each colourway and its variants from small to large, without what changes from tap to tap."""
    known = moment.display.colourways
    if style.id not in known:
        known[style.id] = [
            (
                {
                    "id": colourway.id,
                    "colour": colour_view(colourway.colour),
                    **photo_views(moment.display.release, colourway),
                },
                [
                    {
                        "gtin": variant.gtin,
                        "size": size_view(variant.size),
                        "price": price_view(variant.price),
                    }
                    for variant in small_to_large(style.category, colourway.variants)
                ],
            )
            for colourway in style.colourways
        ]
    return known[style.id]


def promise_view(promise: Promise) -> View:
    """How long bringing takes, as it is said; ``why`` is there when it is long."""
    why = promise.why
    return {
        "seconds": promise.seconds,
        "basis": promise.basis,
        "why": {
            "code": why.code,
            "ahead": why.ahead,
            "runners": why.runners,
            "walk_s": why.walk_s,
        }
        if why
        else None,
    }


def place_view(moment: Moment, style: Style) -> View:
    """Where a style hangs: zone and fixture, as far as the retailer said."""
    return where_view(moment, style.zone, style.fixture)


def where_view(moment: Moment, zone: str | None, fixture: str | None) -> View:
    """A zone and a fixture by name; where that is on the map, and how long the way there takes from
    in front of the rooms, where the store has a map."""
    return moment.once(("where", zone, fixture), lambda: _where(moment, zone, fixture))


def _where(moment: Moment, zone_id: str | None, fixture_id: str | None) -> View:
    walking = moment.estimate.outlook.walking
    zone, fixture = moment.zones.get(zone_id or ""), moment.fixtures.get(fixture_id or "")
    known = fixture_id in walking.fixtures or zone_id in walking.zones
    at = walking.place(fixture_id, zone_id) if walking.mapped and known else None
    return {
        "zone": {"id": zone.id, "name": dict(zone.name)} if zone else None,
        "fixture": {"id": fixture.id, "name": dict(fixture.name)} if fixture else None,
        "at": place_on_map(at),
        "walk_s": round(walking.metres_from_start(at) / moment.policy.walking_m_s) if at else None,
    }


def garment_line(moment: Moment, gtin: str) -> View:
    """One variant in a line: what it is called, its colour, size, price and photo.

    A garment that is gone from the catalogue keeps its place on lists, and its name as long as the
    release that has it is kept; what is not known of it any more is left empty.

    It is the same for all screens and made once: put it into another view, and change nothing.
    """
    known = moment.display.lines
    if gtin not in known:
        known[gtin] = _garment_line(moment, gtin)
    return known[gtin]


def _garment_line(moment: Moment, gtin: str) -> View:
    release = moment.display.knowing(gtin)
    if release is None:
        empty = dict.fromkeys(
            ("brand", "colour", "size", "price", "photo", "photo_small", "photo_small_size")
        )
        return {"gtin": gtin, "name": {"und": gtin}, **empty}
    style, colourway, variant = release.by_gtin[gtin]
    return {
        "gtin": gtin,
        "name": name_view(style),
        "brand": style.brand,
        "colour": colour_view(colourway.colour),
        "size": size_view(variant.size),
        "price": price_view(variant.price),
        **photo_views(release, colourway),
    }


def siblings(moment: Moment, style_id: str) -> list[View]:
    """Every colour of a style, its sizes from small to large, for changing to another with one tap.

    Each card of each list on each screen has them, so what never changes is made once.
    """
    style = moment.display.release.styles.get(style_id)
    if style is None:
        return []
    known = moment.display.variants
    if style_id not in known:
        known[style_id] = [
            _sibling(colourway, variant)
            for colourway in style.colourways
            for variant in small_to_large(style.category, colourway.variants)
        ]
    return [{**one, **here_view(moment, one["gtin"])} for one in known[style_id]]


def _sibling(colourway: Colourway, variant: Variant) -> View:
    return {
        "gtin": variant.gtin,
        "colourway": colourway.id,
        "colour": colour_view(colourway.colour),
        "size": size_view(variant.size),
    }
