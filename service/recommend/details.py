"""What a tag says of a garment, in words that a sentence can use: a collar, a pattern, a cut.

A retailer's tags are free words. Those below are understood in English and Korean; of others
nothing is said and nothing is concluded. Fabrics and patterns are also read from names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from catalog.garment import Style
from catalog.sizes import SizeGroup, size_group


@dataclass(frozen=True, slots=True)
class Detail:
    """A fact that two garments may share: "the same {en}", "같은 {ko}"."""

    group: str
    en: str
    ko: str


#: group: tag = English | Korean; a tag may have other spellings after a comma.
_TABLE = """
pattern: breton = Breton stripes | 브레통 스트라이프
pattern: stripe, stripes, striped, 스트라이프 = stripes | 스트라이프
pattern: finestripe = fine stripes | 잔 스트라이프
pattern: rugby = rugby stripes | 럭비 스트라이프
pattern: pinstripe, pinstriped = pinstripes | 핀스트라이프
pattern: vstripe = candy stripes | 세로 스트라이프
pattern: wstripe = awning stripes | 와이드 스트라이프
pattern: gingham, 깅엄 = gingham check | 깅엄 체크
pattern: bigcheck = buffalo check | 버팔로 체크
pattern: check, checks, checked, checkered, 체크 = check | 체크
pattern: tartan, plaid = tartan | 타탄 체크
pattern: houndstooth = houndstooth | 하운드투스
pattern: glen = Glen check | 글렌 체크
pattern: dots, polka, 도트 = polka dots | 폴카 도트
pattern: pindots = pin dots | 핀 도트
pattern: bigdots = big dots | 빅 도트
pattern: floral, ditsy, bloom, 플로럴, 꽃무늬 = floral print | 꽃무늬
pattern: leopard, 레오파드 = leopard print | 레오파드 무늬
pattern: argyle, 아가일 = argyle | 아가일
pattern: fairisle = Fair Isle pattern | 페어아일 무늬
pattern: melange = mélange yarn | 멜란지 원사
pattern: brush = brushstroke print | 브러시 프린트
pattern: colour-block, color-block = colour blocks | 컬러블록
collar: band-collar, mandarin = band collar | 밴드카라
collar: camp, camp-collar = camp collar | 오픈카라
collar: shirt-collar = shirt collar | 셔츠 카라
collar: contrast-collar = contrast collar | 배색 카라
collar: cord-collar = corduroy collar | 코듀로이 카라
collar: shearling = shearling collar | 시어링 카라
collar: peak = peak lapels | 피크드 라펠
collar: bow = tie neck | 리본 타이
neck: v, v-neck, 브이넥 = V-neck | 브이넥
neck: scoop, scoop-neck, 유넥 = scoop neck | 유넥
neck: boat, boat-neck, 보트넥 = boat neck | 보트넥
neck: square, square-neck, 스퀘어넥 = square neck | 스퀘어넥
neck: henley, 헨리넥 = henley neck | 헨리넥
neck: turtle, turtleneck, 터틀넥 = turtleneck | 터틀넥
neck: mock, mock-neck, 반목 = mock neck | 반목
neck: crew, crew-neck, 라운드넥 = crew neck | 라운드넥
detail: ringer = ringer edges | 링거 배색
detail: raglan, 래글런 = raglan sleeves | 래글런 소매
detail: tipped = tipped edges | 배색 라인
detail: western, 웨스턴 = western yoke | 웨스턴 디테일
detail: two-pockets = two pockets | 투 포켓
detail: pocket, 포켓 = pocket | 포켓
detail: ruffle, ruffles, 러플 = ruffles | 러플
detail: puff, puff-sleeve = puff sleeves | 퍼프 소매
detail: double-breasted, 더블 = double-breasted front | 더블 여밈
detail: zip, 집업 = zip | 지퍼
detail: snaps = snaps | 스냅 단추
detail: belted, 벨티드 = belt | 벨트
detail: wrap, 랩 = wrap front | 랩 여밈
detail: pleated, 플리츠 = pleats | 플리츠
detail: tiered, 티어드 = tiers | 티어드 단
detail: button-front = button front | 단추 여밈
detail: slit = slit | 슬릿
detail: cargo, 카고 = cargo pockets | 카고 포켓
detail: creased = crease | 센터 크리즈
detail: drawstring = drawstring | 스트링
detail: cuffed = turn-ups | 롤업
detail: washed, 워싱 = wash | 워싱
detail: gum = gum sole | 검솔
detail: hightop = high top | 하이탑
detail: fringe = fringe | 프린지
fabric: linen, 린넨, 리넨 = linen | 린넨
fabric: denim, 데님 = denim | 데님
fabric: corduroy, 코듀로이 = corduroy | 코듀로이
fabric: satin, 새틴 = satin | 새틴
fabric: silk, 실크 = silk | 실크
fabric: wool, 울 = wool | 울
fabric: merino, 메리노 = merino wool | 메리노 울
fabric: lambswool = lambswool | 램스울
fabric: cashmere, 캐시미어 = cashmere | 캐시미어
fabric: flannel, 플란넬 = flannel | 플란넬
fabric: oxford, 옥스포드 = Oxford cloth | 옥스포드 원단
fabric: poplin, 포플린 = poplin | 포플린
fabric: twill, 트윌 = twill | 트윌
fabric: tweed, 트위드 = tweed | 트위드
fabric: boucle, 부클 = bouclé | 부클
fabric: suede, 스웨이드 = suede | 스웨이드
fabric: leather, 가죽, 레더 = leather | 가죽
fabric: canvas, 캔버스 = canvas | 캔버스
fabric: nylon, 나일론 = nylon | 나일론
fabric: pique, 피케 = piqué | 피케
fabric: fleece, 기모 = fleece | 기모
fabric: quilt, quilted, 퀼팅 = quilting | 퀼팅
fabric: straw, 라피아 = straw | 라피아
fabric: cable, 케이블 = cable knit | 케이블 짜임
fabric: chunky, 청키 = chunky knit | 청키 니트
fabric: rib, finerib, ribbed, 골지 = ribbed knit | 골지
cut: slim, 슬림 = slim cut | 슬림 핏
cut: relaxed, 릴랙스드 = relaxed cut | 릴랙스드 핏
cut: boxy, 박시 = boxy cut | 박시 핏
cut: oversized, 오버사이즈, 오버핏 = oversized cut | 오버사이즈 핏
cut: straight, 스트레이트 = straight cut | 스트레이트 핏
cut: tapered, 테이퍼드 = tapered cut | 테이퍼드 핏
cut: wide, 와이드 = wide cut | 와이드 핏
cut: balloon, 벌룬 = balloon cut | 벌룬 핏
cut: flared, full, 플레어, 부츠컷 = flared cut | 플레어 핏
length: cropped, 크롭 = cropped length | 크롭 기장
length: longline, 롱 = long length | 롱 기장
length: mini, 미니 = mini length | 미니 기장
length: midi, 미디 = midi length | 미디 기장
length: maxi, 맥시 = maxi length | 맥시 기장
sleeve: sleeveless, 슬리브리스 = sleeveless cut | 민소매
sleeve: threequarter, 7부 = three-quarter sleeves | 7부 소매
"""

#: What is said first of a garment where several facts are shared: what is seen from afar.
GROUPS = ("pattern", "collar", "neck", "detail", "fabric", "cut", "length", "sleeve")
#: Words of a name that can mean nothing else.
_IN_NAMES = frozenset({"pattern", "fabric"})
_OF_THE_UPPER_BODY = frozenset({"collar", "neck", "sleeve"})
#: How roomy a cut is, and how long a garment, on either side of the usual 0.
ROOM: Mapping[str, int] = {
    "slim": -1, "skinny": -1, "tight": -1, "pencil": -1, "슬림": -1, "tapered": -1,
    "relaxed": 1, "boxy": 1, "oversized": 1, "wide": 1, "balloon": 1, "loose": 1, "baggy": 1,
    "릴랙스드": 1, "박시": 1, "오버사이즈": 1, "오버핏": 1, "와이드": 1, "벌룬": 1,
}  # fmt: skip
LENGTH: Mapping[str, int] = {
    "cropped": -1, "mini": -1, "short-coat": -1, "크롭": -1, "미니": -1,
    "longline": 1, "maxi": 1, "롱": 1, "맥시": 1,
}  # fmt: skip


def details(style: Style) -> Mapping[Detail, None]:
    """What is known of a style, as an ordered set: most telling first."""
    return _details(style.category, tuple(style.tags), tuple(style.name.values()))


@lru_cache(maxsize=4_096)  # reasons ask for those of a few garments again and again
def _details(
    category: str | None, tags: tuple[str, ...], names: tuple[str, ...]
) -> Mapping[Detail, None]:
    found = {_DETAILS[word] for word in map(_spelt, tags) if word in _DETAILS}
    if size_group(category) != SizeGroup.UPPER:  # a square scarf has no square neck
        found = {said for said in found if said.group not in _OF_THE_UPPER_BODY}
    for word in _words(names):
        if (said := _DETAILS.get(word)) and said.group in _IN_NAMES:
            found.add(said)
    ordered = sorted(found, key=lambda one: (GROUPS.index(one.group), one.en))
    return MappingProxyType(dict.fromkeys(ordered))


def shared(one: Style, other: Style) -> Detail | None:
    """The most telling fact that holds for both styles."""
    others = details(other)
    return next((said for said in details(one) if said in others), None)


def tags(style: Style) -> Iterator[str]:
    """A style's tags, spelt as the tables here spell them."""
    return map(_spelt, style.tags)


@lru_cache(maxsize=16_384)  # the same few tags stand on thousands of garments
def _spelt(tag: str) -> str:
    return re.sub(r"[\s_]+", "-", tag.strip().casefold())


def leaning(style: Style, table: Mapping[str, int]) -> int:
    """-1, 0 or 1: where the style's tags put it in ``table``."""
    total = sum(table.get(tag, 0) for tag in tags(style))
    return (total > 0) - (total < 0)


def _words(names: tuple[str, ...]) -> Iterator[str]:
    for text in names:
        yield from re.split(r"[^\w]+", text.casefold())


def _read(table: str) -> dict[str, Detail]:
    known: dict[str, Detail] = {}
    for line in table.strip().splitlines():
        group, _, rest = line.partition(": ")
        words, _, said = rest.partition(" = ")
        en, _, ko = said.partition(" | ")
        known |= {word.strip(): Detail(group, en, ko) for word in words.split(",")}
    return known


_DETAILS = _read(_TABLE)
