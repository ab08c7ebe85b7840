"""Our own table of what goes with what, written by hand: nothing in it was learned from anybody.

Two kinds belong together where they are about as dressed up and about as warm (see `registers`),
and less the farther they are apart; the rules below say what that cannot.
"""

from __future__ import annotations

import numpy as np

from service.recommend.outfits.kinds import KINDS, SLOT_OF, Slot
from service.recommend.outfits.pairs import Pairs
from service.recommend.outfits.registers import REGISTER
from service.recommend.outfits.table import NUMBER, Table
from service.recommend.shelf import Floats

#: What two ranges that meet are worth, and what a step between two that do not costs.
MEETING = 0.2
A_STEP = 0.8
#: Two of one slot are not worn together.
SAME_SLOT = -4.0
#: An outfit is a set of kinds: none is in it twice.
TWICE = -8.0
#: What the ranges cannot say: a tie needs a collar, tights need a hem, a belt needs loops.
_RULES = """
tie: shirt 2.5, blazer 1.0, vest 0.5, tshirt -3, tank -3, hoodie -3, sweatshirt -2, polo -2
tie: blouse -2, top -2, dress -4, jumpsuit -3, skirt -1.5, shorts -2, heels -2, flats -1, clutch -2
belt: jeans 0.5, trousers 0.5, skirt 0.1, leggings -2.5, joggers -2.5
tights: skirt 1.5, dress 1.2, jeans -2.5, trousers -2.5, leggings -3, joggers -3, sneakers -0.3
socks: sneakers 0.7, loafers 0.3, boots 0.3, heels -1.5, sandals -2, flats -1
leggings: sweatshirt 0.5, hoodie 0.5, tank 0.5, knit 0.3, shirt -0.3, sneakers 0.5
joggers: hoodie 0.5, sweatshirt 0.5, tshirt 0.3, sneakers 0.5
jeans: tshirt 0.3, sneakers 0.3, jacket 0.2, knit 0.2
trousers: shirt 0.4, blouse 0.4, blazer 0.5, loafers 0.5
skirt: blouse 0.3, knit 0.2, flats 0.2, loafers 0.1, hoodie -0.3
dress: cardigan 0.4, heels 0.5, sandals 0.3, flats 0.4, clutch 0.5, necklace 0.2, earrings 0.3
dress: hoodie -1, vest -0.5, puffer -0.5
shirt: vest 0.5, blazer 0.3
blazer: polo -0.2, shorts -0.5, backpack -0.3, loafers 0.3
coat: scarf 1.0, gloves 0.8, boots 0.5, knit 0.4, tank -0.5
puffer: scarf 0.5, gloves 0.6, knit 0.2, hoodie 0.3
knit: boots 0.2
heels: clutch 0.5, backpack -0.8, hat -0.3
sneakers: backpack 0.5, clutch -0.5
sandals: hat 0.2, eyewear 0.3, scarf -0.5
"""


def _table() -> Table:
    usual = np.array([REGISTER[kind].usual for kind in KINDS])
    dressed = np.array([REGISTER[kind].dressed for kind in KINDS])
    warm = np.array([REGISTER[kind].warm for kind in KINDS])
    apart = _apart(dressed) + _apart(warm)
    together = np.where(apart == 0.0, MEETING, -A_STEP * apart)
    for line in _RULES.strip().splitlines():
        kind, _, rest = line.partition(":")
        for other, worth in (one.split() for one in rest.split(",")):
            together[NUMBER[kind], NUMBER[other]] += float(worth)
            together[NUMBER[other], NUMBER[kind]] = together[NUMBER[kind], NUMBER[other]]
    slots = np.array([list(Slot).index(SLOT_OF[kind]) for kind in KINDS])
    alone = (slots[:, None] == slots) & (slots != list(Slot).index(Slot.JEWELLERY))[:, None]
    dresses = (slots == 0)[:, None] & ((slots == 1) | (slots == 2))
    together[alone | dresses | dresses.T] = SAME_SLOT
    np.fill_diagonal(together, TWICE)
    shares = usual - np.logaddexp.reduce(usual)
    return Table(Pairs(shares, together), slots / (len(Slot) - 1), "house", "written by hand")


def _apart(ranges: Floats) -> Floats:
    """How far two ranges (kinds, 2) are from meeting, (kinds, kinds)."""
    low, high = ranges[:, 0], ranges[:, 1]
    gaps = np.maximum(low[:, None] - high, low - high[:, None])
    return np.asarray(np.maximum(gaps, 0.0))


HOUSE = _table()
