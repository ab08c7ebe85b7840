"""GS1 identifiers: GTINs with 14 digits, GTINs of our own, and what a hang-tag says.

A tag holds a GS1 Digital Link URI, ``https://HOST/01/{gtin14}[/21/{serial}]``. Tags that stores
already have hold a bare EAN-13 or UPC, or GS1 element strings; `parse_tag` understands them all.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

if TYPE_CHECKING:
    from biip.gs1_element_strings import GS1ElementString

# biip is imported by the functions that read: its prefixes take a tenth of what a start imports.

#: GS1 keeps prefix 04 for numbers that mean something inside one company only. (20 to 29 are
#: restricted too, but tills in many countries read a price or a weight out of those.)
RESTRICTED_PREFIX = "04"
#: What a QR code can hold at most; anything longer was never a tag.
MAX_TAG_CHARACTERS = 4296

_SYMBOLOGY_PREFIX = 3  # "]d2", "]E0", "]C1", "]Q3": which symbol a scanner read
_GROUP_SEPARATOR = "\x1d"


class GtinProblem(ValueError):
    """Digits that are no GTIN: what is wrong with them, and what to do."""


class WrongCheckDigit(GtinProblem):
    """A GTIN whose last digit is not the one the others ask for: a typing or reading error."""


class TagError(ValueError):
    """The text of a tag that names no garment: why not."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag says: the variant, maybe which piece of it, maybe the store it was printed in.

    ``text`` is what its code holds, as it was scanned.
    """

    text: str
    gtin: str
    serial: str | None = None
    store: str | None = None


def normalise_gtin(text: str) -> str:
    """The GTIN-8, -12, -13 or -14 in ``text`` as 14 digits. Raises `GtinProblem`.

    Spaces, hyphens and the apostrophe that spreadsheets put before a number are allowed.
    """
    from biip import ParseError
    from biip.gtin import Gtin

    digits = text.strip().lstrip("'’").replace(" ", "").replace("-", "")
    if not digits:
        raise GtinProblem("there is no number; leave the cell empty or enter the barcode")
    if "E+" in digits.upper():
        raise GtinProblem(
            f"{text!r} was shortened by a spreadsheet; format the column as text and export again"
        )
    if not (digits.isascii() and digits.isdigit()):
        raise GtinProblem(f"{text!r} holds something other than digits; enter the barcode's digits")
    if len(digits) not in {8, 12, 13, 14}:
        lost = (
            " (a spreadsheet may have removed zeros in front)" if len(digits) in {7, 10, 11} else ""
        )
        raise GtinProblem(f"{text!r} has {len(digits)} digits{lost}; a GTIN has 8, 12, 13 or 14")
    if not digits.strip("0"):
        raise GtinProblem(f"{text!r} is only zeros; leave the cell empty or enter the barcode")
    try:
        return Gtin.parse(digits).as_gtin_14()
    except ParseError as error:
        expected = check_digit(digits[:-1])
        raise WrongCheckDigit(
            f"{text!r} is no GTIN: its last digit would have to be {expected}; "
            "compare it with the barcode"
        ) from error


def check_digit(payload: str) -> int:
    """The digit that makes ``payload`` a GTIN (GS1 General Specifications, 7.9)."""
    weighted = sum(
        int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(payload))
    )
    return -weighted % 10


def is_restricted(gtin: str) -> bool:
    """Whether the 14-digit ``gtin`` is an in-house number, ours or another system's."""
    return gtin.startswith("0" + RESTRICTED_PREFIX)


def restricted_key(*parts: str | None) -> str:
    """The key of a variant without a GTIN: what tells it from every other, spelling evened out."""
    even = (unicodedata.normalize("NFC", part or "").strip().casefold() for part in parts)
    return "\x1f".join(even)


def restricted_gtins(keys: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """A GTIN in the restricted-circulation range for each key, none of them in ``taken``.

    A key always gets the same GTIN, whatever the order and the company it comes in. The exception
    is a collision, once in some 10,000 catalogues of 1,000 variants: then the key that sorts first
    keeps its number and the next takes another, again always the same for the same set of keys.
    """
    used = set(taken)
    made: dict[str, str] = {}
    for key in sorted(set(keys)):
        attempt = 0
        while (gtin := _restricted(key, attempt)) in used:
            attempt += 1
        used.add(gtin)
        made[key] = gtin
    return made


def digital_link(
    origin: str, gtin: str, serial: str | None = None, store: str | None = None
) -> str:
    """The GS1 Digital Link URI for a tag; ``origin`` is such as ``https://shop.example:8443``.

    ``gtin`` must be a GTIN of any length. The store is left out of tags that move between stores.
    """
    link = f"{origin.rstrip('/')}/01/{normalise_gtin(gtin)}"
    if serial is not None:
        link += f"/21/{quote(serial, safe='')}"
    return link if store is None else f"{link}?s={quote(store, safe='')}"


def parse_tag(text: str) -> Tag:
    """What a scanned ``text`` says. Raises `TagError`, or `GtinProblem` where its GTIN is wrong."""
    text = text.strip()
    if len(text) > MAX_TAG_CHARACTERS:
        raise TagError("this is far too long for a tag; scan the tag of the garment")
    if text.startswith("]"):
        text = text[_SYMBOLOGY_PREFIX:]
    if text[:8].lower().startswith(("http://", "https://")):
        return _read_link(text)
    if text.startswith("(") or _GROUP_SEPARATOR in text or _is_element_string(text):
        return _read_elements(text)
    if any(character.isdigit() for character in text):
        return Tag(text, normalise_gtin(text))
    raise TagError("this code is not a garment's tag; scan the tag of the garment")


def _read_link(text: str) -> Tag:
    from biip import ParseError
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI

    try:
        parts = urlsplit(text)
        path = parts.path.rstrip("/")
        elements = GS1DigitalLinkURI.parse(parts._replace(path=path).geturl()).element_strings
        store = parse_qs(parts.query).get("s", [None])[0]
    except (ParseError, ValueError) as error:
        raise TagError(
            "this link is not a garment's tag (it needs /01/ and a GTIN); scan the garment's tag"
        ) from error
    return _tag(text, elements, store)


def _read_elements(text: str) -> Tag:
    from biip import ParseError
    from biip.gs1_messages import GS1Message

    try:
        hri = text.startswith("(")
        message = GS1Message.parse_hri(text) if hri else GS1Message.parse(text)
    except ParseError as error:
        raise TagError(
            "this code holds GS1 data that cannot be read; scan the tag of the garment"
        ) from error
    return _tag(text, message.element_strings, None)


def _tag(text: str, elements: Iterable[GS1ElementString], store: str | None) -> Tag:
    values = {element.ai.ai: element.value for element in elements}
    if "01" not in values:
        raise TagError("this code names no garment (it holds no GTIN); scan the garment's tag")
    # biip keeps a GTIN whose check digit is wrong; normalising it refuses it.
    return Tag(text, normalise_gtin(values["01"]), values.get("21"), store)


def _is_element_string(text: str) -> bool:
    """Whether ``text`` is ``01`` + 14 digits (+ more), as a scanner types GS1 DataMatrix."""
    return len(text) >= 16 and text.startswith("01") and text[2:16].isdigit()


def _restricted(key: str, attempt: int) -> str:
    digest = hashlib.sha256(f"{key}\x1e{attempt}".encode()).digest()
    payload = RESTRICTED_PREFIX + f"{int.from_bytes(digest[:8], 'big') % 10**10:010d}"
    return f"0{payload}{check_digit(payload)}"
