"""What a search answers: garments, how the words were understood, and what is to be said of it."""

from __future__ import annotations

from catalog.garment import Style
from service.recommend.words import Answer, Found, Said, note
from service.web.moment import Moment
from service.web.views import View
from service.web.views.garment import style_view


def found_view(moment: Moment, answer: Answer) -> View:
    """``missed`` are the words that nothing here meets; ``corrected`` those read as others."""
    styles = moment.display.release.styles
    return {
        "styles": [one_found(moment, styles[one.style], one) for one in answer.found],
        "understood": [said_view(one) for one in answer.said if one.kind != "unknown"],
        "missed": [said_view(one) for one in answer.missed],
        "corrected": [
            {"said": one.said, "meant": one.corrected, "means": dict(one.means)}
            for one in answer.corrected
        ],
        "note": note(answer),
    }


def one_found(moment: Moment, style: Style, found: Found) -> View:
    """A style with the colourway that the words meant first, as ``colourway`` says."""
    view = style_view(moment, style)
    view["colourways"] = sorted(view["colourways"], key=lambda way: way["id"] != found.colourway)
    return view | {
        "colourway": found.colourway,
        "missed": [said_view(one) for one in found.missed],
    }


def said_view(said: Said) -> View:
    return {"said": said.said, "kind": said.kind, "means": dict(said.means)}
