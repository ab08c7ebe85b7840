"""What is learned from slates and what came of them.

considered.py   the garments a slate was chosen from, each with what a ranker may know of it
arranging.py    an order of them that keeps to the share of a category and of a brand
choosing.py     which of them are shown where; luck, and the exact chance of everything
ranker.py       a learned order: weights that a file holds, and how it scores
history.py      what became of styles, colours, kinds and brands, shrunk towards nothing known
slate_log.py    many slates as arrays: what was considered, shown, seen, asked for and kept
examination.py  how likely a shopper looks at each place (position-based model)
off_policy.py   what another ranker would have been worth on those slates
interval.py     how sure that is, where a few visits move it most
"""
