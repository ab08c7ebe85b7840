"""What goes with it: the rest of an outfit, from what is here now. Pure.

    category word -> kind -> slot                  `kinds`: trousers fill the slot of a bottom
    outfits -> Table                               `table`: learned, or ours (`house_table`)
    Here + Wants + a style -> Slate                `completing.goes_with`

A slate of this kind never holds what fills a slot that is filled: for trousers tops, shoes, a coat,
a belt, and no trousers.
"""
