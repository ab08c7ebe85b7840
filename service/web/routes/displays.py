"""Displays: what a manager changed on them, and the experiments that are planned with them."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field, StringConstraints

from service.floor.commands import ChangeDisplay, PlanExperiment, StopExperiment
from service.floor.facts import ExperimentDesign
from service.insight.experiments.plan import FORTNIGHT_DAYS, MOST_FORTNIGHTS, toss
from service.web.access import Manager
from service.web.asking import Once, ShopHere, answer, new_id
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
