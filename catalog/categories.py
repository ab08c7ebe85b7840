"""What categories are called on screens. An unknown word is shown as the retailer wrote it."""

from __future__ import annotations

from catalog.garment import Text

_NAMES: dict[str, tuple[str, str]] = {
    "bag": ("Bag", "가방"),
    "blazer": ("Blazer", "블레이저"),
    "blouse": ("Blouse", "블라우스"),
    "cardigan": ("Cardigan", "가디건"),
    "coat": ("Coat", "코트"),
    "dress": ("Dress", "원피스"),
    "hat": ("Hat", "모자"),
    "hoodie": ("Hoodie", "후드티"),
    "jacket": ("Jacket", "재킷"),
    "jeans": ("Jeans", "청바지"),
    "knit": ("Knitwear", "니트"),
    "leggings": ("Leggings", "레깅스"),
    "outwear": ("Outerwear", "아우터"),
    "pants": ("Trousers", "바지"),
    "polo": ("Polo shirt", "폴로 셔츠"),
    "puffer": ("Puffer jacket", "패딩"),
    "scarf": ("Scarf", "머플러"),
    "shirt": ("Shirt", "셔츠"),
    "shoes": ("Shoes", "신발"),
    "shorts": ("Shorts", "반바지"),
    "skirt": ("Skirt", "스커트"),
    "sneakers": ("Sneakers", "스니커즈"),
    "sweatshirt": ("Sweatshirt", "스웨트셔츠"),
    "top": ("Top", "상의"),
    "trousers": ("Trousers", "바지"),
    "tshirt": ("T-shirt", "티셔츠"),
}


def category_name(category: str | None) -> Text | None:
    """The name of a category in English and Korean, or the retailer's own word for it."""
    if category is None:
        return None
    known = _NAMES.get("".join(letter for letter in category.casefold() if letter.isalnum()))
    return {"en": known[0], "ko": known[1]} if known else {"und": category}
