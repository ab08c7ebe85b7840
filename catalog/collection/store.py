"""The demo store: zones, fixtures, fitting rooms, and stock that is uneven on purpose."""

from __future__ import annotations

import random
from collections.abc import Sequence

from catalog.garment import Colourway, Style
from catalog.store import Area, FittingRoom, Fixture, FixtureKind, Place, StorePlan, Zone

#: The floor (metres): doors at the bottom, fitting rooms along the upper wall.
_FLOOR = Area(0, 0, 32, 22)
_ROOMS_FROM = Place(9, 1.5)
_ROOM_M = 2.0
#: Fixtures stand in two rows in their zone, this far from its edge.
_MARGIN_M = 2.0
_ZONES = (
    ("everyday", "Everyday", "에브리데이", Area(1, 13, 9, 8)),
    ("women", "Women", "우먼", Area(1, 4, 9, 8)),
    ("tailoring", "Shirts & Tailoring", "셔츠 · 테일러링", Area(12, 5, 8, 8)),
    ("outer", "Knitwear & Outerwear", "니트 · 아우터", Area(22, 4, 9, 8)),
    ("denim", "Denim, Shoes & Accessories", "데님 · 슈즈 · 잡화", Area(22, 13, 9, 8)),
)
#: fixture: (zone, English, Korean)
_FIXTURES: dict[str, tuple[str, str, str]] = {
    "tee-table": ("everyday", "T-Shirt Table", "티셔츠 테이블"),
    "graphic-rail": ("everyday", "Graphic Rail", "그래픽 행거"),
    "sweat-rail": ("everyday", "Sweat Rail", "스웨트 행거"),
    "active-shelf": ("everyday", "Active Shelf", "액티브 선반"),
    "blouse-rail": ("women", "Blouse Rail", "블라우스 행거"),
    "dress-rail": ("women", "Dress Rail", "원피스 행거"),
    "occasion-rail": ("women", "Occasion Rail", "오케이전 행거"),
    "skirt-mannequins": ("women", "Skirt Mannequins", "스커트 마네킹"),
    "shirt-wall": ("tailoring", "Shirt Wall", "셔츠 월"),
    "polo-table": ("tailoring", "Polo Table", "폴로 테이블"),
    "blazer-mannequins": ("tailoring", "Blazer Mannequins", "블레이저 마네킹"),
    "trouser-rail": ("tailoring", "Trouser Rail", "팬츠 행거"),
    "knit-table": ("outer", "Knit Table", "니트 테이블"),
    "cardigan-mannequins": ("outer", "Cardigan Mannequins", "가디건 마네킹"),
    "jacket-rail": ("outer", "Jacket Rail", "재킷 행거"),
    "coat-rail": ("outer", "Coat Rail", "코트 행거"),
    "denim-wall": ("denim", "Denim Wall", "데님 월"),
    "shorts-rail": ("denim", "Shorts Rail", "쇼츠 행거"),
    "shoe-shelf": ("denim", "Shoe Shelf", "슈즈 선반"),
    "sneaker-wall": ("denim", "Sneaker Wall", "스니커즈 월"),
    "bag-shelf": ("denim", "Bag Shelf", "가방 선반"),
    "hat-stand": ("denim", "Hats & Scarves", "모자 · 머플러 스탠드"),
}
#: What the last word of a fixture says of how it shows things.
_KINDS: dict[str, FixtureKind] = {
    "rail": "rail",
    "table": "table",
    "shelf": "shelf",
    "wall": "wall",
    "mannequins": "mannequin",
    "stand": "other",
}
_PLACES = {
    "tshirt": "tee-table",
    "polo": "polo-table",
    "shirt": "shirt-wall",
    "blouse": "blouse-rail",
    "knit": "knit-table",
    "cardigan": "cardigan-mannequins",
    "hoodie": "sweat-rail",
    "sweatshirt": "sweat-rail",
    "blazer": "blazer-mannequins",
    "jacket": "jacket-rail",
    "puffer": "jacket-rail",
    "coat": "coat-rail",
    "dress": "dress-rail",
    "skirt": "skirt-mannequins",
    "jeans": "denim-wall",
    "trousers": "trouser-rail",
    "shorts": "shorts-rail",
    "leggings": "active-shelf",
    "sneakers": "sneaker-wall",
    "shoes": "shoe-shelf",
    "hat": "hat-stand",
    "bag": "bag-shelf",
    "scarf": "hat-stand",
}


