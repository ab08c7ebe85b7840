"""A chart as PNG, for where SVG is not understood: a letter, a slide, a chat.

resvg draws it: a library in Rust that comes as one wheel, without anything of the system but fonts.
"""

from __future__ import annotations

import resvg_py

#: Pixels for each of the chart's: sharp on a slide.
ZOOM = 2


def as_png(svg: str) -> bytes:
    """The picture that ``svg`` describes."""
    return resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM)
