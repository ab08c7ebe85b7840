"""Pages and pictures: screens are plain HTML, CSS and modules from ``kiosk/``, sent as they are.

A tag's address ``/01/{gtin}`` is a GS1 Digital Link: a browser gets the phone page, a client that
asks for a linkset gets one (GS1-Conformant Resolver, RFC 9264).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse

import kiosk
from catalog.gtin import GtinProblem, normalise_gtin
from service.web.asking import answer
from service.web.problems import Problem

router = APIRouter(include_in_schema=False)

SCREENS = Path(kiosk.__file__).parent
#: Pages are small and must be the ones that fit this service: always asked for again, by ETag.
FRESH = {"Cache-Control": "no-cache"}
#: A photo's address names its release, and a release never changes.
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
LINKSET = "application/linkset+json"


def _page(folder: str) -> FileResponse:
    return FileResponse(SCREENS / folder / "index.html", headers=FRESH)


@router.get("/")
async def home() -> Response:
    return _page("home")


@router.get("/phone")
async def phone() -> Response:
    return _page("phone")


@router.get("/kiosk")
async def store_kiosk() -> Response:
    return _page("lookup")


@router.get("/room/{room}")
async def room_screen(room: str) -> Response:
    return _page("room")


@router.get("/runner")
async def runner() -> Response:
    return _page("runner")


@router.get("/manager")
async def manager() -> Response:
    return _page("manager")


@router.get("/brand")
async def brand() -> Response:
    return _page("brand")


@router.get("/01/{gtin}")
@router.get("/01/{gtin}/21/{serial}")
async def tag(
    request: Request,
    gtin: str,
    serial: str = "",
    link_type: Annotated[str, Query(alias="linkType")] = "",
) -> Response:
    """What a tag's QR code opens. A person with a bad tag gets the page, which says so in words."""
    wants_linkset = LINKSET in request.headers.get("accept", "")
    if not wants_linkset and link_type not in ("linkset", "all"):
        return _page("phone")
    try:
        number = normalise_gtin(gtin)
    except GtinProblem as problem:
        raise Problem(400, "gtin_invalid", str(problem)) from None
    base = str(request.base_url).rstrip("/")
    anchor = f"{base}/01/{number}" + (f"/21/{serial}" if serial else "")
    page = {"href": anchor, "title": "Try it on", "type": "text/html", "hreflang": ["ko", "en"]}
    links = {
        "anchor": anchor,
        "https://gs1.org/voc/defaultLink": [page],
        "https://gs1.org/voc/pip": [page],
    }
    found = answer({"linkset": [links]})
    found.headers["content-type"] = LINKSET
    return found


@router.get("/.well-known/gs1resolver")
async def resolver(request: Request) -> Response:
    base = str(request.base_url).rstrip("/")
    return answer(
        {
            "name": "Fitroom",
            "resolverRoot": base,
            "supportedPrimaryKeys": ["01"],
            "supportedLinkTypes": [
                {"namespace": "https://gs1.org/voc/", "prefix": "gs1:", "title": "GS1"}
            ],
        }
    )


@router.get("/photos/{release}/{name}.jpg")
async def photo(request: Request, release: str, name: str) -> Response:
    """A photo of a release that some store here serves, or served until lately."""
    small = name.endswith(".small")
    for shop in request.app.state.shops.values():
        found = shop.serving.release(release)
        if found is not None:
            try:
                path = found.photo_path(name.removesuffix(".small"), small)
            except KeyError:
                break
            return FileResponse(path, media_type="image/jpeg", headers=FOR_EVER)
    raise Problem(404, "photo_unknown", "There is no such photo in a release that is served here.")


@router.get("/healthz")
async def health(request: Request) -> Response:
    """Whether this process serves every store: for whatever restarts it."""
    shops = request.app.state.shops.values()
    stores = {
        shop.store: {
            "release": shop.serving.release_id,
            "position": str(shop.live.position),
            "problem": shop.serving.problem,
        }
        for shop in shops
    }
    return answer({"status": "ok", "stores": stores})
