"""What dressing asks of every colourway of a release: kind, colour, for whom, how dressed up.

Read once a release. What the retailer left out is unknown, and moves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from catalog.garment import Style
from service.recommend.outfits.colours import lab_of, neutral
from service.recommend.outfits.kinds import KINDS, kind_of_style
from service.recommend.outfits.registers import REGISTER, Range, Register

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int32]]
Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

UNKNOWN = -1
#: For whom; a garment for anyone goes with all.
ANYONE, WOMEN, MEN = 0, 1, 2
_WHO: Mapping[str, int] = dict.fromkeys(
    ("women", "woman", "female", "ladies", "girl", "girls", "여성", "여자", "여아"), WOMEN
) | dict.fromkeys(("men", "man", "male", "boy", "boys", "남성", "남자", "남아"), MEN)
_CHILDREN = frozenset(("kids", "kid", "children", "girl", "girls", "boy", "boys", "baby", "아동"))

#: from to = tags: how dressed up they make a garment, from sport (0) to formal (4).
_DRESSED = """
0 0.6 = sports sport active gym running 스포츠
0 1.5 = jogger drawstring elastic fleece hightop court trucker
0.5 1.8 = cargo washed varsity backpack beanie bucket casual print graphic flannel bigcheck rugby
0.5 1.8 = canvas nylon 캐주얼
1.5 3 = smart-casual loafer penny tassel
2.5 4 = creased pencil peak double-breasted pinstripe
3 4 = formal captoe tuxedo 정장 포멀
2.2 4 = satin silk party slip 새틴 실크
"""
#: from to = tags: how warm, from high summer (0) to deep winter (3).
_WARM = """
0 0.6 = summer straw 여름
0 1.2 = linen sleeveless 린넨 리넨
0.4 2 = spring short 봄
1.2 2.6 = fall autumn flannel corduroy 가을
1.5 3 = wool merino lambswool tweed boucle fleece 울
1.8 3 = cashmere chunky cable quilt turtle
2.2 3 = winter shearling padded beanie 겨울 기모
"""
#: Patterns that are seen from afar. Two of them in one outfit are one too many.
_BUSY = """
breton stripe rugby wstripe gingham bigcheck tartan houndstooth glen dots bigdots floral bloom
leopard argyle fairisle brush check plaid printed colour-block ditsy vstripe
스트라이프 체크 도트 플로럴 레오파드 꽃무늬
"""


def _read(table: str) -> dict[str, Range]:
    known: dict[str, Range] = {}
    for line in table.strip().splitlines():
        numbers, _, tags = line.partition(" = ")
        low, high = map(float, numbers.split())
        known |= dict.fromkeys(tags.split(), (low, high))
    return known


DRESSED, WARM = _read(_DRESSED), _read(_WARM)
BUSY = frozenset(_BUSY.split())
#: Of a garment whose kind is not known nothing is known.
ANY = Register(0.0, (0.0, 4.0), (0.0, 3.0))


@dataclass(frozen=True, slots=True, eq=False)
class Wardrobe:
    """Of every colourway, (C,), in the order of the shelf."""

    kind: Numbers  # number in `KINDS`, or `UNKNOWN`
    lab: Floats  # (C, 3) CIE Lab; NaN where not known
    plain: Mask  # worn as a neutral
    busy: Mask  # has a pattern that is seen from afar
    who: Numbers
    children: Mask
    dressed: Floats  # (C, 2) from, to
    warm: Floats  # (C, 2)

    @classmethod
    def of(cls, styles: Sequence[Style]) -> Wardrobe:
        """Of the colourways of ``styles``, which come in the order of the shelf."""
        each = [len(style.colourways) for style in styles]
        kinds = [kind_of_style(style) for style in styles]
        numbers = {kind: number for number, kind in enumerate(KINDS)}
        usual = [REGISTER.get(one or "", ANY) for one in kinds]
        tags = [frozenset(_tags(style)) for style in styles]
        whom = [_words(style.gender or "") for style in styles]
        kind = np.repeat([numbers.get(one or "", UNKNOWN) for one in kinds], each)
        colours = [lab_of(way.colour) for style in styles for way in style.colourways]
        lab = np.array([one or (np.nan,) * 3 for one in colours], np.float64).reshape(-1, 3)
        return cls(
            kind=kind.astype(np.int32),
            lab=lab,
            plain=neutral(lab) | (kind == numbers["jeans"]),
            busy=np.repeat([bool(one & BUSY) for one in tags], each).astype(np.bool_),
            who=np.repeat([_who(one) for one in whom], each).astype(np.int32),
            children=np.repeat(
                [bool((one | who) & _CHILDREN) for one, who in zip(tags, whom, strict=True)], each
            ).astype(np.bool_),
            dressed=_ranges(tags, DRESSED, [one.dressed for one in usual], each),
            warm=_ranges(tags, WARM, [one.warm for one in usual], each),
        )


def apart(ranges: Floats, to: int) -> Floats:
    """How far each of ``ranges`` (n, 2) is from meeting the one numbered ``to``, (n,)."""
    gaps = np.maximum(ranges[:, 0] - ranges[to, 1], ranges[to, 0] - ranges[:, 1])
    return np.asarray(np.maximum(gaps, 0.0))


def _ranges(
    tags: Sequence[frozenset[str]],
    table: Mapping[str, Range],
    usual: Sequence[Range],
    each: Sequence[int],
) -> Floats:
    """The range of each style: its kind's, narrowed by its tags."""
    found = [
        _range([whole, *(table[tag] for tag in said if tag in table)])
        for said, whole in zip(tags, usual, strict=True)
    ]
    return np.repeat(np.array(found, np.float64).reshape(-1, 2), each, axis=0)


def _range(said: Sequence[Range]) -> Range:
    """What all agree on; where they do not, the middle between them."""
    low, high = max(one[0] for one in said), min(one[1] for one in said)
    return (low, high) if low <= high else ((low + high) / 2, (low + high) / 2)


def _tags(style: Style) -> Iterator[str]:
    for tag in style.tags:
        text = re.sub(r"[\s_]+", "-", tag.strip().casefold())
        yield text
        if text.startswith("print-"):
            yield "print"


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _who(words: frozenset[str]) -> int:
    said = {_WHO[word] for word in words if word in _WHO}
    return said.pop() if len(said) == 1 else ANYONE