def place_of(category: str, words: Sequence[str], gender: str) -> tuple[str, str]:
    """The zone and the fixture where a style hangs."""
    fixture = _PLACES[category]
    if category == "tshirt" and any(word.startswith("print-") for word in words):
        fixture = "graphic-rail"
    if category == "dress" and {"slip-dress", "wrap", "maxi"} & set(words):
        fixture = "occasion-rail"
    if category == "trousers" and gender == "unisex":
        fixture = "active-shelf"
    return _FIXTURES[fixture][0], fixture


def _stands(zone: str) -> dict[str, Place]:
    """Where the fixtures of a zone stand: in two rows, from left to right."""
    area = next(area for key, _, _, area in _ZONES if key == zone)
    here = [key for key, (its, _, _) in _FIXTURES.items() if its == zone]
    columns = (len(here) + 1) // 2
    across = (area.width - 2 * _MARGIN_M) / max(1, columns - 1)
    down = area.depth - 2 * _MARGIN_M
    return {
        key: Place(
            area.x + _MARGIN_M + across * (k % columns), area.y + _MARGIN_M + down * (k // columns)
        )
        for k, key in enumerate(here)
    }


def plan(rooms: int = 6) -> StorePlan:
    """Fitroom Demo Store with this many fitting rooms; the sixth or else the last is accessible."""
    stands = {key: at for zone, _, _, _ in _ZONES for key, at in _stands(zone).items()}
    return StorePlan(
        id="demo",
        name={"en": "Fitroom Demo Store", "ko": "핏룸 데모 스토어"},
        timezone="Asia/Seoul",
        currency="KRW",
        zones=tuple(Zone(key, {"en": en, "ko": ko}, area) for key, en, ko, area in _ZONES),
        fixtures=tuple(
            Fixture(key, zone, {"en": en, "ko": ko}, stands[key], _KINDS[key.split("-")[-1]])
            for key, (zone, en, ko) in _FIXTURES.items()
        ),
        rooms=tuple(
            FittingRoom(
                f"r{k}",
                {"en": f"Room {k}", "ko": f"{k}번 피팅룸"},
                accessible=k == min(6, rooms),
                at=Place(_ROOMS_FROM.x + _ROOM_M * (k - 1), _ROOMS_FROM.y),
            )
            for k in range(1, rooms + 1)
        ),
        area=_FLOOR,
    )


def stock(styles: Sequence[Style]) -> dict[str, int]:
    """Pieces on hand per GTIN, the same every time.

    Of the colourways about 3 in 100 are gone, 9 have only their ends left (XS and XL), 25 sold out
    of the middle, 8 came in yesterday, and the rest hold what a shop holds: mostly 0 to 4. Whole
    styles are gone too (about 2 in 100), because that is what a shopper meets.
    """
    out: dict[str, int] = {}
    for style in styles:
        gone = random.Random(f"style-stock/{style.id}").random() < 0.022
        for colourway in style.colourways:
            out |= _on_hand(colourway, gone)
    return out


def _on_hand(colourway: Colourway, gone: bool) -> dict[str, int]:
    rng = random.Random(f"stock/{colourway.id}")
    luck, n = rng.random(), len(colourway.variants)
    out: dict[str, int] = {}
    for k, variant in enumerate(colourway.variants):
        ends = k in (0, n - 1)
        middle = abs(k - (n - 1) / 2) <= n / 5
        if gone or luck < 0.03:
            pieces = 0
        elif luck < 0.12 and n > 2:
            pieces = rng.randint(1, 3) if ends else 0
        elif luck < 0.37 and n > 2:
            pieces = rng.choice((0, 0, 0, 1)) if middle else rng.randint(0, 4)
        elif luck < 0.45:
            pieces = rng.randint(5, 12)
        else:
            pieces = rng.choice((0, 1, 1, 2, 2, 3, 3, 4))
        out[variant.gtin] = pieces
    return out
