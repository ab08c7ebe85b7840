"""Shoppers who look at slates, with wishes that nobody is told and that change from week to week.

boutique.py   a shop of drawn garments, with vectors made from what their line sheets say
taste.py      what people like this month: hidden, and drifting
shopper.py    one visit: looks at places, asks for garments, keeps some, leaves some
month.py      days of visits under one ranker; what each was worth
truth.py      slates of which the true worth of every ranker is known

The slates are made by the real `service.recommend`; only people are made up. All of it is in ratios
and chances that are written down here, not measured in a store.
"""
