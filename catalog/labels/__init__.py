"""Hang-tags with QR codes: drawn as pictures, laid out on sheets to print, and read from photos."""

from catalog.labels.layout import HANG_TAG, LabelError, TagSize
from catalog.labels.reading import TagUnreadable, read_tag
from catalog.labels.sheet import write_sheet
from catalog.labels.tag import draw_tag
from catalog.labels.typeface import Typeface, find_typeface
from catalog.labels.wording import TagText, tag_text

__all__ = [
    "HANG_TAG",
    "LabelError",
    "TagSize",
    "TagText",
    "TagUnreadable",
    "Typeface",
    "draw_tag",
    "find_typeface",
    "read_tag",
    "tag_text",
    "write_sheet",
]
