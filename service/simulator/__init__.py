"""A day in a store that does not exist, over the rules of the shop that do.

Shoppers and runners are made up here; what happens when they tap is decided by the real ``decide``
and folded by the real ``fold``, so no rule is told twice. They act on what their screens would show
them, which is the floor and no more. Each of them draws luck from streams of their own, named under
one seed: the same seed is the same log, byte for byte, and with another number of runners the same
shoppers come in at the same times and want the same garments.
"""
