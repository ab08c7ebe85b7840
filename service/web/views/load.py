"""How busy the store is, why, and what follows from it: for every screen in the same words."""

from __future__ import annotations

from service.floor.promise.load import at_least
from service.web.moment import Moment
from service.web.views import View


def load_view(moment: Moment) -> View:
    """``carry_first``: to carry a garment is offered before to have it brought.

    The level stands in the log and stays for a while, with why it came about; ``now`` is how
    things stand at this moment.
    """
    load, outlook = moment.floor.load, moment.estimate.outlook
    late, of = moment.lately
    return {
        "load": {
            "level": load.level,
            "why": {
                "late": load.late,
                "of": load.of,
                "work_s": load.work_s,
                "runners": load.runners,
            },
            "now": {
                "late": late,
                "of": of,
                "work_s": round(outlook.work_each_s),
                "runners": outlook.runners,
            },
        },
        "carry_first": at_least(load, "slipping"),
    }
