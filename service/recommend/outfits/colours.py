"""How colours go together: neutrals with everything, near hues, and opposite ones.

Hues are compared in CIE Lab. Near and opposite are the sectors of the harmonic templates of Matsuda
(Cohen-Or et al., "Color Harmonization", 2006). Between them nothing is claimed: a pair that is
neither is worth a little less, and never called a clash.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import numpy as np

from catalog.garment import Colour

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

#: How a garment's colour stands to another's; None where one of them is not known.
Relation = Literal["neutral", "near", "opposite", "apart"]

#: Chroma below which no hue is seen; below which the very dark (navy, espresso) and the sandy
#: (beige, oatmeal) are worn as neutrals, too.
GREY = 16.0
DARK, DARK_CHROMA = 32.0, 28.0
SANDY, SANDY_CHROMA = (50.0, 100.0), 30.0
#: Degrees of hue.
NEAR = 30.0
OPPOSITE = 150.0
#: What a pair is worth from 0 to 1. Light beside dark is clearer than grey beside grey.
WORTH_NEUTRAL, WORTH_CONTRAST, FULL_CONTRAST = 0.6, 0.15, 50.0
WORTH_NEAR, WORTH_OPPOSITE, WORTH_APART, WORTH_UNKNOWN = 0.75, 0.65, 0.35, 0.5

#: Names of colours where a retailer gives no value: name, other names = sRGB.
_NAMES = """
white, off white, 화이트, 흰색, 백색 = f4f3ef
ivory, 아이보리 = e9e2d0
cream, 크림 = e8dcbc
beige, nude, skin, sand, 베이지, 샌드 = c8b08e
oatmeal, stone, taupe, 오트밀, 스톤 = b5a895
camel, khaki, 카멜, 카키 = a98a5b
tan, copper, bronze, 탄 = 9a6a3d
brown, mushroom brown, coffee brown, cocoa, 브라운, 갈색, 코코아 = 6b4a35
espresso, chocolate, 에스프레소, 초콜릿 = 402d25
black, 블랙, 검정, 검은색 = 26262a
charcoal, 차콜 = 494b50
grey, gray, grey melange, steel, metallic, 그레이, 회색 = 94969a
silver, light grey, 실버, 라이트 그레이 = c3c4c4
navy, navy blue, 네이비, 남색 = 262f4b
indigo, denim, 인디고, 데님, 중청 = 3d5478
blue, 블루, 파랑, 파란색 = 2e5aa6
light blue, sky blue, sky, 스카이 블루, 하늘색, 연청 = a3c3dd
turquoise blue, turquoise, aqua, 터콰이즈 = 3aa6b0
teal, 틸, 청록 = 2c6468
green, sea green, 그린, 초록, 녹색 = 3b7a4a
lime green, lime, fluorescent green, 라임 = 9fc93c
mint, 민트 = b3d1bf
sage, 세이지 = 94a286
olive, 올리브 = 686843
yellow, 옐로우, 노랑, 노란색 = e7c93a
mustard, gold, 머스터드, 골드, 겨자색 = c2922f
orange, 오렌지, 주황 = dd7a2f
peach, coral, 코랄, 피치, 살구색 = e0917a
rust, 러스트 = ab5632
red, 레드, 빨강, 빨간색 = b02a30
maroon, burgundy, wine, 와인, 버건디 = 64232f
pink, rose, 핑크, 분홍, 로즈 = dc9aa8
magenta, 마젠타 = b5357c
lavender, lilac, mauve, 라일락, 라벤더 = b9aacd
purple, plum, violet, 퍼플, 보라, 플럼 = 5f3a68
"""


def _read() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in _NAMES.strip().splitlines():
        names, _, value = line.partition(" = ")
        known |= {name.strip(): f"#{value}" for name in names.split(",")}
    return known


HEX: Mapping[str, str] = _read()
_SRGB_TO_XYZ = np.array(
    [
        [0.4339499, 0.3762097, 0.1898403],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0177566, 0.1094680, 0.8727755],
    ]
)


def lab_of(colour: Colour | None) -> tuple[float, float, float] | None:
    """CIE Lab (D65) of a colour by its value, or by its name where it has none; else None.

    Of two colours, ``Ivory / Navy``, the first is the ground.
    """
    value = (colour.hex or _value_named(colour)) if colour else None
    return _lab(value) if value is not None else None


@lru_cache(maxsize=4_096)  # a release has thousands of garments in dozens of colours
def _lab(value: str) -> tuple[float, float, float] | None:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        return None
    coded = np.array([int(value[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    light = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    xyz = _SRGB_TO_XYZ @ light
    x, y, z = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return float(116 * y - 16), float(500 * (x - y)), float(200 * (y - z))


def neutral(lab: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether each colour (..., 3) goes with everything; not known is not neutral."""
    light, chroma, hue = lab[..., 0], np.hypot(lab[..., 1], lab[..., 2]), _hue(lab)
    sandy = (SANDY[0] <= hue) & (hue <= SANDY[1]) & (chroma < SANDY_CHROMA)
    dark = (light < DARK) & (chroma < DARK_CHROMA)
    return np.asarray((chroma < GREY) | dark | sandy)


def relation(one: Floats, other: Floats, plain: bool) -> Relation | None:
    """How two colours (3,) stand; ``plain`` where either is worn as a neutral whatever its hue."""
    if np.isnan(one).any() or np.isnan(other).any():
        return None
    if plain or neutral(one) or neutral(other):
        return "neutral"
    apart = abs((_hue(one) - _hue(other) + 180.0) % 360.0 - 180.0)
    return "near" if apart <= NEAR else "opposite" if apart >= OPPOSITE else "apart"


def harmony(
    labs: Floats, plain: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], to: int
) -> Floats:
    """What each of the colours (n, 3) is worth beside the one numbered ``to``, (n,), 0 to 1.

    ``plain`` (n,) are those worn as neutrals. A colour that is not known is worth the middle.
    """
    apart = np.abs((_hue(labs) - _hue(labs[to]) + 180.0) % 360.0 - 180.0)
    contrast = np.minimum(np.abs(labs[:, 0] - labs[to, 0]) / FULL_CONTRAST, 1.0)
    hued = np.where(
        apart <= NEAR, WORTH_NEAR, np.where(apart >= OPPOSITE, WORTH_OPPOSITE, WORTH_APART)
    )
    worth = np.where(plain | plain[to], WORTH_NEUTRAL + WORTH_CONTRAST * contrast, hued)
    unknown = np.isnan(labs[:, 0]) | np.isnan(labs[to, 0])
    return np.asarray(np.where(unknown, WORTH_UNKNOWN, worth))


def _hue(lab: Floats) -> Floats:
    return np.asarray(np.degrees(np.arctan2(lab[..., 2], lab[..., 1])) % 360.0)


def _value_named(colour: Colour) -> str | None:
    for text in colour.name.values():
        ground = re.split(r"[/,&+]", text.casefold())[0].strip()
        words = ground.split()
        # "Washed navy" is navy: the last words decide.
        for first in range(len(words)):
            if found := HEX.get(" ".join(words[first:])):
                return found
    return None
