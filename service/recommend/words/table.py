"""The words of garments in English and Korean, one thing a line. Data; `lexicon` reads it.

``id < broader, broader = English, other words / 한국어, 다른 말``. The first word of a language is
the one that is shown. What is narrower is found by the broader word too: blue finds navy.
Ids of categories, colours, materials and patterns are those of `catalog` where it has them, whose
names are added to these by `lexicon`. Sources are shop signs and everyday speech.
"""

# ruff: noqa: E501 - one thing a line, however much it is called

from __future__ import annotations

CATEGORY = """
top = Top, tops / 상의, 윗옷, 탑
tshirt < top = T-shirt, tee, tees, t shirts, tshirts, tee shirt / 티셔츠, 티
shirt < top = Shirt, button down, button up / 셔츠, 남방, 와이셔츠
polo < top = Polo shirt, polo, polos, polo tshirt, polo neck tshirt / 폴로 셔츠, 폴로, 카라티, 피케 셔츠, 폴로티
blouse < top = Blouse / 블라우스
tunic < top = Tunic / 튜닉
kurta < top = Kurta, kurti, kurtis, kurta sets / 쿠르타
knit < top = Knitwear, sweater, jumper, pullover, knit, knitted / 니트, 스웨터, 니트웨어
cardigan < knit = Cardigan, cardi / 가디건, 카디건
sweatshirt < top = Sweatshirt, crewneck sweatshirt / 스웨트셔츠, 맨투맨
hoodie < top = Hoodie, hoody, hooded sweatshirt / 후드티, 후디, 후드, 후드집업, 후드 티셔츠
undershirt < top = Tank top, tank, undershirt, singlet, cami, camisole / 나시, 탱크탑, 러닝셔츠, 캐미솔
outwear = Outerwear, outwear, outer / 아우터, 겉옷, 외투
jacket < outwear = Jacket / 재킷, 자켓, 점퍼, 잠바, 쟈켓
blazer < jacket = Blazer, suit jacket, sport coat / 블레이저, 정장 재킷, 정장 자켓
coat < outwear = Coat, overcoat / 코트, 외투
puffer < jacket = Puffer jacket, puffer, down jacket, padded jacket, padding / 패딩, 패딩 점퍼, 패딩 재킷, 다운 재킷, 다운
bomber < jacket = Bomber jacket, bomber, ma1 / 보머 재킷, 항공점퍼, 블루종
trucker < jacket = Trucker jacket, trucker, denim jacket, jean jacket / 트러커 재킷, 청자켓, 청재킷, 데님 자켓
windbreaker < jacket = Windbreaker, anorak / 바람막이, 윈드브레이커, 아노락
trench < coat = Trench coat, trench / 트렌치코트, 트렌치, 바바리
vest < outwear = Vest, gilet, waistcoat / 조끼, 베스트, 패딩 조끼
dress = Dress, dresses, frock, gown, one piece / 원피스, 드레스
jumpsuit < dress = Jumpsuit, romper, overall, overalls, dungarees / 점프수트, 멜빵, 올인원
saree < dress = Saree, sari / 사리
bottom = Bottoms, bottom / 하의, 아랫도리
trousers < bottom = Trousers, pants, pant, trouser, slacks, chinos, chino, bottoms / 바지, 팬츠, 슬랙스, 긴바지
jeans < trousers = Jeans, jean, denim pants / 청바지, 진, 데님 팬츠, 데님 바지
trackpants < trousers = Track pants, joggers, jogger pants, sweatpants / 트레이닝 바지, 조거 팬츠, 추리닝, 운동복 바지
capris < trousers = Capris, capri, cropped pants / 카프리, 7부 바지
shorts < trousers = Shorts, bermudas / 반바지, 쇼츠, 숏팬츠
leggings < bottom = Leggings, legging, tights, churidar / 레깅스, 쫄바지, 타이츠
skirt < bottom = Skirt / 스커트, 치마
tracksuit = Tracksuit, jogging suit / 트레이닝복, 추리닝 세트, 운동복
suit = Suit / 정장, 수트, 양복
shoes = Shoes, shoe, footwear / 신발, 슈즈, 구두
sneakers < shoes = Sneakers, trainers, sports shoes, running shoes, kicks / 스니커즈, 운동화, 런닝화, 러닝화, 단화
boots < shoes = Boots, boot / 부츠, 워커, 장화
loafer < shoes = Loafers, loafer / 로퍼
heels < shoes = Heels, heel, pumps, stilettos, wedges / 힐, 하이힐, 펌프스, 굽 있는 구두
flat < shoes = Flats, ballet flats, ballerinas / 플랫 슈즈, 플랫, 단화
sandals < shoes = Sandals, sandal, sports sandals / 샌들
flipflops < sandals = Flip flops, flip flop, slippers, slides / 쪼리, 슬리퍼
formalshoes < shoes = Formal shoes, dress shoes, oxford shoes, derbies / 정장 구두, 신사화
hat = Hat / 모자
cap < hat = Cap, baseball cap / 캡, 야구모자, 볼캡, 캡모자
beanie < hat = Beanie / 비니
bucket < hat = Bucket hat / 버킷햇, 벙거지
bag = Bag / 가방, 백
tote < bag = Tote bag, tote / 토트백, 에코백
shoulderbag < bag = Shoulder bag, crossbody / 숄더백, 크로스백
handbag < bag = Handbag, purse / 핸드백, 손가방
backpack < bag = Backpack, rucksack / 백팩, 책가방, 배낭
clutch < bag = Clutch, clutches / 클러치
scarf = Scarf, scarves, muffler, mufflers, stole, shawl, dupatta / 머플러, 스카프, 목도리, 숄
belt = Belt / 벨트, 허리띠
tie = Tie, necktie / 넥타이
socks = Socks, sock / 양말
stockings = Stockings, pantyhose / 스타킹
gloves = Gloves, glove / 장갑
sunglasses = Sunglasses, shades / 선글라스, 썬글라스
watch = Watch / 시계
"""

