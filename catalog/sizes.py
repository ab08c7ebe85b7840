"""Sizes as printed: their order, and when a garment is in the size a shopper wants.

A label is read into *readings*, one for each scale it is printed in: ``95 (M)`` is 95 of the Korean
chest scale and M of the letters. Two labels are one size where they share a reading. Nothing is
converted between scales: a brand's 66 is not everybody's M.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, TypeVar

from catalog.garment import Size

#: Labels and categories whose meaning is remembered; a retailer has some hundreds.
KNOWN = 10_000


class SizeGroup(StrEnum):
    """What a size is the size of. One wish holds within a group, and says nothing outside it."""

    UPPER = "upper"  # tops, dresses and outerwear: who wears an M shirt wears an M jacket
    LOWER = "lower"
    FEET = "feet"
    OTHER = "other"  # hats, belts, bags


@dataclass(frozen=True, slots=True)
class Reading:
    """A label on one scale: ``value`` is its one spelling there, ``rank`` its place."""

    scale: str
    value: str
    rank: float


#: Words for kinds of garments, one group a line. The last one in a category decides: a "shirt
#: dress" is a dress, and so is a "셔츠 원피스".
_WORDS = """
upper top tee tshirt shirt blouse polo longsleeve undershirt body bodysuit tunic kurta camisole cami
upper vest tank henley sweater sweatshirt hoodie knit knitwear cardigan pullover jumper fleece
upper turtleneck outwear outerwear jacket coat blazer parka trench anorak puffer windbreaker gilet
upper suit dress gown onepiece jumpsuit romper playsuit overall dungaree saree robe
upper 상의 티 티셔츠 셔츠 남방 블라우스 니트 스웨터 맨투맨 후드 가디건 카디건 조끼 베스트
upper 나시 민소매 탑 폴로 아우터 자켓 재킷 점퍼 코트 패딩 블레이저 파카 트렌치 야상
upper 바람막이 정장 원피스 드레스 점프수트 멜빵
lower bottom pant trouser jean denim short skirt skort legging jogger chino slack capri trackpant
lower sweatpant culotte 하의 바지 팬츠 청바지 데님 슬랙스 치마 스커트 반바지 쇼츠 레깅스 조거
feet shoe footwear sneaker trainer boot bootie heel pump flat loafer sandal slipper flop mule oxford
feet derby clog 신발 슈즈 운동화 스니커즈 구두 부츠 샌들 슬리퍼 로퍼 힐 플랫
other hat cap beanie beret belt bag handbag backpack clutch tote scarf stole glove tie sock
other sunglasses jewelry jewellery accessory accessories 모자 캡 비니 벨트 가방 백팩 토트 스카프
other 목도리 머플러 장갑 넥타이 양말 안경 액세서리
"""
_GROUP_OF = {
    word: SizeGroup(group)
    for group, *words in map(str.split, _WORDS.split("\n")[1:-1])
    for word in words
}

_ONE_SIZE = {"free", "f", "os", "onesize", "osfa", "프리", "프리사이즈", "원사이즈", "universal"}
_LETTER_WORDS = {
    "extrasmall": "XS", "small": "S", "medium": "M", "med": "M", "large": "L",
    "extralarge": "XL", "xsmall": "XS", "xlarge": "XL", "xxlarge": "XXL",
}  # fmt: skip
_LETTERS = re.compile(r"(?:(\d)?(X+)?([SL])|(M))", re.ASCII)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d)?", re.ASCII)
_SYSTEM = re.compile(r"(KR|EU|EUR|US|UK|IT|FR|DE|JP|INT|W)[\s.:]*(?=\d)", re.IGNORECASE | re.ASCII)
_JOINED = re.compile(r"(one|free|extra|xx?|t|프리|원)[\s_-]+(size|small|large|shirt|사이즈)", re.I)

#: European shoes come in halves and thirds.
_FRACTIONS = ((r"\s*(?:½|\b1/2)", ".5"), (r"\s*(?:⅓|\b1/3)", ".3"), (r"\s*(?:⅔|\b2/3)", ".7"))

#: The order scales stand in where one style mixes them.
_SCALE_ORDER = (
    "letters",
    "kr",
    "kr-chest",
    "waist",
    "mm",
    "eu",
    "us",
    "uk",
    "number",
    "one",
    "as printed",
)


#: From one size to the next, in the units of `Reading.rank`; shoes differ from clothes.
_STEPS = {"kr": 11.0, "kr-chest": 5.0, "mm": 5.0, "eu": 2.0, "us": 2.0, "uk": 2.0}
_SHOE_STEPS = {"eu": 1.0, "us": 0.5, "uk": 0.5, "number": 0.5}


@lru_cache(maxsize=KNOWN)
def size_group(category: str | None) -> SizeGroup | None:
    """The group of a category in the retailer's own words; None where it is not recognised.

    A path such as ``Apparel > Clothing > Shirts & Tops`` is judged by its last part that is known.
    """
    for part in reversed(re.split(r"[>/|]", category or "")):
        text = _JOINED.sub(r"\1\2", part.casefold())
        found = [group for word in re.findall(r"[a-z]+|[가-힣]+", text) for group in _groups(word)]
        if found:
            return found[-1]
    return None


@lru_cache(maxsize=KNOWN)
def readings(size: Size, group: SizeGroup | None = None) -> tuple[Reading, ...]:
    """What ``size`` says, one reading a scale; bare numbers are understood by ``group``."""
    label = _JOINED.sub(r"\1\2", size.label.strip())
    for fraction, decimal in _FRACTIONS:
        label = re.sub(fraction, decimal, label)
    if label.casefold().replace(" ", "") in _ONE_SIZE:
        return (Reading("one", "FREE", 0.0),)
    system = (size.system or "").casefold()
    found: list[Reading] = []
    # The second number of "32/34", "32x34" or "W32 L34" is the length of the leg, not the waist.
    label = (
        re.sub(r"(?<=\d)\s*(?:[/x×]|\s+L)\s*(\d{2})$", "", label)
        if group == SizeGroup.LOWER
        else label
    )
    for piece in re.split(r"[\s/()\[\],·~–-]+", _SYSTEM.sub(r" \1:", label)):
        spelled, _, text = piece.rpartition(":")
        reading = _letters(text) or _number(text, spelled.casefold() or system, group)
        if reading is not None:
            found.append(reading)
        elif any(map(str.isdigit, text)):
            found.clear()  # "3-6M" are months: half a label that is understood is misunderstood
            break
    return tuple(dict.fromkeys(found)) or (
        Reading("as printed", size.label.casefold().strip(), 0.0),
    )


def step(scale: str, group: SizeGroup | None = None) -> float:
    """How far apart neighbouring sizes of a scale are, in the units of `Reading.rank`."""
    shoes = _SHOE_STEPS if group == SizeGroup.FEET else {}
    return shoes.get(scale, _STEPS.get(scale, 1.0))


def sort_key(size: Size | None, group: SizeGroup | None = None) -> tuple[int, float]:
    """Sizes in the order they hang: small to large within a scale, unknown ones last.

    Those that no scale knows are equal: a stable sort leaves them as the retailer ordered them.
    """
    if size is None:
        return (len(_SCALE_ORDER), 0.0)
    first = readings(size, group)[0]
    return (_SCALE_ORDER.index(first.scale), first.rank)


class _Sized(Protocol):
    @property
    def size(self) -> Size | None: ...


Sized = TypeVar("Sized", bound=_Sized)


def small_to_large(category: str | None, sized: Iterable[Sized]) -> list[Sized]:
    """Variants of a garment, or anything else of it that has a size, in the order they hang."""
    group = size_group(category)
    return sorted(sized, key=lambda one: sort_key(one.size, group))


def wanted_size(category: str | None, size: Size | None) -> dict[str, str]:
    """What asking for this size tells: ``{"upper/letters": "M"}``, or nothing at all.

    Later wishes update earlier ones: ``wanted |= wanted_size(...)``.
    """
    group = size_group(category)
    if group is None or size is None:
        return {}
    return {
        f"{group}/{one.scale}": one.value
        for one in readings(size, group)
        if one.scale not in {"one", "as printed"}
    }


def meets(wanted: Mapping[str, str], category: str | None, size: Size | None) -> bool | None:
    """Whether a garment is in the wanted size; None where the wishes say nothing about it.

    A wish for a shirt in M says nothing about shoes, nor about a shirt sized 95. One size fits all.
    """
    group = size_group(category)
    if group is None or size is None:
        return None
    said = readings(size, group)
    if any(one.scale == "one" for one in said):
        return True
    told = [wanted[key] == one.value for one in said if (key := f"{group}/{one.scale}") in wanted]
    return any(told) if told else None


def _groups(word: str) -> list[SizeGroup]:
    """The groups that a word names: English whole or plural, Korean as the end of a compound."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in _GROUP_OF:
            return [_GROUP_OF[form]]
    if word.isascii():
        return []
    inside = [
        (word.rfind(known) + len(known), len(known), known) for known in _GROUP_OF if known in word
    ]
    return [_GROUP_OF[max(inside)[2]]] if inside else []


