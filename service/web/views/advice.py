"""The size that a visit's own words speak for, and which garment of it they are about."""

from __future__ import annotations

from catalog.garment import Style
from service.floor.state import Visit
from service.recommend.advice import suggested
from service.web.moment import Moment
from service.web.views import View
from service.web.views.garment import name_view, size_view


def suggested_view(moment: Moment, style: Style, visit: Visit | None) -> View | None:
    """The size of ``style`` that the shopper of ``visit`` is advised, and why; None where nothing
    speaks for one. The words are the screens' own (kiosk/kit/fit.js)."""
    if visit is None:
        return None
    display = moment.display
    found = suggested(display.shelf, moment.floor.fit, moment.wants(visit), style)
    if found is None:
        return None
    tried = display.release.styles.get(found.style or "")
    return {
        "size": size_view(found.size),
        "why": found.because,
        "tried": {"style": tried.id, "name": name_view(tried), "size": size_view(found.tried)}
        if tried
        else None,
    }
