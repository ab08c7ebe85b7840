"""QR codes for print: every module a whole number of printer dots, and a quiet zone around them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import qrcode
from numpy.typing import NDArray
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q

MM_PER_INCH = 25.4
#: Light modules on every side (ISO/IEC 18004). Without them a tag cannot be read on dark cloth.
QUIET_MODULES = 4
#: Below this a phone at arm's length cannot tell modules apart (GS1's least X-dimension is 0.396).
MIN_MODULE_MM = 0.38
#: From this size up there is room for level Q, which survives a quarter of the code being hidden.
Q_FROM_MM = 25.0


class LabelError(Exception):
    """A label that cannot be printed: why, and what to do."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code sized for a printer. ``modules`` is bool (n, n), dark is True, quiet zone included."""

    modules: NDArray[np.bool_]
    dots: int
    dpi: int
    level: str

    @property
    def side_mm(self) -> float:
        """The printed width and height, quiet zone included."""
        return len(self.modules) * self.dots * MM_PER_INCH / self.dpi

    def picture(self, dots: int | None = None) -> Image.Image:
        """Black on white, mode ``L``, with ``dots`` pixels a module (a printer's, if not given)."""
        side = self.dots if dots is None else dots
        grey = np.where(self.modules, 0, 255).astype(np.uint8)
        return Image.fromarray(np.kron(grey, np.ones((side, side), dtype=np.uint8)))


def fit_code(text: str, room_mm: float, dpi: int) -> QrCode:
    """The largest code for ``text`` within ``room_mm`` on a printer of ``dpi``.

    Level Q where it can be `Q_FROM_MM` wide, else M. Raises `LabelError` where even M would have
    modules too small to read.
    """
    quartile = _sized(text, room_mm, dpi, ERROR_CORRECT_Q, "Q")
    if quartile.side_mm >= Q_FROM_MM and _module_mm(quartile) >= MIN_MODULE_MM:
        return quartile
    medium = _sized(text, room_mm, dpi, ERROR_CORRECT_M, "M")
    if _module_mm(medium) < MIN_MODULE_MM:
        raise LabelError(
            f"a link of {len(text)} characters does not fit into {room_mm:g} mm at {dpi} dpi: its "
            f"modules would be {_module_mm(medium):.2f} mm, and a phone needs {MIN_MODULE_MM} mm; "
            "use a shorter host name or a printer with more dots"
        )
    return medium


def _sized(text: str, room_mm: float, dpi: int, level: int, name: str) -> QrCode:
    code = qrcode.QRCode(error_correction=level, border=QUIET_MODULES)
    code.add_data(text)
    code.make(fit=True)
    modules = np.array(code.get_matrix(), dtype=np.bool_)
    dots = int(room_mm / MM_PER_INCH * dpi / len(modules))
    return QrCode(modules, dots, dpi, name)


def _module_mm(code: QrCode) -> float:
    return code.dots * MM_PER_INCH / code.dpi