COLOUR = """
black = Black / 블랙, 검정, 검은, 검정색, 검은색, 까만, 까망, 까만색, 검, 흑색
grey = Grey, gray, grey melange / 그레이, 회색, 쥐색, 잿빛
charcoal < grey = Charcoal, dark grey / 차콜, 먹색, 진회색
silver < grey = Light grey, silver, steel, metallic / 라이트 그레이, 실버, 은색, 연회색
white = White / 화이트, 하얀, 하양, 흰, 흰색, 하얀색, 백색
offwhite < white = Off white / 오프화이트, 미색
ivory < white = Ivory / 아이보리, 상아색
cream < white, beige = Cream / 크림, 크림색
beige = Beige, nude / 베이지, 베이지색, 살색
oat < beige = Oatmeal, oat / 오트밀
stone < beige, grey = Stone, taupe / 스톤, 토프
khaki < beige, green = Khaki / 카키, 카키색, 국방색
camel < brown, beige = Camel / 카멜, 낙타색
tan < brown = Tan / 탄
brown = Brown / 브라운, 갈색, 밤색, 고동색
cocoa < brown = Cocoa, chocolate / 코코아, 초콜릿, 초코
espresso < brown = Espresso, coffee, coffee brown, dark brown / 에스프레소, 커피색, 진갈색
rust < brown, orange = Rust, terracotta, copper, bronze / 러스트, 벽돌색
red = Red / 레드, 빨간, 빨강, 빨간색, 빨강색, 적색
wine < red = Wine, burgundy, maroon / 와인, 와인색, 버건디, 자주, 자주색
pink = Pink / 핑크, 분홍, 분홍색, 핑크색
rose < pink = Dusty rose, rose / 더스티 로즈, 로즈
blush < pink = Blush / 블러시, 연분홍
magenta < pink, purple = Magenta, fuchsia / 마젠타, 진분홍
peach < pink, orange = Peach / 피치, 복숭아색
coral < pink, orange = Coral, salmon / 코랄, 산호색
orange = Orange / 오렌지, 주황, 주황색
yellow = Yellow / 옐로우, 옐로, 노란, 노랑, 노란색, 노랑색
butter < yellow = Butter, lemon / 버터, 레몬
mustard < yellow = Mustard, ochre / 머스터드, 겨자색
gold < yellow = Gold, golden / 골드, 금색
green = Green, sea green, fluorescent green / 그린, 초록, 초록색, 녹색, 풀색
olive < green = Olive / 올리브
sage < green = Sage / 세이지, 쑥색
mint < green = Mint / 민트, 민트색
forest < green = Forest, bottle green, dark green / 포레스트, 진녹색
lime < green, yellow = Lime, neon green / 라임, 연두, 연두색, 형광
teal < green, blue = Teal / 틸, 청록, 청록색
blue = Blue / 블루, 파란, 파랑, 파란색, 파랑색, 푸른, 청색
navy < blue = Navy, navy blue, dark blue, midnight / 네이비, 남색, 감색, 곤색, 진청
indigo < blue = Indigo / 인디고
denim < blue = Mid blue / 중청
ice < blue = Light blue, pale blue / 연청, 연하늘
sky < blue = Sky blue, baby blue / 스카이 블루, 하늘색, 하늘, 소라색
cobalt < blue = Cobalt, royal blue / 코발트, 로얄 블루
turquoise < blue, green = Turquoise, turquoise blue, aqua / 터키석, 터쿼이즈
purple = Purple, violet / 퍼플, 보라, 보라색, 보랏빛
lilac < purple = Lilac, lavender, mauve / 라일락, 라벤더, 연보라
plum < purple = Plum, aubergine / 플럼, 자두색
multi = Multicolour, multi, multicolor, colourful, colorful / 멀티, 알록달록, 무지개
"""

