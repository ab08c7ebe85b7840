"""``make bench``: how fast this service is beside others, as ratios of one interleaved run.

A *section* asks one question of several *contenders*; a *case* is a way of asking it (so many
connections). Every round measures every contender once, in turn, so that whatever else the machine
does meets all of them alike. Told are medians with quartiles over the rounds, and ratios that were
taken within each round. Nothing here is a test, and no figure of it is one.
"""
