"""A photo that a shopper shows: opened safely and small, for a machine to look at, and not kept.

A phone sends what it has: 12 megapixels on their side, a screenshot, a picture saved from a page.
Its kind, its pixels and its scans are judged by the header and the bytes before anything is
decoded, and it is made small before anything else is done with it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from math import ceil
from typing import Literal

from PIL import Image, ImageOps

from catalog.photos import MAX_PIXELS, MIN_SIDE, PhotoError, srgb

#: Why a photo that was shown cannot be used.
Fault = Literal["photo_heic", "photo_format", "photo_too_large", "photo_too_small", "photo_damaged"]
#: A JPEG is decoded at a fraction of its size; anything else as a whole, so fewer pixels are let
#: in: 25 million are 100 MB in memory, and twice the largest screen.
MAX_PIXELS_WHOLE = 25_000_000
#: A camera writes a progressive JPEG in about ten scans. Each may cost as much as a whole picture.
MAX_SCANS = 64
#: Sides in pixels above which even a small part of a photo is not looked at more closely.
LARGEST = 2048

_SCAN = b"\xff\xda"
_HEIC = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
#: Modes that can be made small as they are.
_PLAIN = {"L", "LA", "RGB", "RGBA", "CMYK"}


class ShownFault(PhotoError):
    """A photo that was shown and cannot be used: ``code`` for a screen, the message for people."""

    def __init__(self, code: Fault, message: str) -> None:
        super().__init__(message)
        self.code: Fault = code


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an upright photo that is meant, as fractions of its width and height, 0 to 1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    def box(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """In whole pixels of a picture of ``size``: left, top, right, bottom, a pixel at least."""
        width, height = size
        left, top = int(self.left * width), int(self.top * height)
        right, bottom = ceil(self.right * width), ceil(self.bottom * height)
        return left, top, max(right, left + 1), max(bottom, top + 1)


WHOLE = Part()


def open_shown(data: bytes, longest: int, part: Part = WHOLE) -> Image.Image:
    """The ``part`` of the photo in ``data``: upright, opaque sRGB, at most ``longest`` pixels long.

    Raises `ShownFault`.
    """
    image = _identify(data)
    _judge(image, data, part)
    side = min(LARGEST, ceil(longest / max(part.right - part.left, part.bottom - part.top)))
    try:
        image.draft(None, (side, side))
        image.load()
        picture = srgb(ImageOps.exif_transpose(_small(image, side)))
    except Exception as error:  # decoders raise OSError, ValueError, SyntaxError, struct.error ...
        raise ShownFault(
            "photo_damaged", "The photo is damaged or was cut short on its way. Send it again."
        ) from error
    return _small(picture if part == WHOLE else picture.crop(part.box(picture.size)), longest)


def _identify(data: bytes) -> Image.Image:
    kind, brand = data[4:8], data[8:12]
    if kind == b"ftyp" and brand in _HEIC:
        raise ShownFault(
            "photo_heic",
            "HEIC photos can't be read here. Take a screenshot of the photo and send that, or set "
            "the camera to JPEG (iPhone: Settings, Camera, Formats, Most Compatible).",
        )
    try:
        return Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "AVIF"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:
        raise ShownFault(
            "photo_format", "This is no picture that can be read here. Send a JPEG, PNG or WebP."
        ) from error


def _judge(image: Image.Image, data: bytes, part: Part) -> None:
    """Raise `ShownFault` for what would cost too much to decode, or shows too little."""
    width, height = image.size
    lossy = image.format in ("JPEG", "MPO")
    if width * height > (MAX_PIXELS if lossy else MAX_PIXELS_WHOLE):
        raise _too_many_pixels()
    # Inside a scan this pair of bytes cannot occur, so counting is enough.
    if lossy and data.count(_SCAN) > MAX_SCANS:
        raise ShownFault("photo_damaged", "This JPEG is not as cameras write them. Save it anew.")
    left, top, right, bottom = part.box((width, height))
    if min(right - left, bottom - top) < MIN_SIDE:
        raise ShownFault(
            "photo_too_small", f"Nothing can be seen on less than {MIN_SIDE} pixels. Show more."
        )


def _too_many_pixels() -> ShownFault:
    return ShownFault("photo_too_large", "The photo has too many pixels. Send a smaller one.")


def _small(image: Image.Image, longest: int) -> Image.Image:
    """``image`` with its long side at most ``longest``, if it is of a mode that can be shrunk."""
    scale = longest / max(image.size)
    if scale >= 1 or image.mode not in _PLAIN:
        return image
    width, height = (max(1, round(side * scale)) for side in image.size)
    return image.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
