"""Displays: what a manager changed on them, and the experiments that are planned with them."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field, StringConstraints

from service.floor.commands import ChangeDisplay, PlanExperiment, StopExperiment
from service.floor.facts import ExperimentDesign
from service.floor.tally import local
from service.insight.experiments.plan import FORTNIGHT_DAYS, MOST_FORTNIGHTS, toss
from service.insight.experiments.proposing import PAST_DAYS, Wish
from service.web.access import Manager
from service.web.asking import Once, ShopHere, answer, new_id
from service.web.problems import Problem
from service.web.reporting import Reporting, Reports, span_of
from service.web.shop import Shop
from service.web.views.displays import displays_view

router = APIRouter(prefix="/v1/stores/{store}", tags=["displays"])

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Id = Annotated[str, Field(min_length=1, max_length=128)]
#: Bits of a seed that a log holds as a number which every program reads exactly.
SEED_BITS = 48


class Changed(BaseModel):
    """``style`` hangs at ``fixture`` now, and came from ``from_fixture``, where that is so."""

    fixture: Id
    words: Words
    style: Id | None = None
    from_fixture: Id | None = None


class Planned(BaseModel):
    """``smallest`` is the smallest effect worth knowing, as a share. A switch-back takes whole
    fortnights, ``parts`` blocks a day, and is tossed here; a change made once, whole weeks."""

    design: ExperimentDesign
    fixture: Id
    words: Words
    starts: date
    days: Annotated[int, Field(ge=7, le=FORTNIGHT_DAYS * MOST_FORTNIGHTS)] = 28
    smallest: Annotated[float, Field(gt=0, le=5)] = 0.25
    parts: Annotated[int, Field(ge=1, le=2)] = 1
    boundary_h: Annotated[int, Field(ge=1, le=23)] = 14
    washout_h: Annotated[int, Field(ge=0, le=4)] = 0
    comparables: Annotated[list[Id], Field(max_length=200)] = []


async def _shown(shop: Shop) -> Response:
    return answer(displays_view(await shop.moment()))


@router.get("/displays")
async def displays(shop: ShopHere, who: Manager) -> Response:
    """Fixtures, what was changed on them lately, and experiments with what stands there today."""
    return await _shown(shop)


@router.post("/display-changes")
async def change(shop: ShopHere, who: Manager, body: Changed, once: Once) -> Response:
    command = ChangeDisplay(body.fixture, body.words, body.style, body.from_fixture, who.subject)
    await shop.do(command, once)
    return await _shown(shop)


@router.get("/experiments/proposal")
async def proposal(
    shop: ShopHere,
    who: Manager,
    reports: Reports,
    fixture: Annotated[str, Query(description="The fixture that will be changed.")],
    smallest: Annotated[
        float, Query(gt=0, le=5, description="The smallest effect that would matter, as a share.")
    ] = 0.25,
    design: ExperimentDesign = "switch_back",
    parts: Annotated[int, Query(ge=1, le=2, description="Blocks a day, of a switch-back.")] = 1,
    boundary_h: Annotated[int, Query(ge=1, le=23)] = 14,
    washout_h: Annotated[int, Query(ge=0, le=4)] = 0,
) -> Response:
    """How long an experiment must be to find ``smallest`` four times in five: whole fortnights of a
    switch-back, whole weeks of a change made once.

    It follows from the store's own last weeks where ``measured`` says so, else from an assumed
    ``sd``. ``long`` warns of most of a season, and ``in_long`` says what twelve weeks would find.
    Where half a year is not ``enough``, ``days`` are the most there may be.
    """
    plan = (await shop.moment()).floor.plan
    if plan is None or fixture not in {one.id for one in plan.fixtures}:
        raise Problem(404, "fixture_unknown", "This store has no such fixture.")
    today = _today(shop)
    wish = Wish(design, fixture, smallest, parts, boundary_h, washout_h)
    return await _asked(
        reports,
        {"wish": asdict(wish)},
        span_of(shop, today - timedelta(PAST_DAYS), today - timedelta(1)),
    )


@router.get("/experiments/harm")
async def harm(request: Request, shop: ShopHere, who: Manager, reports: Reports) -> Response:
    """The ids of experiments that go on though their change surely loses more than a tenth of the
    looks; the one thing that is said before the end."""
    await shop.moment()
    today = _today(shop)
    k = request.app.state.settings.few_visits
    span = span_of(shop, today, today, experiments=True)
    return await _asked(reports, {"harm": True, "k": k}, span)


async def _asked(reports: Reporting, what: dict[str, Any], span: dict[str, Any]) -> Response:
    body = await reports.ask({**what, "span": span, "brand": None, "own": []})
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


def _today(shop: Shop) -> date:
    plan = shop.live.floor.plan
    return local(shop.clock.now(), plan.timezone if plan else "UTC").date()


@router.post("/experiments")
async def plan(shop: ShopHere, who: Manager, body: Planned, once: Once) -> Response:
    seed = secrets.randbits(SEED_BITS)
    tossed = body.design == "switch_back"
    command = PlanExperiment(
        experiment=new_id(),
        design=body.design,
        fixture=body.fixture,
        words=body.words,
        starts=body.starts.isoformat(),
        days=body.days,
        smallest=body.smallest,
        arms=toss(body.days // FORTNIGHT_DAYS, body.parts, seed) if tossed else "",
        parts=body.parts,
        boundary_h=body.boundary_h,
        washout_h=body.washout_h,
        seed=seed if tossed else 0,
        comparables=tuple(body.comparables),
        by=who.subject,
    )
    await shop.do(command, once)
    return await _shown(shop)


@router.post("/experiments/{experiment}/stop")
async def stop(shop: ShopHere, who: Manager, experiment: str, once: Once) -> Response:
    """No more days of it count. It cannot go on afterwards."""
    await shop.do(StopExperiment(experiment, who.subject), once)
    return await _shown(shop)
