"""The line sheet for the upper body.

One style a line: brand, gender | words | surface and pattern | colourways (``main``
``main/accent``). Lines are only ever added at the end of a category: ids and GTINs are counted.
"""

TOPS: dict[str, str] = {
    "tshirt": """
on u | crew regular short organic | jersey | white black navy
on u | crew oversized short heavy | jersey | white charcoal sage
on w | v slim short | jersey | white black rose
on m | crew relaxed short pocket | jersey | ivory navy
on w | scoop slim cap | jersey | white black
on w | crew boxy cropped short | jersey | white butter mint
on u | crew regular long organic | jersey | white black
ti u | boat regular long | jersey breton | ivory/navy white/red navy/ivory
ti w | boat slim threequarter | jersey breton | ivory/red white/black
ti m | crew regular short pocket | jersey stripe | white/navy ivory/forest
ti u | crew relaxed short | jersey finestripe | white/cobalt navy/white mustard/ivory
ti m | henley slim long | jersey | ivory navy
ti u | crew regular short ringer | jersey | white/navy ivory/red sky/navy
ti u | crew relaxed long | jersey rugby | navy/mustard forest/ivory
nu u | crew oversized short print-sun | jersey | navy/cream white/black
nu u | crew oversized short print-waves | jersey | white/cobalt black/silver
nu u | crew boxy short print-blocks | jersey | ivory/forest butter/charcoal
nu u | crew oversized short print-rings | jersey | black/coral lilac/plum
nu m | crew oversized long print-peaks | jersey | charcoal/ivory cream/teal
nu u | crew relaxed short raglan | jersey | white/black ivory/cobalt
nu u | crew oversized short colour-block | jersey | silver/charcoal mint/forest
pa m | henley regular short | jersey melange | grey oat
pa u | crew relaxed short print-bars small-print | jersey | white/rust navy/butter
pa m | crew regular short chest-band | jersey | ivory/rust navy/sky
da w | crew slim sleeveless | finerib | ivory black
da w | square slim short | finerib | blush black sage
da w | crew regular short print-leaf | jersey | white/sage blush/wine
ho m | crew slim short supima | jersey | white navy charcoal
""",
    "polo": """
ho m | regular short | pique | navy white forest
ho m | slim short tipped | pique | navy/white ivory/navy
ho m | regular long merino | knit | charcoal camel navy
ti m | regular short | pique stripe | white/navy navy/sky
ti u | relaxed long contrast-collar | jersey rugby | navy/red forest/ivory
ti w | slim short cropped | pique | white coral
on u | relaxed short pocket | jersey | black ivory
on w | slim short | finerib | white black butter
nu u | oversized short contrast-collar | pique | black/silver cobalt/white
nu w | boxy cropped short tipped | knit | ivory/black lilac/white
pa m | relaxed short | pique melange | grey indigo
da w | slim threequarter tipped | knit | blush/wine ivory/plum
""",
    "shirt": """
ho m | regular long pocket oxford | poplin | sky white blush
ho m | slim long | poplin pinstripe | white/navy sky/white
ho m | slim long | poplin | white sky black
ho m | regular long contrast-collar | poplin vstripe | white/cobalt ivory/wine
ho u | regular long | poplin gingham | white/navy white/forest
ho m | regular long flannel pocket | wool glen | oat/charcoal camel/cocoa
ti m | relaxed long pocket | linen | white sky
ti u | regular long | poplin vstripe | white/sky ivory/red
ti m | band-collar relaxed long | linen | ivory navy
ti m | camp short relaxed | linen wstripe | ivory/teal white/coral
pa m | relaxed long western flannel | twill tartan | red/navy forest/navy mustard/cocoa
pa u | oversized long two-pockets | denim | ice indigo
pa m | regular long western | denim | denim black
pa u | oversized long two-pockets flannel | wool bigcheck | ivory/black camel/charcoal
pa m | relaxed long two-pockets | corduroy | tan olive
nu u | camp short oversized | satin bloom | black/coral cream/forest
nu m | camp short relaxed | poplin brush | ivory/cobalt black/butter
nu u | oversized long | poplin bigcheck | white/lilac mint/forest
nu m | camp short boxy pocket | poplin | butter charcoal
on w | oversized long | poplin | white sky
on u | regular short pocket | linen | white oat charcoal
on w | relaxed long longline | poplin pinstripe | white/sky white/rose
da w | relaxed long | satin | ivory rose forest
da w | slim long | poplin pindots | white/navy navy/white
""",
    "blouse": """
da w | bow long | satin | blush ivory
da w | bow long relaxed | satin dots | navy/ivory wine/blush
da w | ruffle band-collar long | poplin | ivory white
da w | v long relaxed | satin | plum sage ivory
da w | square puff short | poplin ditsy | white/coral butter/wine
da w | v puff threequarter | satin floral | black/rose ivory/lilac
da w | band-collar long | satin leopard | camel/espresso oat/black
da w | boat long | satin | lilac charcoal
da w | shirt-collar puff long | poplin | white sky
da w | crew sleeveless ruffle | satin | blush cream
on w | crew sleeveless | satin | ivory black
on w | v short relaxed | linen | white oat rust
on w | square short puff cropped | linen | white coral
on w | band-collar long relaxed | poplin vstripe | white/sky ivory/camel
ti w | boat threequarter | poplin gingham | white/red white/navy
ti w | square puff short | poplin | white sky
ho w | bow long slim | satin pindots | ivory/black forest/ivory
ho w | shirt-collar long slim | satin | ivory camel
nu w | v short cropped relaxed | satin brush | mint/forest coral/cream
""",
    "knit": """
ho u | crew regular long cashmere | finerib | camel charcoal ivory
ho m | v slim long merino | knit | navy grey
ho u | turtle regular long | cable | ivory navy camel
ho m | crew regular long | knit argyle | navy/wine camel/forest
ho m | v sleeveless regular | cable | ivory navy
ho w | turtle slim long merino | finerib | black oat wine
ho u | mock regular long lambswool | knit | charcoal mustard
ti u | crew relaxed long | knit breton | ivory/navy navy/ivory
ti u | turtle relaxed long lambswool | chunky | ivory indigo
ti m | crew regular long tipped | knit | navy/red ivory/navy
ti w | boat relaxed long | knit stripe | white/coral ivory/sky
ti u | crew regular long | knit fairisle | navy/ivory red/ivory
on u | crew relaxed long lambswool | knit | oat grey navy
on w | v relaxed long | knit | ivory rose
on w | mock slim short | finerib | black ivory sky
on u | crew sleeveless relaxed | knit | oat charcoal
on w | crew cropped boxy long | chunky | cream mint
da w | v slim long cashmere | finerib | blush lilac black
da w | crew slim short | knit ditsy | ivory/rose sky/wine
da w | square slim long | finerib | wine ivory plum
da w | turtle oversized long | chunky | ivory rose
nu u | crew oversized long | knit bigcheck | charcoal/silver lilac/cream
nu u | crew oversized long colour-block | knit | ivory/cobalt coral/wine
nu u | mock oversized long | rib | black silver
pa m | crew regular long | chunky melange | oat indigo
pa m | v sleeveless relaxed | knit argyle | olive/mustard navy/rust
""",
    "cardigan": """
ho u | v regular long pocket merino | knit | camel navy
ho m | v regular long pocket | cable | ivory forest
ho w | crew slim long cashmere | finerib | ivory camel
on u | v relaxed long lambswool | knit | oat charcoal sage
on w | crew cropped boxy long | knit | ivory butter
on w | v oversized longline long pocket | chunky | cream grey
da w | crew slim long | finerib | blush wine ivory
da w | crew cropped slim short | knit ditsy | ivory/rose
da w | v relaxed long | chunky | lilac rose
ti u | v regular long tipped | knit | ivory/navy navy/red
ti w | crew regular long | knit breton | ivory/navy white/red
nu u | v oversized long | knit argyle | charcoal/lilac forest/butter
nu w | crew cropped boxy long tipped | knit | black/ivory mint/white
pa m | v relaxed long pocket lambswool | chunky | rust indigo
""",
    "hoodie": """
nu u | oversized heavy | fleece | black silver
nu u | oversized print-star | fleece | charcoal/butter ivory/cobalt
nu u | relaxed zip | fleece | black olive
nu u | boxy cropped | fleece | mint coral
on u | regular organic | fleece melange | grey oat
on u | regular zip | fleece | navy charcoal
ti u | relaxed colour-block | fleece | ivory/navy sky/cobalt
pa m | relaxed print-peaks small-print | fleece | rust/ivory forest/cream
pa u | oversized zip heavy | fleece melange | charcoal indigo
on w | slim cropped zip | fleece | blush black
""",
    "sweatshirt": """
on u | regular organic | fleece melange | grey oat
on u | oversized heavy | fleece | ivory navy
on w | cropped boxy | fleece | butter lilac
nu u | oversized print-blocks | fleece | ivory/coral black/mint
nu u | oversized colour-block | fleece | cobalt/ivory plum/lilac
nu u | relaxed raglan | fleece | silver/black ivory/forest
ti u | regular chest-band | fleece | navy/red ivory/navy
ti u | relaxed print-waves small-print | fleece | sky/navy white/cobalt
ti w | relaxed | fleece breton | ivory/navy
pa m | regular print-bars | fleece | olive/cream navy/mustard
pa m | relaxed contrast-sleeve | fleece | oat/cocoa silver/indigo
da w | relaxed print-leaf small-print | fleece | blush/wine ivory/sage
""",
}
