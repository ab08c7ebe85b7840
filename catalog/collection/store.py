"""The demo store: zones, fixtures, fitting rooms, and stock that is uneven on purpose."""

from __future__ import annotations

import random
from collections.abc import Sequence

from catalog.garment import Colourway, Style
from catalog.store import FittingRoom, Fixture, StorePlan, Zone

_ZONES = (
    ("everyday", "Everyday", "에브리데이"),
    ("women", "Women", "우먼"),
    ("tailoring", "Shirts & Tailoring", "셔츠 · 테일러링"),
    ("outer", "Knitwear & Outerwear", "니트 · 아우터"),
    ("denim", "Denim, Shoes & Accessories", "데님 · 슈즈 · 잡화"),
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
    "skirt-rail": ("women", "Skirt Rail", "스커트 행거"),
    "shirt-wall": ("tailoring", "Shirt Wall", "셔츠 월"),
    "polo-table": ("tailoring", "Polo Table", "폴로 테이블"),
    "blazer-rail": ("tailoring", "Blazer Rail", "블레이저 행거"),
    "trouser-rail": ("tailoring", "Trouser Rail", "팬츠 행거"),
    "knit-table": ("outer", "Knit Table", "니트 테이블"),
    "cardigan-rail": ("outer", "Cardigan Rail", "가디건 행거"),
    "jacket-rail": ("outer", "Jacket Rail", "재킷 행거"),
    "coat-rail": ("outer", "Coat Rail", "코트 행거"),
    "denim-wall": ("denim", "Denim Wall", "데님 월"),
    "shorts-rail": ("denim", "Shorts Rail", "쇼츠 행거"),
    "shoe-shelf": ("denim", "Shoe Shelf", "슈즈 선반"),
    "sneaker-wall": ("denim", "Sneaker Wall", "스니커즈 월"),
    "bag-shelf": ("denim", "Bag Shelf", "가방 선반"),
    "hat-stand": ("denim", "Hats & Scarves", "모자 · 머플러 스탠드"),
}
_PLACES = {
    "tshirt": "tee-table",
    "polo": "polo-table",
    "shirt": "shirt-wall",
    "blouse": "blouse-rail",
    "knit": "knit-table",
    "cardigan": "cardigan-rail",
    "hoodie": "sweat-rail",
    "sweatshirt": "sweat-rail",
    "blazer": "blazer-rail",
    "jacket": "jacket-rail",
    "puffer": "jacket-rail",
    "coat": "coat-rail",
    "dress": "dress-rail",
    "skirt": "skirt-rail",
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


def plan() -> StorePlan:
    """Fitroom Demo Store."""
    rooms = tuple(
        FittingRoom(f"r{k}", {"en": f"Room {k}", "ko": f"{k}번 피팅룸"}, accessible=k == 6)
        for k in range(1, 7)
    )
    return StorePlan(
        id="demo",
        name={"en": "Fitroom Demo Store", "ko": "핏룸 데모 스토어"},
        timezone="Asia/Seoul",
        currency="KRW",
        zones=tuple(Zone(key, {"en": en, "ko": ko}) for key, en, ko in _ZONES),
        fixtures=tuple(
            Fixture(key, zone, {"en": en, "ko": ko}) for key, (zone, en, ko) in _FIXTURES.items()
        ),
        rooms=rooms,
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
