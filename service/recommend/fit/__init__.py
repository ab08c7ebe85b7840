"""Which size of a style a shopper most likely needs, from what was tried in this visit. Pure.

    Tried ...  -> FitModel.shopper(tried, histories) -> Shopper     once per slate
    Shopper, a style's sizes and history -> FitModel.likely(...) -> Advice     once per style

    model = FitModel()
    shopper = model.shopper(
        [Tried("shirt-1", "Shirts", Size("M"), verdict("left", ["too_small"]))], histories={}
    )
    advice = model.likely(shopper, "jacket-7", "Jackets", [Size("M"), Size("L")], History(9, 20, 1))
    advice.best          # number of the size that most likely fits; None: nothing is known
    advice.chances[1]    # Chance(small=..., fits=..., large=...), or None for a size not understood

`likely` takes tens of microseconds. Where a style has no history and was not tried, the answer
depends on category and label alone, so one call for each different label does for all of them
(``style=None``). Leave out of ``tried`` what was withdrawn. No body measures, and no names.

`runs` says what may be told of a style: that it runs small. `table` and the modules beside it
measure what can be known of fit on a retailer's own records.
"""

from service.recommend.fit.belief import Spreads
from service.recommend.fit.crowd import Crowd
from service.recommend.fit.evidence import History, Tried, Verdict, verdict
from service.recommend.fit.model import Advice, Chance, FitModel, Shopper

__all__ = [
    "Advice",
    "Chance",
    "Crowd",
    "FitModel",
    "History",
    "Shopper",
    "Spreads",
    "Tried",
    "Verdict",
    "verdict",
]
