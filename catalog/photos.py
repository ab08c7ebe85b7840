"""Photos that came from anywhere, opened safely, and the two JPEG sizes a release holds.

A photo is refused with a `PhotoError` that says why and what to do. Its pixel count is read from
the header, so a decompression bomb is refused before a pixel of it is decoded. What comes out is
always upright, opaque sRGB: the photographer's EXIF (and with it the place it was taken) is gone.
"""

from __future__ import annotations

import io
from pathlib import Path

import PIL
from PIL import Image, ImageCms, ImageOps, features

#: A photo of 30 MiB is a print master or a mistake; phones write 3 to 12.
MAX_BYTES = 30 * 1024 * 1024
#: 64 million pixels is 192 MB in memory: above the 50 million of a phone, below a bomb.
MAX_PIXELS = 64_000_000
#: Nothing can be recognised on less, by a shopper or by an encoder.
MIN_SIDE = 16

#: Long sides, in pixels, of the two sizes in a release: a room screen, and a card in a list.
LARGE, SMALL = 1200, 400
#: What the bytes of a released JPEG depend on besides the photo. The same recipe, the same bytes.
RECIPE = (
    f"jpeg {LARGE}/{SMALL} quality 86, Pillow {PIL.__version__}, libjpeg {features.version('jpg')}"
)

_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")
_UNDERSTOOD = "JPEG, PNG, WebP, AVIF, GIF, BMP or TIFF"
_SRGB = ImageCms.createProfile("sRGB")


class PhotoError(Exception):
    """A photo that cannot be used: what is wrong with it, and what to do."""


def open_photo(
    source: Path | bytes, *, longest: int | None = None, rough: bool = False
) -> Image.Image:
    """The first picture in ``source`` (a file, or its bytes): upright, opaque, sRGB, in memory.

    With ``longest`` the long side is at most that many pixels, and a large JPEG is decoded at a
    fraction of its size, which is several times faster; ``rough`` is faster still, for machines
    that read the picture rather than people who look at it. Raises `PhotoError`.
    """
    data = source if isinstance(source, bytes) else read_photo(source)
    if not data:
        raise PhotoError("the file is empty; export the photo again")
    if len(data) > MAX_BYTES:
        raise _too_many_bytes(len(data))
    image = _identify(data)
    _check_size(image)
    try:
        if longest is not None:
            # Twice the size that is wanted, so that the last step down is still a good one.
            side = longest if rough else 2 * longest
            image.draft(None, (side, side))
        image.load()
        upright = ImageOps.exif_transpose(image)
        picture = srgb(upright)
    except Exception as error:  # decoders raise OSError, ValueError, SyntaxError, struct.error ...
        raise PhotoError(
            f"the picture is damaged or cut short ({_words(error)}); export it again"
        ) from error
    return picture if longest is None else shrink(picture, longest)


def shrink(image: Image.Image, longest: int) -> Image.Image:
    """``image`` with its long side at most ``longest`` pixels; a smaller one is not enlarged."""
    if max(image.size) <= longest:
        return image
    scale = longest / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def jpeg(image: Image.Image, longest: int) -> bytes:
    """``image`` as a JPEG of at most ``longest`` pixels: equal pictures give equal bytes."""
    out = io.BytesIO()
    # No chroma subsampling: a thin red stripe has to stay red.
    shrink(image.convert("RGB"), longest).save(
        out, "JPEG", quality=86, subsampling=0, optimize=True, progressive=True
    )
    return out.getvalue()


def read_photo(path: Path) -> bytes:
    """The bytes of a file, or a `PhotoError`; of a file that is too large only its size is read."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise _too_many_bytes(path.stat().st_size)
    except FileNotFoundError as error:
        raise PhotoError(
            "there is no such file; put it beside the table, or correct its name"
        ) from error
    except OSError as error:
        raise PhotoError(
            f"the file cannot be read ({error.strerror}); check its permissions"
        ) from error
    return data


def _identify(data: bytes) -> Image.Image:
    """The picture with its header read and nothing decoded, or a `PhotoError`."""
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoError(
            f"the picture has too many pixels; at most {MAX_PIXELS:,} are read, so scale it down"
        ) from error
    except Exception as error:
        if data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"hevc"}:
            raise PhotoError("HEIC photos cannot be read; save it as JPEG") from error
        raise PhotoError(f"this is no picture we can read; save it as {_UNDERSTOOD}") from error


def _check_size(image: Image.Image) -> None:
    """Raise `PhotoError` unless the picture is neither a bomb nor a speck."""
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise PhotoError(
            f"the picture is {width} x {height} pixels; at most {MAX_PIXELS:,} are read, "
            "so scale it down"
        )
    if min(width, height) < MIN_SIDE:
        raise PhotoError(
            f"the picture is {width} x {height} pixels; it needs at least {MIN_SIDE} on each side"
        )


def srgb(image: Image.Image) -> Image.Image:
    """``image`` as opaque RGB in sRGB: what was transparent is white."""
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        opaque = Image.new("RGBA", layer.size, "white")
        opaque.alpha_composite(layer)
        image = opaque.convert("RGB")
    elif image.mode.startswith("I;16") or image.mode == "I":
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if profile and image.mode in {"RGB", "CMYK"}:
        try:
            converted = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), _SRGB, outputMode="RGB"
            )
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile: the bare colours are better than no photo
    return image.convert("RGB")


def _too_many_bytes(size: int) -> PhotoError:
    limit = MAX_BYTES // 2**20
    return PhotoError(
        f"the file is {size / 2**20:.1f} MiB; at most {limit} MiB are read, so scale it down"
    )


def _words(error: Exception) -> str:
    """What a decoder said, without anything that names a file of this machine."""
    return str(error).splitlines()[0][:100] if str(error) else type(error).__name__
