"""What the kinds are called on a card, in English and Korean."""

from __future__ import annotations

from collections.abc import Mapping

from service.recommend.details import Detail

_TABLE = """
dress: Dress | 원피스
jumpsuit: Jumpsuit | 점프수트
tshirt: T-shirt | 티셔츠
shirt: Shirt | 셔츠
blouse: Blouse | 블라우스
polo: Polo shirt | 폴로 셔츠
tank: Tank top | 탱크톱
knit: Knitwear | 니트
sweatshirt: Sweatshirt | 스웨트셔츠
hoodie: Hoodie | 후드티
top: Top | 상의
jeans: Jeans | 청바지
trousers: Trousers | 바지
skirt: Skirt | 스커트
shorts: Shorts | 반바지
leggings: Leggings | 레깅스
joggers: Joggers | 조거 팬츠
cardigan: Cardigan | 가디건
vest: Vest | 베스트
blazer: Blazer | 블레이저
jacket: Jacket | 재킷
coat: Coat | 코트
puffer: Puffer | 패딩
socks: Socks | 양말
tights: Tights | 타이츠
sneakers: Sneakers | 스니커즈
heels: Heels | 힐
boots: Boots | 부츠
sandals: Sandals | 샌들
flats: Flats | 플랫 슈즈
loafers: Loafers | 로퍼
shoes: Shoes | 신발
belt: Belt | 벨트
scarf: Scarf | 머플러
tie: Tie | 넥타이
hat: Hat | 모자
gloves: Gloves | 장갑
eyewear: Glasses | 안경
necklace: Necklace | 목걸이
earrings: Earrings | 귀걸이
bracelet: Bracelet | 팔찌
ring: Ring | 반지
brooch: Brooch | 브로치
watch: Watch | 시계
jewellery: Jewellery | 주얼리
bag: Bag | 가방
clutch: Clutch | 클러치
backpack: Backpack | 백팩
"""


def _read(line: str) -> tuple[str, Detail]:
    kind, _, names = line.partition(": ")
    en, _, ko = names.partition(" | ")
    return kind, Detail("kind", en, ko)


#: The name of every kind, as a detail that a `Reason` can speak of.
NAMED: Mapping[str, Detail] = dict(map(_read, _TABLE.strip().splitlines()))
