"""The line sheet for outerwear and dresses; written as in ``range_tops``."""

OUTER: dict[str, str] = {
    "blazer": """
ho m | regular | wool | navy charcoal
ho m | slim | wool pinstripe | navy/silver charcoal/silver
ho u | relaxed | wool glen | grey/charcoal beige/cocoa
ho m | double-breasted regular | wool | navy black
ho w | slim | wool | black camel
ho w | double-breasted relaxed | wool houndstooth | ivory/black oat/cocoa
ho u | relaxed | corduroy | tan forest
ti m | regular | linen | sky beige navy
ti w | double-breasted regular | linen | white navy
on w | oversized | twill | black oat
on u | relaxed | linen | oat charcoal
da w | cropped slim | boucle | blush ivory
da w | slim peak | satin | wine black
nu u | oversized double-breasted | twill | charcoal lilac
""",
    "jacket": """
pa u | trucker regular | denim | denim indigo ice
pa u | trucker oversized shearling | denim | denim indigo
pa m | trucker regular cord-collar | denim | indigo/tan black/cocoa
pa u | trucker relaxed | corduroy | tan olive cream
pa w | trucker cropped | denim | ice white
pa m | trucker oversized shearling | suede | camel cocoa
nu u | bomber relaxed | nylon | olive black
nu u | bomber varsity | wool | forest/ivory navy/cream
nu u | bomber oversized tipped | satin | cobalt/white black/coral
nu w | bomber cropped | nylon | lilac silver
nu m | bomber oversized varsity | leather | black/ivory
ho m | bomber regular | suede | camel cocoa
ho m | bomber slim | leather | black espresso
on u | bomber relaxed snaps | twill | sage charcoal
ti u | bomber relaxed tipped | canvas | navy/red ivory/navy
da w | bomber cropped slim | leather | black wine
ti m | trucker relaxed | canvas | ivory olive
da w | bomber cropped relaxed | quilt | ivory rose
""",
    "puffer": """
nu u | oversized | nylon | black butter cobalt
nu u | cropped | nylon | silver coral
on u | regular | nylon | navy charcoal
on u | vest regular | nylon | black sage oat
pa m | relaxed | nylon | rust indigo
pa u | vest relaxed | nylon | mustard forest
ti m | vest slim | nylon | navy red
da w | cropped slim | nylon | ivory wine
""",
    "coat": """
ho u | trench regular | twill | beige navy
ho w | trench oversized | twill | beige olive
ho m | regular | wool | camel charcoal navy
ho m | double-breasted regular short-coat | wool | navy charcoal
ho w | belted relaxed | wool | camel ivory
ho u | oversized | wool houndstooth | grey/charcoal ivory/cocoa
ho m | double-breasted relaxed peak | wool | black camel
on u | oversized | wool | oat charcoal black
on w | belted oversized | wool | oat cocoa
ti m | double-breasted short-coat regular | wool | navy
ti u | relaxed short-coat | twill | beige navy
da w | belted slim | wool | blush black
da w | relaxed | boucle | ivory rose
da w | double-breasted slim | wool bigcheck | ivory/camel charcoal/rose
pa m | relaxed short-coat | tweed tartan | olive/cocoa navy/forest
nu u | oversized | wool bigcheck | charcoal/lilac
nu u | oversized double-breasted | wool | cobalt black
ho w | regular | tweed glen | oat/charcoal camel/forest
""",
    "dress": """
da w | crew short full knee | poplin floral | navy/ivory ivory/rose
da w | shirt-collar long aline midi belted | satin | sage wine
da w | slip-dress midi | satin | wine black lilac
da w | slip-dress maxi | satin floral | black/rose ivory/lilac
da w | wrap threequarter aline midi | satin ditsy | rust/cream forest/blush
da w | wrap short aline knee | satin dots | black/ivory rose/white
da w | v sleeveless pleated midi | satin | mint black
da w | square puff short tiered maxi | poplin bloom | ivory/rust sky/cobalt
da w | v long full midi | satin leopard | camel/espresso
da w | crew bow long aline knee | poplin pindots | navy/white wine/blush
da w | square sleeveless full knee | poplin | butter coral
da w | slip-dress mini | satin | silver black
ti w | square puff short tiered maxi | poplin gingham | white/sky white/red
ti w | boat short full knee | poplin breton | ivory/navy
ti w | camp short aline midi belted | linen | white navy coral
ti w | tshirt-dress crew short knee | jersey breton | white/navy ivory/red
ti w | shift sleeveless boat mini | canvas stripe | ivory/navy sky/white
on w | tshirt-dress crew short relaxed midi pocket | jersey | black oat sage
on w | shirt-collar long aline midi belted | linen | oat rust
on w | shirt-collar short aline knee belted | poplin vstripe | white/sky ivory/sage
on w | knit-dress crew long midi | finerib | black oat
on w | tshirt-dress v sleeveless maxi | jersey | black rust
on w | scoop sleeveless tiered midi | poplin | white black
ho w | shift short crew knee | wool | black navy
ho w | knit-dress turtle long midi merino | finerib | camel charcoal
ho w | shirt-collar long pleated midi belted | poplin glen | oat/cocoa
ho w | wrap long aline midi | satin | forest black
ho w | shift sleeveless boat mini | tweed houndstooth | ivory/black
nu w | tshirt-dress crew short oversized mini print-rings | jersey | black/silver
nu w | knit-dress mock long mini | rib | silver lilac
nu w | camp short aline knee | satin brush | butter/forest lilac/plum
pa w | shirt-collar long aline knee belted | denim | ice indigo
pa w | shirt-collar short aline midi | denim | denim
da w | v short wrap full maxi | satin floral | mint/rose plum/butter
""",
}
