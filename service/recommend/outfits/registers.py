"""How usual, how dressed up and how warm every kind of garment is: our own numbers.

How dressed up and how warm are ranges, because jeans are worn to many things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Register:
    """``usual`` is the logarithm of how often it is in an outfit, but for a constant."""

    usual: float
    dressed: Range
    warm: Range


#: kind: usual | dressed up, from 0 (sport) by 1 (casual), 2 (smart), 3 (dressed) to 4 (formal)
#: | warm, from 0 (high summer) to 3 (deep winter). ``usual`` is the logarithm of how often.
_KINDS = """
dress: 1.8 | 1 4 | 0 3
jumpsuit: 0.5 | 1 3 | 0 2
tshirt: 2.0 | 0 1.5 | 0 2
shirt: 1.7 | 1 4 | 0 3
blouse: 1.5 | 2 4 | 0 3
polo: 0.8 | 1 2 | 0 2
tank: 0.8 | 0 1.5 | 0 1
knit: 1.7 | 1 3 | 1 3
sweatshirt: 1.0 | 0 1 | 1 3
hoodie: 0.8 | 0 1 | 1 3
top: 1.5 | 1 3 | 0 2
jeans: 2.0 | 1 2 | 0 3
trousers: 2.0 | 2 4 | 0 3
skirt: 1.5 | 1 4 | 0 3
shorts: 1.0 | 0 1.5 | 0 0.5
leggings: 0.5 | 0 1 | 1 3
joggers: 0.5 | 0 1 | 0 3
cardigan: 1.0 | 1 3 | 1 3
vest: 0.3 | 1.5 4 | 1 3
blazer: 1.0 | 2 4 | 1 2
jacket: 1.5 | 0.5 2 | 1 3
coat: 1.5 | 2 4 | 2 3
puffer: 0.8 | 0 1.5 | 2.5 3
socks: 0.3 | 0 3 | 0 3
tights: 0.2 | 1 4 | 1 3
sneakers: 1.8 | 0 2 | 0 3
heels: 1.5 | 2 4 | 0 3
boots: 1.5 | 1 3 | 1.5 3
sandals: 1.0 | 0.5 2.5 | 0 0.5
flats: 1.0 | 1 3 | 0 2
loafers: 1.2 | 1.5 4 | 0 3
shoes: 1.8 | 1 3 | 0 3
belt: 0.8 | 1 4 | 0 3
scarf: 0.6 | 1 4 | 2 3
tie: 0.0 | 3 4 | 0 3
hat: 0.6 | 0 2 | 0 3
gloves: 0.0 | 1 3 | 2.5 3
eyewear: 0.7 | 0 3 | 0 2
necklace: 0.8 | 1 4 | 0 3
earrings: 0.8 | 1 4 | 0 3
bracelet: 0.5 | 1 4 | 0 3
ring: 0.4 | 1 4 | 0 3
brooch: -0.5 | 2 4 | 1 3
watch: 0.6 | 1 4 | 0 3
jewellery: 0.8 | 1 4 | 0 3
bag: 1.8 | 1 3 | 0 3
clutch: 0.6 | 2.5 4 | 0 3
backpack: 0.7 | 0 1.5 | 0 3
"""


def _read(line: str) -> tuple[str, Register]:
    kind, _, rest = line.partition(":")
    usual, dressed, warm = (tuple(map(float, part.split())) for part in rest.split("|"))
    return kind, Register(usual[0], (dressed[0], dressed[1]), (warm[0], warm[1]))


REGISTER: Mapping[str, Register] = dict(map(_read, _KINDS.strip().splitlines()))
