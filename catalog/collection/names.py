"""What a style is called, in English and Korean, made from the same words as its picture."""

from __future__ import annotations

from catalog.collection.words import WORDS

_MATERIALS = (
    "organic",
    "heavy",
    "supima",
    "merino",
    "lambswool",
    "cashmere",
    "oxford",
    "flannel",
    "linen",
    "satin",
    "denim",
    "corduroy",
    "suede",
    "leather",
    "wool",
    "tweed",
    "boucle",
    "nylon",
    "canvas",
    "pique",
    "quilt",
    "straw",
    "cable",
    "chunky",
    "rib",
    "finerib",
    "twill",
    "poplin",
    "fleece",
    "silk",
)
_FITS = ("slim", "relaxed", "boxy", "oversized", "straight", "tapered", "wide", "balloon", "flared")
_LENGTHS = ("cropped", "longline", "mini", "midi", "maxi", "bermuda")
_NECKS = ("v", "scoop", "boat", "square", "henley", "turtle", "mock")
_SLEEVES = ("sleeveless", "cap", "threequarter", "long", "short")

#: What is said first when a name may have only so many words.
_WEIGHT = {
    "print": 0,
    "pattern": 0,
    "detail": 1,
    "neck": 2,
    "length": 3,
    "material": 4,
    "fit": 5,
    "sleeve": 6,
}
#: The order in which they are said.
_ORDER = {
    "fit": 0,
    "length": 1,
    "material": 2,
    "pattern": 3,
    "print": 3,
    "neck": 4,
    "detail": 5,
    "sleeve": 6,
}

NOUNS: dict[str, tuple[str, str]] = {
    "tshirt": ("Tee", "티셔츠"),
    "polo": ("Polo", "폴로 셔츠"),
    "shirt": ("Shirt", "셔츠"),
    "blouse": ("Blouse", "블라우스"),
    "knit": ("Sweater", "니트"),
    "cardigan": ("Cardigan", "가디건"),
    "hoodie": ("Hoodie", "후디"),
    "sweatshirt": ("Sweatshirt", "맨투맨"),
    "blazer": ("Blazer", "블레이저"),
    "jacket": ("Jacket", "재킷"),
    "puffer": ("Puffer", "패딩"),
    "coat": ("Coat", "코트"),
    "dress": ("Dress", "원피스"),
    "skirt": ("Skirt", "스커트"),
    "jeans": ("Jeans", "청바지"),
    "trousers": ("Trousers", "팬츠"),
    "shorts": ("Shorts", "쇼츠"),
    "leggings": ("Leggings", "레깅스"),
    "sneakers": ("Sneakers", "스니커즈"),
    "shoes": ("Shoes", "슈즈"),
    "hat": ("Cap", "캡"),
    "bag": ("Tote Bag", "토트백"),
    "scarf": ("Scarf", "머플러"),
}
_SPECIAL: dict[str, tuple[str, str]] = {
    "trucker": ("Trucker Jacket", "트러커 재킷"),
    "bomber": ("Bomber Jacket", "보머 재킷"),
    "vest": ("Puffer Vest", "패딩 베스트"),
    "trench": ("Trench Coat", "트렌치코트"),
    "short-coat": ("Short Coat", "하프 코트"),
    "slip-dress": ("Slip Dress", "슬립 원피스"),
    "shift": ("Shift Dress", "시프트 원피스"),
    "tshirt-dress": ("T-Shirt Dress", "티셔츠 원피스"),
    "knit-dress": ("Knit Dress", "니트 원피스"),
    "loafer": ("Loafers", "로퍼"),
    "chelsea": ("Chelsea Boots", "첼시 부츠"),
    "laceboot": ("Lace-Up Boots", "레이스업 부츠"),
    "flat": ("Ballet Flats", "플랫 슈즈"),
    "beanie": ("Beanie", "비니"),
    "bucket": ("Bucket Hat", "버킷햇"),
    "shoulder-bag": ("Shoulder Bag", "숄더백"),
    "backpack": ("Backpack", "백팩"),
    "silk": ("Scarf", "스카프"),
}


def _kind(word: str, patterns: tuple[str, ...]) -> str:
    if word in patterns:
        return "pattern"
    if word.startswith("print-"):
        return "print"
    for kind, words in (
        ("material", _MATERIALS),
        ("fit", _FITS),
        ("length", _LENGTHS),
        ("neck", _NECKS),
        ("sleeve", _SLEEVES),
    ):
        if word in words:
            return kind
    return "detail"


def name(
    category: str, words: tuple[str, ...], surface: str, pattern: str, most: int = 3
) -> dict[str, str]:
    """A name of at most ``most`` words before the noun: ``{"en": ..., "ko": ...}``."""
    noun = next((_SPECIAL[word] for word in words if word in _SPECIAL), NOUNS[category])
    silent = _silent(category, words)
    said = [
        word
        for word in dict.fromkeys((*words, surface, pattern))
        if word in WORDS and word not in silent
    ]
    kinds = {word: _kind(word, (pattern,)) for word in said}
    kept = sorted(said, key=lambda word: (_WEIGHT[kinds[word]], said.index(word)))[:most]
    shown = sorted(kept, key=lambda word: (_ORDER[kinds[word]], said.index(word)))
    return {
        "en": " ".join([*(WORDS[w][0] for w in shown), noun[0]]),
        "ko": " ".join([*(WORDS[w][1] for w in shown), noun[1]]),
    }


def _silent(category: str, words: tuple[str, ...]) -> set[str]:
    """What goes without saying."""
    out = {"small-print"}
    usual = {
        "tshirt": "short",
        "polo": "short",
        "shirt": "long",
        "blouse": "long",
        "knit": "long",
        "cardigan": "long",
        "dress": "short",
        "shorts": "short",
    }
    out.add(usual.get(category, ""))
    if category == "cardigan":
        out.add("v")
    if category == "knit" and "sleeveless" in words:
        out.add("v")
    if category == "hat":
        out.add("cap")
    if category in ("jeans", "dress", "skirt", "coat", "blazer", "knit"):
        out |= {"denim"} if category == "jeans" else set()
    if category in ("jacket", "puffer", "coat", "blazer", "hoodie", "sweatshirt"):
        out.add("long")
    if category in ("hoodie", "sweatshirt"):
        out.add("fleece")
    if category == "shorts":
        out.add("jeans")
    if any(w in words for w in ("merino", "lambswool", "cashmere", "flannel", "oxford")):
        out |= {"wool", "finerib", "chunky", "twill", "poplin", "rib"}
    if category in ("tshirt", "shirt", "blouse", "dress", "skirt"):
        out |= {"poplin", "twill"}
    if category == "puffer":
        out.add("nylon")
    if "silk" in words:
        out |= {"satin", "silk"}
    if "tshirt-dress" in words or "knit-dress" in words:
        out |= {"finerib", "rib"}
    return out
