"""How a style fits, as many said it, and as far as that may be told.

Data, never sentences: the words are the screens' own (kiosk/kit/fit.js).
"""

from __future__ import annotations

from service.recommend.fit.runs import told
from service.web.moment import Moment
from service.web.views import View


def fit_view(moment: Moment, style: str) -> View | None:
    """``runs`` small, true or large; ``told_by`` how many visits, ``share`` how many of ten of
    them, both as coarse as everything that is told of shoppers. None where nothing may be told."""
    counts = moment.floor.fit.get(style)
    found = told(counts, counts.visits, moment.few_visits) if counts else None
    if found is None:
        return None
    return {"runs": found.runs, "told_by": found.told_by, "share": found.share}
