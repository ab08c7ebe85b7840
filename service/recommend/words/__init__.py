"""Garments by words, "검은 린넨 원피스" or "blue checked shirt", in Korean and English.

`Finder` reads a release once and answers a query with the styles that fit, in which colour, what
was understood, what was corrected, and which words of the query a garment does not meet.
"""

from service.recommend.words.finder import Answer, Finder, Found
from service.recommend.words.reading import Said
from service.recommend.words.saying import note

__all__ = ["Answer", "Finder", "Found", "Said", "note"]
