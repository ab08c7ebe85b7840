"""What is like a style and here, for programs: the same in front of the framework and behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from unittest.mock import patch

import pytest

from service.settings import Settings
from service.web.neighbours import MOST, USUAL, Asked
from tests.little_store import LittleStore
from tests.serving import HandClock, Service, running

HEADERS = ("content-type", "content-length", "content-security-policy", "x-content-type-options")


@pytest.fixture
async def behind(
    service: Service, settings: Settings, redis_url: str, clock: HandClock, little: LittleStore
) -> AsyncIterator[Service]:
    """The same store, by the framework alone."""
    plain = settings.model_copy(update={"front": False})
    async with running(plain, redis_url, clock, little) as other:
        yield other


def likes(answer: dict[str, object]) -> list[tuple[str, str]]:
    garments = answer["garments"]
    assert isinstance(garments, list)
    return [(one["style"], one["gtin"]) for one in garments]


async def test_what_is_like_a_style_is_here_and_in_the_size(service: Service) -> None:
    answer = await service.anyone().get("/styles/tee-1/neighbours?size=M&n=60")
    release = service.little.release
    assert (answer["style"], answer["release"]) == ("tee-1", release.id)
    found = likes(answer)
    assert found
    assert "tee-1" not in [style for style, _ in found]
    assert len({style for style, _ in found}) == len(found)
    for one in answer["garments"]:
        style, way, variant = release.by_gtin[one["gtin"]]
        assert (style.id, way.id) == (one["style"], one["colourway"])
        assert variant.size is not None
        # A skirt has a size of its own, which an M in tops says nothing of.
        assert variant.size.label == "M" or style.category == "skirt"
        assert service.little.on_hand[one["gtin"]] > 0
    likeness = [one["likeness"] for one in answer["garments"]]
    assert likeness == sorted(likeness, reverse=True)


async def test_what_somebody_took_is_gone_from_the_answer_and_comes_back(service: Service) -> None:
    anyone, before = service.anyone(), await service.anyone().get("/styles/tee-1/neighbours?size=M")
    style, gtin = likes(before)[0]
    while service.shop.live.floor.available(gtin):
        kim = await service.visitor()
        await kim.request(gtin)
    after = await anyone.get("/styles/tee-1/neighbours?size=M")
    assert gtin not in [one for _, one in likes(after)]
    await kim.delete(".")
    again = await anyone.get("/styles/tee-1/neighbours?size=M")
    assert likes(again) == likes(before)
    assert style in [one for one, _ in likes(again)]


@pytest.mark.parametrize(
    "query",
    [
        "tee-1/neighbours",
        "tee-1/neighbours?n=3",
        "coat-2/neighbours?size=L&n=60",
        "coat-2/neighbours?size=XXS",
        "coat-2/neighbours?colourway=coat-2:red",
        "coat-2/neighbours?colourway=coat-2%3Ared",
        "coat-2/neighbours?size=L&colour=red",
        "nothing/neighbours",
        "tee-1/neighbours?n=0",
        f"tee-1/neighbours?n={MOST + 1}",
        "tee-1/neighbours?n=many",
        "tee-1/neighbours?size=",
    ],
)
async def test_both_ways_answer_the_same(service: Service, behind: Service, query: str) -> None:
    path, only = f"/styles/{query}", {"accept_encoding": "identity"}
    front = await service.anyone().ask("GET", path, **only)
    plain = await behind.anyone().ask("GET", path, **only)
    assert (front.status_code, front.content) == (plain.status_code, plain.content)
    assert [front.headers.get(name) for name in HEADERS] == [
        plain.headers.get(name) for name in HEADERS
    ]


async def test_a_plain_question_does_not_reach_the_framework(service: Service) -> None:
    with patch("service.web.routes.neighbours.neighbours", side_effect=AssertionError):
        assert likes(await service.anyone().get("/styles/tee-1/neighbours?size=M"))
        refused = await service.anyone().refusal("GET", "/styles/tee-1/neighbours?size=%4D")
    assert refused[0] == 500


async def test_a_route_answers_a_plain_question_before_it_reads_its_parameters(
    behind: Service,
) -> None:
    with patch("service.web.routes.neighbours.neighbours", side_effect=AssertionError):
        assert likes(await behind.anyone().get("/styles/tee-1/neighbours?size=M"))
        refused = await behind.anyone().refusal("GET", "/styles/tee-1/neighbours?size=%4D")
    assert refused[0] == 500


async def test_a_mistake_in_front_is_the_framework_s_to_tell(service: Service) -> None:
    with patch("service.web.neighbours.neighbours", side_effect=KeyError):
        # The route has its own name for it, and answers.
        assert likes(await service.anyone().get("/styles/tee-1/neighbours?size=M"))


async def test_an_answer_is_kept_while_what_may_be_shown_stays(service: Service) -> None:
    path, made = "/styles/tee-1/neighbours?size=M", service.shop.serving.now.neighbours
    before = likes(await service.anyone().get(path))
    with patch.object(type(made), "near", side_effect=AssertionError):
        assert likes(await service.anyone().get(path)) == before
        # Another piece of what is shown changes nothing of it.
        floor = service.shop.live.floor
        gtin = next(gtin for _, gtin in before if floor.available(gtin) > 1)
        kim = await service.visitor()
        await kim.request(gtin)
        assert likes(await service.anyone().get(path)) == before


async def test_where_no_answer_is_kept_each_is_made_anew(service: Service) -> None:
    path, made = "/styles/tee-1/neighbours?size=M", service.shop.serving.now.neighbours
    kept = [await service.anyone().get(path) for _ in range(2)]
    service.shop.keep_answers = False
    service.shop.serving.now.questions.clear()
    with patch.object(type(made), "near", autospec=True, side_effect=type(made).near) as near:
        assert [await service.anyone().get(path) for _ in range(2)] == kept
    assert near.call_count == 2


async def test_many_questions_are_not_kept_for_ever(service: Service) -> None:
    questions = service.shop.serving.now.questions
    with patch("service.web.neighbours.QUESTIONS", 2):
        for n in (1, 2, 3):
            await service.anyone().get(f"/styles/tee-1/neighbours?n={n}")
    assert list(questions) == [("tee-1", Asked(3))]


async def test_another_store_or_another_method_is_the_framework_s(service: Service) -> None:
    refused = await service.anyone("nowhere").refusal("GET", "/styles/tee-1/neighbours")
    assert refused == (404, "store_unknown")
    assert (await service.anyone().refusal("POST", "/styles/tee-1/neighbours"))[0] == 405


def test_only_what_means_itself_is_plain() -> None:
    assert Asked.plainly(b"") == Asked(USUAL)
    assert Asked.plainly(b"n=5&size=M") == Asked(5, "M")
    assert Asked.plainly(b"colourway=coat:red") == Asked(colourway="coat:red")
    for query in (
        b"size=%4D",
        b"size=a+b",
        b"n=0",
        b"n=61",
        b"n=",
        b"n=-1",
        b"size=",
        b"x=1",
        b"&",
    ):
        assert Asked.plainly(query) is None
