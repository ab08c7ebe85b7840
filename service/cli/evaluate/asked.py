"""Searches as people type them, each judged by hand against the drawn collection.

``search | categories | colours | words``: a garment is right if it is of one of the categories, in
one of the colours (English names as on its label) and has one of the words as a tag. What is
left empty is not asked for. ``-`` means that the collection has no such thing.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalog.garment import Style, say

_BLUES = "Navy,Indigo,Mid Blue,Light Blue,Sky Blue,Cobalt,Teal"
_GREENS = "Mint,Sage,Olive,Forest,Teal"
_REDS = "Red,Wine"
_WHITES = "White,Ivory,Cream"
_GREYS = "Grey,Light Grey,Charcoal"
_PINKS = "Dusty Rose,Blush,Coral"
_CHECKS = "gingham,bigcheck,tartan,glen,houndstooth,argyle"
_STRIPES = "breton,stripe,finestripe,rugby,pinstripe,vstripe,wstripe"
_DOTS = "dots,pindots,bigdots"
_FLOWERS = "floral,ditsy,bloom"
_BOTTOMS = "trousers,jeans,shorts"

_ASKED = f"""
린넨 원피스 | dress | | linen
검은 린넨 원피스 | - | |
까만 원피스 | dress | Black |
blue checked shirt | shirt | {_BLUES} | {_CHECKS}
체크 셔츠 | shirt | | {_CHECKS}
체크무늬 남방 | shirt | | {_CHECKS}
plaid coat | coat | | {_CHECKS}
줄무늬 티 | tshirt | | {_STRIPES}
남색 줄무늬 티셔츠 | tshirt | Navy | {_STRIPES}
striped tee | tshirt | | {_STRIPES}
stripes sweater | knit | | {_STRIPES}
땡땡이 원피스 | dress | | {_DOTS}
polka dot blouse | blouse | | {_DOTS}
꽃무늬 치마 | skirt | | {_FLOWERS}
flowery dress | dress | | {_FLOWERS}
호피 치마 | skirt | | leopard
빨간 니트 | knit,cardigan | {_REDS} |
red sweater | knit,cardigan | {_REDS} |
하얀 셔츠 | shirt | {_WHITES} |
white shirt | shirt | {_WHITES} |
회색 후드티 | hoodie | {_GREYS} |
grey hoodie | hoodie | {_GREYS} |
gray sweatshirt | sweatshirt | {_GREYS} |
맨투맨 | sweatshirt | |
초록색 맨투맨 | sweatshirt | {_GREENS} |
분홍 블라우스 | blouse | {_PINKS} |
pink cardigan | cardigan | {_PINKS} |
가디건 | cardigan | |
카디건 | cardigan | |
청바지 | jeans | |
jean | jeans | |
검정 청바지 | jeans | Black |
슬랙스 | trousers | |
slacks | trousers | |
와이드 팬츠 | {_BOTTOMS} | | wide
wide leg trousers | {_BOTTOMS} | | wide
베이지 바지 | {_BOTTOMS} | Beige,Stone,Oatmeal,Camel,Cream |
반바지 | shorts | |
린넨 바지 | {_BOTTOMS} | | linen
네이비 블레이저 | blazer | Navy |
정장 자켓 | blazer | |
패딩 | puffer | |
down jacket | puffer | |
트렌치 | coat | | trench
카멜 코트 | coat | Camel |
wool coat | coat | | wool,houndstooth,glen,boucle
가죽 자켓 | jacket | | leather
biker leather jacket | jacket | | leather
운동화 | sneakers | |
흰 운동화 | sneakers | {_WHITES} |
white trainers | sneakers | {_WHITES} |
로퍼 | shoes | | loafer
brown loafers | shoes | Cocoa,Espresso,Tan,Camel | loafer
첼시 부츠 | shoes | | chelsea
모자 | hat | |
비니 | hat | | beanie
백팩 | bag | | backpack
목도리 | scarf | |
leggings | leggings | |
긴팔 티 | tshirt | | long
long sleeve tee | tshirt | | long
민소매 원피스 | dress | | sleeveless
터틀넥 니트 | knit | | turtle
오버핏 셔츠 | shirt | | oversized
cropped cardigan | cardigan | | cropped
미니스커트 | skirt | | mini
지갑 | - | |
umbrella | - | |
보라색 청바지 | - | |
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search and what is right for it; ``categories`` is empty where nothing is."""

    text: str
    categories: frozenset[str]
    colours: frozenset[str]
    words: frozenset[str]

    def right(self, style: Style, colourway: str | None = None) -> bool:
        """Whether ``style`` is meant, in that colourway (or in any)."""
        if style.category not in self.categories:
            return False
        if self.words and not self.words & {*style.tags}:
            return False
        ways = [way for way in style.colourways if colourway in (None, way.id)]
        names = [say(way.colour.name).split(" / ") if way.colour else [] for way in ways]
        return not self.colours or any(self.colours & {*each} for each in names)


def asked() -> list[Asked]:
    """All of them, in the order above."""
    found = []
    for line in filter(None, _ASKED.splitlines()):
        text, *rest = (part.strip() for part in line.split("|"))
        categories, colours, words = (
            frozenset(one for one in part.split(",") if one not in ("", "-")) for part in rest
        )
        found.append(Asked(text, categories, colours, words))
    return found
