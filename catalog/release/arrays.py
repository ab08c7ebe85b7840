"""Arrays in one file that is mapped into memory, not read: processes share it, and what nobody asks
for stays on the disk.

It is an ``.npz`` as `numpy.load` reads it. Its members are stored as they are, and each begins at a
multiple of `ALIGNED` bytes, so that an array can lie where the file does. Nothing may be written to
what was mapped. The same arrays give the same bytes.
"""

from __future__ import annotations

import io
import mmap
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

ALIGNED = 64
#: Of a member's own header in a ZIP file: its length, and where in it two lengths stand.
_HEADER, _LENGTHS = 30, 26
#: The id that Android's zipalign gives to an extra field that only fills up.
_FILLING = 0xD935


class ArraysFault(ValueError):
    """A file that does not hold the arrays it should."""


def write_arrays(arrays: Mapping[str, Array]) -> bytes:
    """``arrays`` as a file, by name."""
    file = io.BytesIO()
    with ZipFile(file, "w") as target:
        for name, array in arrays.items():
            member = ZipInfo(f"{name}.npy")
            begins = file.tell() + _HEADER + len(member.filename.encode()) + 4
            filling = bytes(-begins % ALIGNED)
            member.extra = struct.pack("<HH", _FILLING, len(filling)) + filling
            data = io.BytesIO()
            np.lib.format.write_array(data, np.ascontiguousarray(array), allow_pickle=False)
            target.writestr(member, data.getbuffer())
    return file.getvalue()


def map_arrays(path: Path, checked: bool = False) -> dict[str, Array]:
    """Every array in the file ``path``, mapped and read-only. Raises `ArraysFault`.

    With ``checked`` the checksums in the file are looked at: for one that nothing else seals.
    """
    try:
        with path.open("rb") as file, ZipFile(file) as held:
            if checked and (damaged := held.testzip()):
                raise ValueError(f"{damaged} is damaged")
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            return {
                member.filename.removesuffix(".npy"): _array(whole, member)
                for member in held.infolist()
            }
    except (OSError, ValueError, BadZipFile) as error:
        raise ArraysFault(f"{path.name} holds no arrays: {error}") from error


def _array(whole: mmap.mmap, member: ZipInfo) -> Array:
    lengths = member.header_offset + _LENGTHS
    begins = member.header_offset + _HEADER + sum(struct.unpack_from("<HH", whole, lengths))
    header = io.BytesIO(whole[begins : begins + min(member.file_size, 4096)])
    if member.compress_type or np.lib.format.read_magic(header) != (1, 0):
        raise ValueError(f"{member.filename} can't be mapped")
    shape, by_columns, dtype = np.lib.format.read_array_header_1_0(header)
    count = int(np.prod(shape, dtype=np.int64))
    if by_columns or dtype.hasobject or header.tell() + count * dtype.itemsize != member.file_size:
        raise ValueError(f"{member.filename} is not as long as it says")
    found: Array = np.frombuffer(whole, dtype, count, begins + header.tell()).reshape(shape)
    return found
