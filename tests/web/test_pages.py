"""Pages, photos, and what a tag's QR code opens."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from tests.serving import Service, problem

PAGES = {
    "/": "home",
    "/phone": "phone",
    "/phone?s=little": "phone",
    "/kiosk": "lookup",
    "/room/r1": "room",
    "/runner": "runner",
    "/manager": "manager",
    "/brand": "brand",
}


@pytest.mark.parametrize(("address", "screen"), PAGES.items())
async def test_every_screen_has_a_page(address: str, screen: str, service: Service) -> None:
    page = await service.http.get(address)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"
    assert f'src="/screens/{screen}/main.js"' in page.text
    script = await service.http.get(f"/screens/{screen}/main.js")
    assert script.headers["content-type"].split(";")[0] == "text/javascript"


async def test_a_module_that_has_not_changed_is_not_sent_again(service: Service) -> None:
    first = await service.http.get("/screens/kit/api.js")
    assert first.headers["cache-control"] == "no-cache"
    headers = {"If-None-Match": first.headers["etag"]}
    assert (await service.http.get("/screens/kit/api.js", headers=headers)).status_code == 304


@pytest.mark.parametrize("small", [False, True])
async def test_a_photo_may_be_kept_for_ever(small: bool, service: Service) -> None:
    style = await service.anyone().get("/styles/tee-1")
    photo = await service.http.get(style["colourways"][0]["photo_small" if small else "photo"])
    assert photo.headers["content-type"] == "image/jpeg"
    assert photo.headers["cache-control"] == "public, max-age=31536000, immutable"
    with Image.open(io.BytesIO(photo.content)) as picture:
        assert picture.size == (300, 400)


async def test_only_photos_of_a_release_are_sent(service: Service) -> None:
    release = service.little.release
    style = await service.anyone().get("/styles/tee-1")
    name = style["colourways"][0]["photo"].rsplit("/", 1)[1].removesuffix(".jpg")
    wrong = [
        f"/photos/{release.id}/nothing.jpg",
        f"/photos/{release.id}/{name}.small.small.jpg",
        f"/photos/{release.id}/.small.jpg",
        f"/photos/{release.id}/..%2Fmanifest.jpg",
        f"/photos/{release.id}/%2E%2E%2F%2E%2E%2Fmanifest.json.jpg",
        f"/photos/{release.id}/{name}%00.jpg",
        f"/photos/../releases/{release.id}/{name}.jpg",
        f"/photos/..%2Freleases%2F{release.id}/{name}.jpg",
        f"/photos/0000000000000000/{name}.jpg",
    ]
    for address in wrong:
        assert problem(await service.http.get(address))[0] == 404, address
    (release.path / "photos" / "beside.jpg").write_bytes(b"not of this release")
    beside = await service.http.get(f"/photos/{release.id}/beside.jpg")
    (release.path / "photos" / "beside.jpg").unlink()
    assert problem(beside) == (404, "photo_unknown")


@pytest.mark.parametrize("address", ["%2e%2e%2fservice%2fapp.py", "..%5cservice%5capp.py", "%00"])
async def test_no_screen_leads_out_of_the_folder_of_screens(address: str, service: Service) -> None:
    assert problem(await service.http.get(f"/screens/{address}")) == (404, "not_found")


# --- tags ----------------------------------------------------------------------------------------

GTIN = "04006381333931"
LINKSET = "application/linkset+json"


@pytest.mark.parametrize("address", [f"/01/{GTIN}", f"/01/{GTIN}/21/12345", f"/01/{GTIN}?s=little"])
async def test_a_persons_browser_gets_the_phone_page_from_a_tag(
    address: str, service: Service
) -> None:
    page = await service.http.get(address, headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.status_code == 200
    assert 'src="/screens/phone/main.js"' in page.text


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        (f"/01/{GTIN}", {"Accept": LINKSET}),
        (f"/01/{GTIN}?linkType=linkset", {}),
        (f"/01/{GTIN}?linkType=all", {}),
        ("/01/4006381333931", {"Accept": LINKSET}),
    ],
)
async def test_a_machine_gets_the_links_of_a_tag(
    address: str, headers: dict[str, str], service: Service
) -> None:
    """As GS1's resolver standard has it; the GTIN has 14 digits whatever was asked for."""
    response = await service.http.get(address, headers=headers)
    assert response.headers["content-type"] == LINKSET
    [links] = response.json()["linkset"]
    assert links["anchor"] == f"http://fit.test/01/{GTIN}"
    [page] = links["https://gs1.org/voc/defaultLink"]
    assert page == {
        "href": f"http://fit.test/01/{GTIN}",
        "title": "Try it on",
        "type": "text/html",
        "hreflang": ["ko", "en"],
    }


async def test_a_serial_number_stays_in_the_links(service: Service) -> None:
    response = await service.http.get(f"/01/{GTIN}/21/777?linkType=linkset")
    assert response.json()["linkset"][0]["anchor"] == f"http://fit.test/01/{GTIN}/21/777"


async def test_the_resolver_says_what_it_resolves(service: Service) -> None:
    said = (await service.http.get("/.well-known/gs1resolver")).json()
    assert said["resolverRoot"] == "http://fit.test"
    assert said["supportedPrimaryKeys"] == ["01"]


async def test_the_pages_of_the_api_load_nothing_from_elsewhere(service: Service) -> None:
    page = (await service.http.get("/docs")).text
    loaded = re.findall(r"""(?:src|href)=["']([^"']+)""", page)
    assert loaded
    for address in loaded:
        assert address.startswith("/"), address
        assert (await service.http.get(address)).status_code == 200


async def test_health_says_what_each_store_serves(service: Service) -> None:
    assert (await service.http.get("/healthz")).json() == {
        "status": "ok",
        "stores": {
            "little": {
                "release": service.little.release.id,
                "position": str(service.shop.live.position),
                "problem": None,
            }
        },
    }
