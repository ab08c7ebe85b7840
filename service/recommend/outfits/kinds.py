"""Kinds of garments and the slots they fill: what a retailer's category word means in an outfit.

A *slot* is a place on the body that one garment takes: whoever wears trousers wears no skirt. A
*kind* is as fine as dressing needs: pumps and sneakers fill one slot and go with different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from catalog.garment import Style


class Slot(StrEnum):
    """Slots in the order of getting dressed, which is the order a slate shows them in."""

    ONE_PIECE = "one_piece"
    TOP = "top"
    BOTTOM = "bottom"
    LAYER = "layer"
    OUTER = "outer"
    LEGWEAR = "legwear"
    SHOES = "shoes"
    BELT = "belt"
    NECK = "neck"
    HEAD = "head"
    HANDS = "hands"
    EYEWEAR = "eyewear"
    JEWELLERY = "jewellery"
    BAG = "bag"


#: slot: kind = the words for it, English and Korean. The last known word of a category decides, so
#: that a "shirt dress" is a dress, a "denim jacket" a jacket and a "니트 원피스" a dress.
_TABLE = """
one_piece: dress = dress gown saree kurtaset robe 원피스 드레스
one_piece: jumpsuit = jumpsuit onepiece romper playsuit overall dungaree 점프수트 멜빵 롬퍼
top: tshirt = tee tshirt longsleeve 티 티셔츠
top: shirt = shirt 셔츠 남방
top: blouse = blouse tunic kurta kurti 블라우스
top: polo = polo 폴로
top: tank = tank cami camisole 나시 민소매 탱크탑
top: knit = knit knitwear sweater pullover jumper turtleneck 니트 스웨터
top: sweatshirt = sweatshirt fleece 맨투맨 스웨트셔츠
top: hoodie = hoodie 후드 후드티
top: top = top body bodysuit henley 상의 탑
bottom: jeans = jean denim 청바지 데님 jegging
bottom: trousers = trouser pant slack chino capri culotte bottom 바지 팬츠 슬랙스 하의
bottom: skirt = skirt skort 치마 스커트
bottom: shorts = short 반바지 쇼츠
bottom: leggings = legging 레깅스
bottom: joggers = jogger sweatpant trackpant 조거
layer: cardigan = cardigan shrug 가디건 카디건
layer: vest = vest waistcoat 조끼 베스트
outer: blazer = blazer suit 블레이저 정장
outer: jacket = jacket anorak windbreaker bomber outwear outerwear 재킷 자켓 점퍼 바람막이 아우터
outer: coat = coat trench 코트 트렌치
outer: puffer = puffer parka gilet 패딩 파카 야상
legwear: socks = sock 양말
legwear: tights = tight stocking 스타킹 타이즈
shoes: sneakers = sneaker trainer 운동화 스니커즈
shoes: heels = heel pump stiletto 힐 펌프스
shoes: boots = boot bootie chelsea laceboot 부츠 워커
shoes: sandals = sandal slipper flop mule slide 샌들 슬리퍼
shoes: flats = flat ballerina espadrille 플랫
shoes: loafers = loafer moccasin oxford derby brogue captoe 로퍼 옥스포드화
shoes: shoes = shoe footwear clog 신발 슈즈 구두
belt: belt = belt 벨트
neck: scarf = scarf scarve stole shawl muffler dupatta 스카프 목도리 머플러
neck: tie = tie necktie 넥타이
head: hat = hat cap beanie beret headwear 모자 캡 비니 베레모
hands: gloves = glove 장갑
eyewear: eyewear = sunglass sunglasses eyeglass eyeglasses eyewear 선글라스 안경
jewellery: necklace = necklace pendant choker 목걸이
jewellery: earrings = earring 귀걸이
jewellery: bracelet = bracelet bangle 팔찌
jewellery: ring = ring 반지
jewellery: brooch = brooch 브로치
jewellery: watch = watch 시계
jewellery: jewellery = jewelry jewellery 주얼리
bag: bag = bag handbag tote crossbody messenger 가방 토트
bag: clutch = clutch 클러치
bag: backpack = backpack rucksack 백팩
"""


def _read() -> tuple[dict[str, Slot], dict[str, str]]:
    slots: dict[str, Slot] = {}
    words: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        slot, kind, *_ = line.replace(":", "").split()
        slots[kind] = Slot(slot)
        words |= dict.fromkeys(line.partition("= ")[2].split(), kind) | {kind: kind}
    return slots, words


#: The slot of every kind, in the order above.
SLOT_OF, _KIND_OF = _read()
KINDS: tuple[str, ...] = tuple(SLOT_OF)
#: Words that are two, or would be read as another word.
_JOINED = re.compile(
    r"\b(t|one|sweat|tank|track|sports?|running|formal|dress|under)[\s_-]+"
    r"(shirt|piece|pants?|top|shoe)"
)
_TOGETHER: Mapping[str, str] = {
    "tanktop": "tank",
    "sportsshoe": "sneakers",
    "sportshoe": "sneakers",
    "runningshoe": "sneakers",
    "formalshoe": "loafers",
    "dressshoe": "loafers",
    "dressshirt": "shirt",
}
#: Not worn with an outfit, though another word of the name is: nothing is offered with them.
_NO_OUTFIT = """
swimwear swimsuit bikini pyjama pyjamas pajama pajamas nightdress nightwear sleepwear lounge costume
bra bras bralette brief briefs boxer boxers underwear undershirt innerwear lingerie trunk trunks
perfume 수영복 잠옷 파자마 속옷 팬티 브라
"""
_APART = frozenset(_NO_OUTFIT.split())
#: Kinds that say little, and what a style's tags or name may say more exactly.
_FINER: Mapping[str, frozenset[str]] = {
    "shoes": frozenset(kind for kind, slot in SLOT_OF.items() if slot == Slot.SHOES),
    "bag": frozenset({"clutch", "backpack"}),
    "trousers": frozenset({"joggers"}),
    "top": frozenset({"tshirt", "shirt", "blouse", "polo", "tank", "knit"}),
    "knit": frozenset({"cardigan", "vest"}),
}
#: What fills a slot keeps these empty as well: a dress is a top and a bottom.
_FILLS: Mapping[Slot, frozenset[Slot]] = {
    Slot.ONE_PIECE: frozenset({Slot.ONE_PIECE, Slot.TOP, Slot.BOTTOM}),
    Slot.TOP: frozenset({Slot.TOP, Slot.ONE_PIECE}),
    Slot.BOTTOM: frozenset({Slot.BOTTOM, Slot.ONE_PIECE}),
}
#: Kinds that keep one slot more empty than their slot does, and why.
_ALSO_FILLS: Mapping[str, frozenset[Slot]] = {
    "hoodie": frozenset({Slot.LAYER}),  # a cardigan over a hood sits badly
    "sweatshirt": frozenset({Slot.LAYER}),
    "knit": frozenset({Slot.LAYER}),  # knit over knit
}


@lru_cache(maxsize=4096)
def kind_of(category: str | None) -> str | None:
    """The kind that a category names in a retailer's own words; None where it is not recognised.

    A path such as ``Apparel > Clothing > Shirts & Tops`` is judged by its last part that is known.
    """
    for part in reversed(re.split(r"[>/|]", category or "")):
        text = _JOINED.sub(r"\1\2", part.casefold())
        words = re.findall(r"[a-z]+|[가-힣]+", text)
        if _APART & set(words):
            return None
        found = [kind for word in words if (kind := _kind(word))]
        if found:
            return found[-1]
    return None


def kind_of_style(style: Style) -> str | None:
    """The kind of a style: its category's, or a finer one that its tags or its name tell."""
    kind = kind_of(style.category)
    finer = _FINER.get(kind or "", frozenset[str]())
    if not finer:
        return kind
    said = [tag.casefold() for tag in style.tags]
    said += [word for text in style.name.values() for word in re.findall(r"\w+", text.casefold())]
    return next((told for word in said if (told := _kind(word)) in finer and told != kind), kind)


def filled(kinds: Iterable[str]) -> frozenset[Slot]:
    """The slots that nothing more is worn in, where ``kinds`` are worn."""
    taken: set[Slot] = set()
    for kind in kinds:
        slot = SLOT_OF[kind]
        taken |= _FILLS.get(slot, {slot}) | _ALSO_FILLS.get(kind, frozenset())
    return frozenset(taken)


def fits_beside(kind: str, others: Iterable[str]) -> bool:
    """Whether ``kind`` finds its slot free, and keeps none that ``others`` have filled."""
    return all(
        SLOT_OF[kind] not in filled([other]) and SLOT_OF[other] not in filled([kind])
        for other in others
    )


@lru_cache(maxsize=16_384)  # names of garments are made of few words
def _kind(word: str) -> str | None:
    """English whole or plural, Korean as the end of a compound."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if known := _TOGETHER.get(form) or _KIND_OF.get(form):
            return known
    if word.isascii():
        return None
    inside = [(word.rfind(known) + len(known), len(known), known) for known in _KIND_OF]
    ends = [one for one in inside if one[2] in word and not one[2].isascii()]
    return _KIND_OF[max(ends)[2]] if ends else None
