"""Experiments on a shop floor: what a change did, how sure that is, and how long to go on.

plan.py          a switch-back plan: which arrangement on which day, tossed fairly, and how long
switch_back.py   the effect of a change that was made and unmade by such a plan
before_after.py  the effect of a change that was made once, against comparable fixtures
harm.py          whether a change surely does serious harm: all that is said before the end
proposing.py     how long an experiment has to be, by the store's own past days
effect.py        an effect as it is told: ratio, interval, how sure, days still needed, notes
"""