PATTERN = """
check = Checked, check, checks, checkered, chequered, plaid / 체크, 체크무늬, 격자, 격자무늬
gingham < check = Gingham, gingham check / 깅엄 체크, 깅엄
bigcheck < check = Buffalo check / 버팔로 체크
tartan < check = Tartan / 타탄 체크, 타탄
glen < check = Glen check / 글렌 체크, 글렌
houndstooth < check = Houndstooth, dogtooth / 하운드투스
argyle < check = Argyle / 아가일
stripe = Striped, stripe, stripes, stripy, stripey / 스트라이프, 줄무늬, 단가라, 줄무니
breton < stripe = Breton stripe, breton, sailor stripe / 브레통 스트라이프, 마린 스트라이프
finestripe < stripe = Fine stripe / 잔 스트라이프
rugby < stripe = Rugby stripe / 럭비 스트라이프
pinstripe < stripe = Pinstripe / 핀스트라이프
vstripe < stripe = Candy stripe, vertical stripe / 세로 스트라이프, 세로줄
wstripe < stripe = Awning stripe, wide stripe / 와이드 스트라이프
dots = Polka dot, dots, dotted, spotted, spots, dot / 폴카 도트, 도트, 땡땡이, 물방울, 물방울무늬, 점박이
pindots < dots = Pin dot / 핀 도트
bigdots < dots = Big dot / 빅 도트
floral = Floral, flower, flowers, flowery, flower print / 플로럴, 꽃무늬, 플라워, 꽃, 꽃무니
ditsy < floral = Ditsy floral, ditsy / 잔꽃, 잔꽃무늬
bloom < floral = Bloom print / 블룸 프린트
leopard = Leopard, animal print, leopard print / 레오파드, 호피, 호피무늬, 표범무늬
graphic = Graphic, print, printed, prints / 그래픽, 프린트, 프린팅, 나염
plain = Plain, solid, solids / 무지, 민무늬, 단색, 솔리드
camo = Camouflage, camo / 카모, 밀리터리, 위장무늬
fairisle = Fair isle, nordic / 페어아일, 노르딕, 눈꽃무늬
melange = Mélange, heather, marl / 멜란지
brush < graphic = Brushstroke / 브러시 프린트
"""

MATERIAL = """
cotton = Cotton / 면, 코튼, 순면
organic < cotton = Organic cotton / 오가닉 코튼
supima < cotton = Long-staple, supima / 장섬유, 수피마
linen = Linen / 린넨, 리넨, 마소재
wool = Wool, woolen, woollen, woolly / 울, 모직, 양모
merino < wool = Merino / 메리노
lambswool < wool = Lambswool / 램스울
cashmere < wool = Cashmere / 캐시미어, 캐시미아
flannel < wool = Flannel / 플란넬
tweed < wool = Tweed / 트위드
silk = Silky, silk / 실키, 실크, 비단
satin = Satin / 새틴, 사틴, 공단
denim = Denim / 데님, 청, 청지
leather = Leather, leatherette, faux leather / 레더, 가죽, 인조가죽
suede = Suede / 스웨이드, 세무
corduroy = Corduroy, cord, cords / 코듀로이, 골덴
fleece = Fleece / 기모, 플리스, 후리스, 뽀글이
nylon = Nylon / 나일론
canvas = Canvas / 캔버스
rib = Ribbed, rib / 골지
finerib < rib = Fine rib / 파인 립
cable = Cable, cable knit / 케이블, 꽈배기
velvet = Velvet / 벨벳
lace = Lace / 레이스
chiffon = Chiffon / 쉬폰, 시폰
mesh = Mesh / 메쉬, 망사
shearling = Shearling / 시어링, 무스탕
fur = Fur, faux fur / 퍼, 털
straw = Straw, raffia, woven / 라피아, 밀짚, 왕골
quilt = Quilted / 퀼팅, 누빔
"""

