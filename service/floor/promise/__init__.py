"""Promises: what is said before the tap, kept in the log, and owned up to before it is broken.

percentile.py  a value that was measured
outlook.py     what the work ahead and the walk take by plan, as the floor stands now
learning.py    how much longer it takes here: by store, zone and hour; and the stretch
estimate.py    by plan, times what was learned, spoken, and why if it is long
keeping.py     made, kept or broken: what the facts of a promise change
slipping.py    telling the shopper before a promise is broken
load.py        how busy the store is
"""

from service.floor.promise.estimate import Estimate, Promise, Reason, promise
from service.floor.promise.outlook import Outlook
from service.floor.promise.percentile import percentile

__all__ = ["Estimate", "Outlook", "Promise", "Reason", "percentile", "promise"]
