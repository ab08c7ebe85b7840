"""How honest the store was: promises kept, and how far what was said lay from what happened."""

from __future__ import annotations

from statistics import fmean, median

from service.floor.tally import Honesty, Tally
from service.web.views import View


def rate(part: int, whole: int) -> View | None:
    """A share with what it is a share of; None where that is nothing."""
    return {"value": round(part / whole, 4), "of": whole} if whole else None


def promises_view(tally: Tally) -> View:
    """How honest the store was: in all, by hour and by zone."""
    hours = sorted(tally.promises)
    zones = sorted({zone for by_zone in tally.promises.values() for zone in by_zone})
    return {
        "all": _honesty(honesties(tally)),
        "hours": [
            {"hour": hour, **_honesty(list(tally.promises[hour].values()))} for hour in hours
        ],
        "zones": [
            {
                "zone": zone or None,
                **_honesty([of[zone] for of in tally.promises.values() if zone in of]),
            }
            for zone in zones
        ],
    }


def honesties(tally: Tally) -> list[Honesty]:
    return [honesty for by_zone in tally.promises.values() for honesty in by_zone.values()]


def _honesty(parts: list[Honesty]) -> View:
    """``bias``: how much later (seconds; sooner if negative) than said what was brought came;
    ``not_brought``: what was late and never came, or has not come yet, is in ``kept`` alone."""
    told = [said for part in parts for said in part.told_s]
    took = [was for part in parts for was in part.took_s]
    late = [was - said for said, was in zip(told, took, strict=True)]
    return {
        "kept": kept_view(parts),
        "not_brought": sum(part.kept + part.broken for part in parts) - len(told),
        "told_median_s": round(median(told)) if told else None,
        "took_median_s": round(median(took)) if took else None,
        "bias": {"mean_s": round(fmean(late)), "median_s": round(median(late)), "n": len(late)}
        if late
        else None,
    }


def kept_view(parts: list[Honesty]) -> View | None:
    kept = sum(part.kept for part in parts)
    return rate(kept, kept + sum(part.broken for part in parts))
