"""Reports for the manager: which there are, and each as JSON, CSV or a chart."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from service.floor.tally import local
from service.insight.grouping import BY
from service.insight.registry import REPORTS
from service.insight.scope import Scope
from service.insight.spec import Spec
from service.web.access import Principal, Reader
from service.web.asking import ShopHere, answer
from service.web.problems import Problem
from service.web.reporting import Reports, span_of

router = APIRouter(prefix="/v1/stores/{store}", tags=["reports"])

Form = Literal["json", "csv", "svg"]
MEDIA: dict[Form, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
}
#: Days that one report may tell of: three years.
MOST_DAYS = 1_100


async def form_of(
    format: Annotated[Form | None, Query(description="Before what Accept says.")] = None,
    accept: Annotated[str, Header()] = "",
) -> Form:
    """As what: what is named, else what is accepted, else JSON."""
    if format is not None:
        return format
    return "csv" if "text/csv" in accept else "svg" if "image/svg+xml" in accept else "json"


@router.get("/reports")
async def reports(shop: ShopHere, who: Reader) -> Response:
    """Which reports there are, and by what each can be told; and today, by the store's clock.

    A brand is told of those about garments.
    """
    moment = await shop.moment()
    timezone = moment.floor.plan.timezone if moment.floor.plan else "UTC"
    today = local(moment.now, timezone).date().isoformat()
    return answer({"today": today, "reports": [_listed(spec) for spec in _theirs(who).values()]})


def _listed(spec: Spec) -> dict[str, object]:
    return {
        "name": spec.name,
        "title": spec.title,
        "about": spec.about,
        "by": [{"name": by, "title": BY[by].title} for by in spec.by],
    }


@router.get("/reads")
async def reads(
    shop: ShopHere,
    who: Reader,
    before: Annotated[str, Query(pattern=r"^(\+|\d+-\d+)$", description="For older ones.")] = "+",
) -> Response:
    """Who read which figures, the latest first. A brand sees all reads that it may stand in."""
    latest = await shop.reads.latest(before)
    theirs = [
        {"position": position, **read}
        for position, read in latest
        if who.role != "brand" or read["brand"] in (None, who.subject)
    ]
    return answer({"reads": theirs, "before": latest[-1][0] if latest else None})


@router.get("/reports/{name}")
async def report(
    request: Request,
    shop: ShopHere,
    who: Reader,
    name: str,
    reports: Reports,
    form: Annotated[Form, Depends(form_of)],
    since: Annotated[date, Query(alias="from", description="The first day.")],
    until: Annotated[date, Query(alias="to", description="The last day, included.")],
    by: Annotated[str, Query(description="By what its rows are; the first if not said.")] = "",
    lang: Annotated[Literal["en", "ko"], Query(description="Of a chart.")] = "en",
) -> Response:
    """What the days ``from`` to ``to`` came to. What stands on few visits is not told.

    A brand is told of its own styles, and of the whole store its average. That somebody asked is
    written down before they are answered, for the brands to see.
    """
    spec = _spec(_theirs(who), name, by)
    if not 0 <= (until - since).days < MOST_DAYS:
        detail = f"A report tells of 1 to {MOST_DAYS} days, and from is no later than to."
        raise Problem(422, "span_invalid", detail)
    question = {
        "name": name,
        "by": by or spec.by[0],
        "form": form,
        "language": lang,
        "span": span_of(shop, since, until, experiments=name == "experiments"),
        "brand": who.subject if who.role == "brand" else None,
        "own": request.app.state.settings.own,
        "k": request.app.state.settings.few_visits,
    }
    await shop.reads.note(
        {
            "role": who.role,
            "name": who.name,
            "brand": question["brand"],
            "report": name,
            "by": question["by"],
            "from": since.isoformat(),
            "to": until.isoformat(),
        }
    )
    return Response(await reports.ask(question), media_type=MEDIA[form], headers=_named(form, name))


def _theirs(who: Principal) -> dict[str, Spec]:
    """The reports that one may ask for."""
    scope = Scope(who.subject if who.role == "brand" else None)
    return {name: spec for name, spec in REPORTS.items() if scope.may_ask(name)}


def _spec(reports: dict[str, Spec], name: str, by: str) -> Spec:
    spec = reports.get(name)
    if spec is None:
        raise Problem(404, "report_unknown", f"There is no such report: {', '.join(reports)}.")
    if by and by not in spec.by:
        raise Problem(422, "grouping_unknown", f"{name} is told by {', '.join(spec.by)}.")
    return spec


def _named(form: Form, name: str) -> dict[str, str]:
    """A browser that saves it calls it so. It tells of people, so nobody keeps a copy."""
    headers = {"Cache-Control": "no-store"}
    if form == "csv":
        headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return headers
