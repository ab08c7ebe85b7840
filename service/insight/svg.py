"""Text of a picture, as every chart of the house sets it."""

from __future__ import annotations

from html import escape


def text(
    x: float,
    y: float,
    words: str,
    fill: str,
    anchor: str = "start",
    size: int = 13,
    weight: int = 400,
) -> str:
    """``words`` at (x, y), escaped. ``size`` is in the units of the picture."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}" text-anchor="{anchor}" '
        f'font-size="{size}" font-weight="{weight}">{escape(words)}</text>'
    )
