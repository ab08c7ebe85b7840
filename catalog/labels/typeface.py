"""The fonts of the tags: Korean and Latin ones of this computer, else one for ASCII only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unicodedata import combining, normalize

from PIL import ImageFont
from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

#: (regular, bold) in order of preference. Only fonts with TrueType outlines can be embedded in a
#: PDF; Noto's collections have others, and serve for pictures.
_KOREAN = (
    ("NanumBarunGothic.ttf", "NanumBarunGothicBold.ttf"),
    ("NanumGothic.ttf", "NanumGothicBold.ttf"),
    ("NanumSquareR.ttf", "NanumSquareB.ttf"),
    ("NanumGothic-Regular.ttf", "NanumGothic-Bold.ttf"),
    ("NotoSansKR-Regular.ttf", "NotoSansKR-Bold.ttf"),
    ("malgun.ttf", "malgunbd.ttf"),
    ("AppleGothic.ttf", "AppleGothic.ttf"),
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
)
#: For what a Korean font lacks (Nanum has no "ä").
_LATIN = (
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
    ("arial.ttf", "arialbd.ttf"),
)
#: Which of the fonts in a collection is the Korean one.
_COLLECTION_INDEX = {"NotoSansCJK-Regular.ttc": 1, "NotoSansCJK-Bold.ttc": 1}

NO_KOREAN = (
    "no Korean font was found on this computer, so tags say names in English where they have one; "
    "install one (Debian and Ubuntu: apt-get install fonts-nanum)"
)
#: Widths are measured at this size and scaled: hinting must not move a line break.
_MEASURE_PX = 200


@dataclass(frozen=True, slots=True)
class Family:
    """The files of a regular and a bold font."""

    regular: Path
    bold: Path

    @property
    def embeddable(self) -> bool:
        """Whether a PDF can carry it (TrueType outlines)."""
        return self.regular.suffix.lower() == ".ttf" and self.bold.suffix.lower() == ".ttf"


@dataclass(frozen=True, slots=True)
class Typeface:
    """Families in order; a text is written in the first that has all its letters.

    Below them is a last resort that writes ASCII: Pillow's own font in pictures, Helvetica in PDFs.
    """

    families: tuple[Family, ...] = ()

    @property
    def note(self) -> str | None:
        """What to tell the person who prints, if something is amiss."""
        return None if self.family("한") else NO_KOREAN

    def family(self, text: str) -> Family | None:
        """The family that writes ``text``; None where it is left to the last resort."""
        return next((one for one in self.families if _has_all(one.regular, text)), None)

    def spelled(self, text: str) -> str:
        """``text`` as it can be written: as it is, else without accents, else what can be of it.

        Empty where less than half of it can be: a stump of a name would name something else.
        """
        # Hangul is taken apart by NFD as well, and must stay whole.
        apart = normalize("NFD", text)
        bare = normalize("NFC", "".join(one for one in apart if not combining(one)))
        for spelling in (text, bare):
            if spelling.isascii() or self.family(spelling):
                return spelling
        stump = "".join(one for one in bare if one.isascii() or self.family(one))
        whole = " ".join(stump.split())
        return whole if 2 * len(whole) >= len(text) and self.spelled(whole) == whole else ""

    def font(self, text: str, px: float, bold: bool) -> Font:
        """The font that writes ``text``, at ``px`` pixels an em."""
        family = self.family(text)
        return _load(family and (family.bold if bold else family.regular), px)

    def width(self, text: str, size: float, bold: bool) -> float:
        """How wide ``text`` is at ``size``, in the unit of ``size``."""
        return self.font(text, _MEASURE_PX, bold).getlength(text) / _MEASURE_PX * size


def find_typeface(folders: Iterable[Path] | None = None, *, embeddable: bool = False) -> Typeface:
    """The best Korean and the best Latin family in ``folders`` (of this computer, if not given).

    With ``embeddable`` only such as a PDF can carry.
    """
    found = _fonts_of_this_computer() if folders is None else _fonts_in(folders)
    families = []
    for wanted in (_KOREAN, _LATIN):
        here = (
            Family(found[one], found.get(two, found[one])) for one, two in wanted if one in found
        )
        families += [one for one in here if one.embeddable or not embeddable][:1]
    return Typeface(tuple(families))


@lru_cache(maxsize=1)
def _fonts_of_this_computer() -> dict[str, Path]:
    return _fonts_in(_font_folders())


def _fonts_in(folders: Iterable[Path]) -> dict[str, Path]:
    wanted = {name for pair in (*_KOREAN, *_LATIN) for name in pair}
    return {
        name: Path(folder) / name
        for root in folders
        for folder, _, names in os.walk(root)
        for name in wanted.intersection(names)
    }


def _font_folders() -> Iterator[Path]:
    """Where systems keep fonts."""
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
        yield Path.home() / "Library" / "Fonts"
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (Path.home() / ".fonts", Path.home() / ".local" / "share" / "fonts")


@lru_cache(maxsize=256)
def _load(path: Path | None, px: float) -> Font:
    if path is None:
        return ImageFont.load_default(px)
    return ImageFont.truetype(path, px, index=_COLLECTION_INDEX.get(path.name, 0))


@lru_cache(maxsize=8)
def _letters(path: Path) -> frozenset[int] | None:
    """The characters that a font has; None for a collection, which has all that we need."""
    try:
        return frozenset(TTFontFile(str(path)).charToGlyph)
    except TTFError:
        return None


def _has_all(path: Path, text: str) -> bool:
    letters = _letters(path)
    return letters is None or all(ord(letter) in letters for letter in text)