SHAPE = """
slim = Slim, slim fit, skinny, fitted / 슬림, 슬림핏, 스키니, 붙는
oversized = Oversized, oversize, baggy / 오버사이즈, 오버핏, 박스핏, 큰
relaxed = Relaxed, loose, loose fit, relaxed fit / 릴랙스드, 루즈핏, 루즈, 여유 있는, 헐렁한, 낙낙한
boxy < relaxed = Boxy / 박시
wide = Wide, wide leg / 와이드, 와이드핏, 통넓은, 통 넓은
straight = Straight, straight leg / 스트레이트, 일자, 일자핏
tapered = Tapered / 테이퍼드, 테이퍼드핏, 배기
flared = Flared, bootcut, bell bottom / 부츠컷, 나팔, 나팔바지
full = Flared, full, fit and flare / 플레어, 후레아
pleated = Pleated, pleats / 플리츠, 주름
cropped = Cropped, crop / 크롭, 크롭트
longline = Longline, long / 롱, 긴, 기장 긴
mini = Mini, short length / 미니, 짧은
midi = Midi, mid length / 미디
maxi < longline = Maxi, full length, ankle length / 맥시
sleeveless = Sleeveless / 슬리브리스, 민소매, 소매 없는
short = Short-sleeve, short sleeves, short sleeved, half sleeve / 반팔, 반소매, 짧은 소매
long = Long-sleeve, long sleeves, long sleeved, full sleeve / 긴팔, 긴소매
threequarter = 3/4-sleeve, three quarter sleeve / 7부, 칠부, 7부 소매, 칠부소매
puff = Puff-sleeve, puff sleeves / 퍼프 소매, 퍼프
v = V-neck, v necked / 브이넥, v넥
crew = Crew neck, crewneck, round neck / 라운드넥, 라운드, 크루넥
turtle = Turtleneck, rollneck, polo neck / 터틀넥, 목폴라, 폴라, 폴라티
mock = Mock-neck, high neck, half neck / 반목, 반폴라, 하프넥, 반목폴라
hood = Hooded, hood, with hood / 모자 달린, 후드 달린
belted = Belted / 벨티드, 벨트 있는
zip = Zip, zipped, zip up, zipper / 집업, 지퍼
cargo = Cargo / 카고, 건빵
highwaist = High waist, high rise, high waisted / 하이웨이스트
"""

USE = """
men = Men, man, mens, male, gents, guys / 남성, 남자, 남성용, 남자용, 맨즈, 남
women = Women, woman, womens, female, ladies, lady / 여성, 여자, 여성용, 여자용, 우먼, 여
kids = Kids, kid, children, child, junior, juniors / 아동, 키즈, 어린이, 주니어, 아이
girls < kids = Girls, girl / 여아, 소녀
boys < kids = Boys, boy / 남아, 소년
unisex < men, women = Unisex / 남녀공용, 유니섹스, 공용
spring = Spring / 봄, 봄옷, 간절기
summer = Summer, summery / 여름, 여름옷, 한여름, 시원한
autumn = Autumn, fall / 가을, 가을옷
winter = Winter, wintry, warm / 겨울, 겨울옷, 한겨울, 따뜻한
casual = Casual, everyday / 캐주얼, 데일리, 편한
formal = Formal, office, work, business / 포멀, 출근, 오피스, 하객, 격식
sports = Sports, sport, gym, workout, running, training / 스포츠, 운동, 트레이닝, 러닝
ethnic = Ethnic / 에스닉
"""

#: What may follow a Korean word and adds nothing to what is looked for.
PARTICLES = """
을 를 은 는 이 가 의 에 와 과 랑 로 도 만 요 용 이랑 으로 에서 까지 하고 한 된 진 인 이요 로요 풍 룩
같은 스타일 느낌 계열 계통 있는 들어간 달린 종류 제품
"""

#: Words that ask and name nothing.
FILLERS = """
a an the with for in of and or to me my i want need show find looking some any please is are do you
have get like that size colour color style styles clothes clothing garment garments
색 색상 컬러 사이즈 옷 의류 좀 주세요 줘 보여줘 보여주세요 찾아줘 찾아주세요 있어요 있나요 있니 추천
추천해줘 추천해주세요 어디 원해요 그리고 또는 거 것 있는 같은 들어간 달린 느낌 스타일 제품 종류 입을
"""
