"""What anyone may look at: the store, its garments, garments like them, and what a tag says."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.concurrency import run_in_threadpool

from catalog.garment import Style
from catalog.labels.reading import TagUnreadable, read_tag
from catalog.photos import PhotoError
from service.clock import rfc3339
from service.recommend.popular import popular
from service.recommend.record import slate_record
from service.recommend.slate import PLACES, similar
from service.recommend.taste import Taste
from service.recommend.wants import Wants
from service.recommend.words import Answer, Found
from service.web.access import Principal
from service.web.asking import (
    SLATE,
    Explain,
    Looking,
    ShopHere,
    answer,
    new_id,
    visit_that_looks,
)
from service.web.garments import garment_of
from service.web.limits import Limited
from service.web.moment import Moment
from service.web.problems import Problem
from service.web.shop import Shop
from service.web.views import View
from service.web.views.advice import suggested_view
from service.web.views.explain import explained
from service.web.views.found import found_view
from service.web.views.garment import style_view
from service.web.views.map import map_view
from service.web.views.room import lobby_view
from service.web.views.slate import slate_view

router = APIRouter(tags=["catalogue"])

#: A photo of a tag from a phone has 2 to 8 megabytes.
MOST_BYTES = 20 * 1024 * 1024


@router.get("/v1/config")
async def config(request: Request) -> Response:
    """Which stores there are; ``store`` is the one that is meant where there is only one."""
    stores = sorted(request.app.state.shops)
    only = stores[0] if len(stores) == 1 else None
    return answer({"store": only, "stores": stores, "languages": ["ko", "en"]})


@router.get("/v1/stores/{store}")
async def store_(shop: ShopHere) -> Response:
    moment = await shop.moment()
    plan, lobby = moment.floor.plan, lobby_view(moment)
    # An accessible room is kept for those who ask; it is not open to whoever reads this.
    for_anyone = [room for room in lobby["rooms"] if not room["accessible"]] or lobby["rooms"]
    zones = [{"id": zone.id, "name": dict(zone.name)} for zone in plan.zones] if plan else []
    return answer(
        {
            "id": shop.store,
            "name": dict(plan.name) if plan else {"und": shop.store},
            "rooms": lobby["rooms"],
            "zones": zones,
            "open_rooms": sum(room["state"] == "vacant" for room in for_anyone),
            "waiting": lobby["waiting"],
            "wait_s": lobby["wait_s"],
            "release": moment.display.release.id,
        }
    )


@router.get("/v1/stores/{store}/map")
async def map_(shop: ShopHere) -> Response:
    """Where everything stands, for drawing; ``area`` is null in a store whose plan has no map."""
    moment = await shop.moment()
    return answer(map_view(moment.floor.plan))


def _style(moment: Moment, style: str) -> Style:
    found = moment.display.release.styles.get(style)
    if found is None:
        raise Problem.no_such_garment()
    return found


@router.get("/v1/stores/{store}/styles/{style}")
async def style_(shop: ShopHere, style: str, who: Looking) -> Response:
    """A style, and for a visit that looks, the size that is ``suggested`` to it."""
    moment = await shop.moment()
    return answer(_looked_at(shop, moment, _style(moment, style), who))


def _looked_at(shop: Shop, moment: Moment, style: Style, who: Principal | None) -> View:
    visit = visit_that_looks(moment, who, shop.store)
    return style_view(moment, style) | {"suggested": suggested_view(moment, style, visit)}


@router.get("/v1/stores/{store}/styles/{style}/similar", responses=SLATE)
async def similar_(
    shop: ShopHere,
    style: str,
    size: str | None = None,
    colourway: str | None = None,
    n: Annotated[int, Query(ge=1, le=24)] = PLACES,
    explain: Explain = False,
) -> Response:
    """Garments like this one that are here now, in ``size`` if that is given."""
    moment = await shop.moment()
    _style(moment, style)
    here = moment.here()
    slate = similar(here, style, new_id(), colourway=colourway, size=size, places=n)
    view = slate_view(moment, slate)
    if explain:
        seeds = Taste.of_style(here.shelf, style, colourway)
        view = explained(view, slate, here, Wants(), seeds, hidden=[style])
    await shop.signals.append([slate_record(slate, rfc3339(moment.now), None)])
    return answer(view)


@router.get("/v1/stores/{store}/garments/{gtin}")
async def garment(shop: ShopHere, gtin: str, who: Looking) -> Response:
    """The style of a GTIN of 8, 12, 13 or 14 digits, as scanned."""
    moment = await shop.moment()
    number, style, colourway = garment_of(shop, gtin)
    looked_at = _looked_at(shop, moment, style, who)
    return answer({"gtin": number, "colourway": colourway.id, "style": looked_at})


@router.get("/v1/stores/{store}/search")
async def search(
    shop: ShopHere,
    q: Annotated[str, Query(max_length=200)] = "",
    n: Annotated[int, Query(ge=1, le=60)] = 24,
) -> Response:
    """Styles by words, in either language and as well as they were typed: those that meet every
    word first, each with its ``missed`` words and the ``colourway`` that was meant first.

    Without words, what is asked for most here and on hand, for a first look.
    """
    if q.strip():
        await shop.serving.now.words.read()
    moment = await shop.moment()
    found = moment.display.words.find(q, n) if q.strip() else _first_look(moment, q, n)
    return answer(found_view(moment, found))


def _first_look(moment: Moment, q: str, n: int) -> Answer:
    here = moment.here()
    names, ways, first = here.shelf.styles, here.shelf.colourways, here.shelf.first_colourway
    shown = (Found(names[one], ways[int(first[one])], ()) for one in popular(here, n))
    return Answer(q, (), tuple(shown))


@router.post("/v1/stores/{store}/scans", dependencies=[Limited("scans", 60)])
async def scan_tag(shop: ShopHere, file: Annotated[UploadFile, File()]) -> Response:
    """Read the tag in a photo, for phones whose browser can't scan. The photo is not kept."""
    photo = await file.read(MOST_BYTES + 1)
    if len(photo) > MOST_BYTES:
        raise Problem(413, "photo_too_large", "Photos may have up to 20 MB.")
    try:
        tag = await run_in_threadpool(read_tag, photo)
    except (TagUnreadable, PhotoError):
        detail = "No tag could be read in this photo. Hold the phone closer, and keep it still."
        raise Problem(422, "tag_unreadable", detail) from None
    return answer({"gtin": tag.gtin, "uri": tag.text})