def _letters(text: str) -> Reading | None:
    """``XXS`` to ``9XL``; ``3XL`` and ``XXXL`` are one."""
    upper = _LETTER_WORDS.get(text.casefold(), text.upper())
    match = _LETTERS.fullmatch(upper)
    if match is None:
        return None
    count, crosses, end, middle = match.groups()
    if middle:
        return Reading("letters", "M", 0.0)
    if count and not crosses:
        return None
    steps = int(count) if count else len(crosses or "")
    if count and len(crosses) > 1:
        return None
    name = "X" * steps + end if steps < 3 else f"{steps}X{end}"
    return Reading("letters", name, (1.0 + steps) * (1 if end == "L" else -1))


def _number(text: str, system: str, group: SizeGroup | None) -> Reading | None:
    text = re.sub(r"(?i)(mm|cm|in|inch|\"|호)$", "", text)
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return Reading(_scale(value, system, group), f"{value:g}", value)


def _scale(value: float, system: str, group: SizeGroup | None) -> str:
    """The scale that a number belongs to, by its system where one is given, else by its range."""
    if system == "w":
        return "waist"
    if system in {"eu", "eur", "de", "fr", "it"}:
        return "eu"
    if system in {"us", "uk", "jp"}:
        return system if system != "jp" else "number"
    if 100 < value <= 330 and value % 5 == 0 and group in {SizeGroup.FEET, None} and value >= 140:
        return "mm"
    if group != SizeGroup.FEET and value in {33, 44, 55, 66, 77, 88, 99}:
        # 33 is a waist on trousers, which are measured in inches, unless the label says KR.
        return "waist" if value == 33 and group == SizeGroup.LOWER and system != "kr" else "kr"
    if group in {SizeGroup.UPPER, None} and 80 <= value <= 130 and value % 5 == 0:
        return "kr-chest"
    if group in {SizeGroup.LOWER, None} and 22 <= value <= 43:
        return "waist"
    if group == SizeGroup.FEET and 34 <= value <= 50:
        return "eu"
    if group == SizeGroup.UPPER and 32 <= value <= 64 and value % 2 == 0:
        return "eu"
    return "number"
