"""The line sheet for bottoms, shoes and accessories; written as in ``range_tops``."""

BOTTOMS: dict[str, str] = {
    "skirt": """
da w | slip midi | satin | silver wine forest
da w | pleated midi | satin | blush black
da w | wrap aline midi | satin floral | black/rose cream/coral
da w | tiered maxi | poplin bloom | ivory/rust navy/sky
da w | full knee | poplin bigdots | coral/white black/ivory
da w | aline mini | boucle | ivory rose
da w | slip maxi | satin leopard | camel/espresso
ho w | pencil knee slit | wool | black charcoal
ho w | pencil midi | wool houndstooth | ivory/black camel/cocoa
ho w | pleated midi | wool tartan | forest/navy wine/charcoal
ho w | aline knee | suede | camel cocoa
ho w | aline midi | wool glen | grey/charcoal
on w | aline midi | linen | oat black
on w | tiered midi | poplin | white black
on w | slip midi | satin | oat charcoal
on w | pencil midi slit | rib | black oat
ti w | button-front aline midi | linen | white navy
ti w | full midi | poplin gingham | white/navy white/red
ti w | wrap aline knee | poplin wstripe | white/sky
pa w | mini aline pocket button-front | denim | ice indigo
pa w | midi aline pocket slit | denim | denim black
pa w | knee aline pocket | corduroy | tan olive
nu w | pleated mini | twill | silver black
nu w | pleated mini | wool tartan | lilac/plum charcoal/silver
nu w | aline mini | leather | black espresso
""",
    "jeans": """
pa m | straight washed | denim | denim indigo
pa m | slim | denim | indigo black
pa m | relaxed washed | denim | ice denim
pa u | straight raw | denim | indigo
pa m | tapered | denim | black denim
pa w | straight washed | denim | denim ice
pa w | wide washed | denim | ice indigo
pa w | slim | denim | black indigo
pa w | flared | denim | indigo denim
pa w | straight cropped | denim | ice white
pa w | balloon washed | denim | ice denim
pa u | wide | denim | black ivory
pa m | straight cuffed raw | denim | indigo
on w | slim tonal | denim | black white
on m | straight tonal | denim | charcoal navy
nu u | wide washed | denim | grey ice
nu u | relaxed cargo | denim | denim
""",
    "trousers": """
ho m | slim creased | wool | charcoal navy
ho m | straight creased pleats | wool | grey camel
ho m | slim creased | wool pinstripe | navy/silver
ho m | tapered pleats | wool glen | grey/charcoal beige/cocoa
ho w | wide pleats creased | wool | black camel
ho w | straight creased | wool houndstooth | ivory/black
ho w | slim cropped creased | twill | navy beige
ho m | straight | corduroy | tan forest
on w | wide pleats | twill | oat black sage
on w | wide elastic | linen | white oat
on u | tapered drawstring | linen | charcoal sage
on m | slim | twill | beige navy olive
on m | tapered cropped | twill | black stone
on w | straight cropped | twill | ivory charcoal
ti m | straight | twill | ivory navy
ti m | relaxed drawstring | linen pinstripe | ivory/navy
ti w | wide cropped | linen | white coral
ti w | wide elastic | poplin wstripe | white/sky
pa m | relaxed cargo | twill | olive black
pa m | straight | canvas | tan indigo
pa w | relaxed cargo cuffed | twill | olive oat
nu u | jogger tapered drawstring | fleece | grey black
nu u | balloon cargo drawstring | nylon | silver black
nu u | wide drawstring | nylon | cobalt charcoal
da w | wide elastic | satin | ivory plum
da w | flared creased | wool | black wine
""",
    "shorts": """
on u | short relaxed drawstring | linen | sage oat
on m | short straight | twill | beige navy
on w | short wide pleats | linen | white black
ti m | bermuda straight | twill | navy coral
ti m | short straight drawstring | poplin vstripe | white/navy
ti w | short wide elastic | poplin gingham | white/red
pa m | bermuda relaxed jeans washed | denim | ice denim
pa w | short straight jeans cuffed | denim | ice white
pa m | bermuda relaxed cargo | twill | olive charcoal
nu u | short relaxed drawstring | fleece | silver lilac
nu m | bermuda wide drawstring | nylon | black cobalt
ho m | bermuda slim creased | linen | beige navy
da w | short wide pleats | satin | blush black
""",
    "leggings": """
on w | leggings | jersey | black charcoal
on w | leggings | finerib | black oat
nu w | leggings | nylon | black cobalt plum
nu w | leggings cropped | nylon | charcoal mint
da w | leggings | leather | black
nu w | leggings flared | jersey | black cocoa
""",
    "sneakers": """
nu u | sneaker court | leather | white/forest white/navy
nu u | sneaker court gum | leather | ivory/camel white/cobalt
nu u | hightop sneaker | canvas | black/ivory ivory/red
nu u | hightop sneaker gum | leather | white/lilac
on u | sneaker minimal | leather | white/white black/black
on u | sneaker | canvas | ivory/ivory navy/white
ti u | sneaker deck | canvas | navy/ivory red/white
ti u | hightop sneaker | canvas | sky/white mustard/ivory
pa m | sneaker gum | suede | tan/cream olive/ivory
ho m | sneaker minimal | suede | navy/stone beige/ivory
da w | sneaker | leather | white/blush ivory/silver
""",
    "shoes": """
ho m | loafer penny | leather | cocoa black
ho m | loafer tassel | suede | camel navy
ho w | loafer penny | leather | black wine
ho m | chelsea | leather | black espresso
ho m | chelsea | suede | camel charcoal
ho w | chelsea slim | leather | black cocoa
pa m | laceboot | leather | tan espresso
pa u | laceboot | suede | camel olive
nu u | laceboot heavy | leather | black white
da w | flat | leather | blush black
da w | flat captoe | leather | beige/black ivory/navy
da w | flat | satin | wine silver
ti w | loafer tassel | leather | red ivory
on w | flat | suede | oat black
ti w | flat captoe | canvas | ivory/navy
""",
    "hat": """
nu u | cap print-star | twill | black/silver cobalt/ivory
nu u | cap two-tone | twill | ivory/forest lilac/plum
on u | cap | twill | navy beige black
ti u | cap print-waves | twill | navy/ivory red/ivory
pa u | cap print-peaks | denim | indigo/ivory ice/ivory
pa u | cap | corduroy | tan forest
on u | beanie | rib | black oat
ti u | beanie pompom | chunky | red/ivory navy/ivory
ho u | beanie cashmere | finerib | camel charcoal
nu u | beanie patch | rib | butter cobalt
ti u | bucket | canvas stripe | ivory/navy
on u | bucket | canvas | sage black
da w | bucket | boucle | ivory rose
ho u | bucket | wool glen | grey/charcoal
""",
    "bag": """
on u | tote print-blocks | canvas | ivory/cobalt ivory/rust
on u | tote | canvas | black oat sage
ti u | tote | canvas breton | ivory/navy
ti u | tote two-tone | canvas | ivory/navy ivory/red
ho w | tote | leather | camel black
ho w | shoulder-bag | leather | wine cocoa
da w | shoulder-bag | leather | blush ivory
da w | shoulder-bag | satin | silver plum
pa u | tote print-sun | denim | indigo/cream
nu u | backpack | nylon | charcoal lilac
nu u | backpack two-tone | nylon | black/coral silver/cobalt
pa u | backpack | canvas | olive tan
ho m | backpack | leather | espresso
da w | tote | straw | beige oat
""",
    "scarf": """
ho u | fringe | wool tartan | camel/red forest/navy
ho u | fringe cashmere | wool | grey camel
ho u | fringe | wool houndstooth | ivory/black
on u | chunky-scarf | chunky | oat charcoal
on u | fringe | rib | navy sage
ti u | fringe | knit stripe | navy/ivory red/ivory
da w | silk | satin floral | navy/cream blush/wine
da w | silk | satin leopard | camel/espresso
nu u | fringe | wool bigcheck | lilac/plum cobalt/black
pa u | fringe | wool tartan | olive/mustard
""",
}
