"""Every error is an RFC 9457 problem with a stable code, and says nothing that it should not."""

from __future__ import annotations

import pytest

from service.floor.refusal import REASONS
from service.log import committing
from service.log.codec import UnknownFact
from service.log.live_floor import LogBroken
from service.log.ticket import LogUnavailable
from tests.serving import Service, problem

#: Addresses, and what is wrong with them. Codes are for machines: they are never changed.
ASKED = [
    ("GET", "/v1/nothing", 404, "not_found"),
    ("GET", "/nothing", 404, "not_found"),
    ("GET", "/screens/nothing.js", 404, "not_found"),
    ("GET", "/screens/../service/app.py", 404, "not_found"),
    ("POST", "/v1/config", 405, "method_not_allowed"),
    ("DELETE", "/v1/stores/little/search", 405, "method_not_allowed"),
    ("GET", "/v1/stores/elsewhere", 404, "store_unknown"),
    ("GET", "/v1/stores/little/styles/nothing", 404, "garment_unknown"),
    ("GET", "/v1/stores/little/styles/nothing/similar", 404, "garment_unknown"),
    ("GET", "/v1/stores/little/garments/4006381333931", 404, "garment_unknown"),
    ("GET", "/v1/stores/little/garments/4006381333932", 400, "gtin_invalid"),
    ("GET", "/v1/stores/little/garments/nonsense", 400, "gtin_invalid"),
    ("GET", "/01/nonsense?linkType=linkset", 400, "gtin_invalid"),
    ("GET", f"/v1/stores/little/search?q={'x' * 201}", 422, "request_invalid"),
    ("GET", "/v1/stores/little/search?q=tee&n=0", 422, "request_invalid"),
    ("GET", "/photos/nothing/nothing.jpg", 404, "photo_unknown"),
]


@pytest.mark.parametrize(("method", "address", "status", "code"), ASKED)
async def test_a_wrong_address_is_answered_with_a_problem(
    method: str, address: str, status: int, code: str, service: Service
) -> None:
    assert problem(await service.http.request(method, address)) == (status, code)


async def test_a_wrong_method_says_which_are_right(service: Service) -> None:
    assert (await service.http.post("/v1/config")).headers["allow"] == "GET"


@pytest.mark.parametrize(
    ("sent", "at"),
    [
        ({"json": {"via": "parachute"}}, "body.via"),
        ({"json": {"via": "phone", "accessible": "perhaps"}}, "body.accessible"),
        ({"json": ["phone"]}, "body"),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, "body.1"),
        ({}, "body"),
    ],
)
async def test_a_body_that_is_not_as_described_says_where_it_is_wrong(
    sent: dict[str, object], at: str, service: Service
) -> None:
    response = await service.http.post("/v1/stores/little/visits", **sent)  # type: ignore[arg-type]
    assert problem(response) == (422, "request_invalid")
    assert [fault["at"] for fault in response.json()["faults"]] == [at]


async def test_a_mistake_of_ours_says_nothing_of_itself(service: Service) -> None:
    secret = "the password is 1234"

    @service.app.get("/broken")
    async def broken() -> None:
        raise RuntimeError(secret)

    response = await service.http.get("/broken")
    assert problem(response) == (500, "unexpected")
    assert secret not in response.text
    assert "RuntimeError" not in response.text


@pytest.mark.parametrize(
    "trouble",
    [
        LogUnavailable("redis at 10.0.0.7"),
        LogBroken("a gap"),
        UnknownFact("a fact"),
        OSError("/dev/disk"),
    ],
    ids=lambda trouble: type(trouble).__name__,
)
async def test_a_log_that_cannot_be_reached_asks_to_try_again(
    trouble: Exception, service: Service
) -> None:
    @service.app.get("/trouble")
    async def raising() -> None:
        raise trouble

    response = await service.http.get("/trouble")
    assert problem(response) == (503, "log_unavailable")
    assert response.headers["retry-after"] == "2"
    assert str(trouble) not in response.text


async def test_a_refusal_of_the_floor_keeps_its_code_and_its_words(service: Service) -> None:
    kim = await service.visitor()
    response = await kim.ask("POST", "./offer/hold")
    assert problem(response) == (409, "no_offer")
    assert response.json()["detail"] == REASONS["no_offer"]


async def test_a_photo_without_a_tag_says_how_to_take_a_better_one(service: Service) -> None:
    files = {"file": ("tag.jpg", b"no picture", "image/jpeg")}
    response = await service.http.post("/v1/stores/little/scans", files=files)
    assert problem(response) == (422, "tag_unreadable")


@pytest.mark.parametrize("address", ["/", "/v1/config", "/v1/nothing", "/screens/kit/api.js"])
async def test_every_answer_says_what_a_browser_may_do_with_it(
    address: str, service: Service
) -> None:
    headers = (await service.http.get(address)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].startswith("default-src 'self'; ")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


async def test_commands_that_could_not_be_written_may_be_sent_again(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store whose Redis is away: reads and commands alike answer 503, and no state is made up."""
    kim = await service.visitor()
    monkeypatch.setattr(committing, "PATIENCE_S", 0.0)

    async def away(*asked: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr(service.shop.live, "catch_up", away)
        patched.setattr(committing.Committing, "_append", away)
        assert await kim.refusal("GET", ".") == (503, "log_unavailable")
        assert await kim.refusal("POST", "./place") == (503, "log_unavailable")
    assert (await kim.get("."))["state"] == "browsing"
