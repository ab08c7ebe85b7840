"""The photos of a release and their seals, as arrays: two files for each photo are too many to be
read one by one before anything is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.release.arrays import Array
from catalog.release.manifest import PHOTOS, FileSeal

#: Large and small.
SIZES = ("", ".small")
#: A photo is named by so many hex digits of its digest.
DIGITS = 16


def photo_files(name: str) -> tuple[str, str]:
    """Both files of the photo ``name``, by path in the release."""
    large, small = (f"{PHOTOS}/{name}{size}.jpg" for size in SIZES)
    return large, small


def is_photo(file: str) -> bool:
    """Whether a file, by path in the release, is a photo."""
    return file.startswith(f"{PHOTOS}/")


@dataclass(frozen=True, slots=True, eq=False)
class PhotoSeals:
    """Of photos (n,), in the order of their names; large and small are (n, 2)."""

    names: NDArray[np.uint64]
    lengths: NDArray[np.uint32]  # (n, 2)
    digests: NDArray[np.uint8]  # (n, 2, 32) SHA-256

    @classmethod
    def of(cls, files: Mapping[str, FileSeal]) -> PhotoSeals:
        """Of those of ``files`` that are photos. Raises ValueError where one size is missing."""
        names = sorted(
            path.removeprefix(f"{PHOTOS}/").removesuffix(".jpg")
            for path in files
            if is_photo(path) and not path.endswith(f"{SIZES[1]}.jpg")
        )
        for path in map(photo_files, names):
            if path[1] not in files:
                raise ValueError(f"does not list {path[1]}")
        seals = [files[path] for name in names for path in photo_files(name)]
        return cls(
            np.array([int(name, 16) for name in names], np.uint64),
            np.array([one.bytes for one in seals], np.uint32).reshape(-1, 2),
            np.frombuffer(b"".join(bytes.fromhex(one.sha256) for one in seals), np.uint8).reshape(
                -1, 2, 32
            ),
        )

    def arrays(self) -> dict[str, Array]:
        """By name, to be written."""
        return {"names": self.names, "lengths": self.lengths, "digests": self.digests}

    @classmethod
    def read(cls, arrays: Mapping[str, Array]) -> PhotoSeals:
        """Of what `arrays` gave. Raises ValueError."""
        try:
            found = cls(arrays["names"], arrays["lengths"], arrays["digests"])
        except KeyError as error:
            raise ValueError(f"lacks {error}") from None
        count = len(found.names)
        if found.lengths.shape != (count, 2) or found.digests.shape != (count, 2, 32):
            raise ValueError("has not two sizes of every photo")
        return found

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[str]:
        return (f"{name:0{DIGITS}x}" for name in self.names.tolist())

    def __contains__(self, name: str) -> bool:
        return self._number(name) is not None

    def seal(self, name: str, small: bool = False) -> FileSeal | None:
        """The seal of one size of the photo ``name``; None for a name that is no photo here."""
        if (number := self._number(name)) is None:
            return None
        digest = self.digests[number, int(small)].tobytes().hex()
        return FileSeal(digest, int(self.lengths[number, int(small)]))

    def missing(self, there: Sequence[str]) -> str | None:
        """The first file, by path in the release, that is not among those in its folder."""
        known = set(there)
        for name in self:
            for size in SIZES:
                if f"{name}{size}.jpg" not in known:
                    return f"{PHOTOS}/{name}{size}.jpg"
        return None

    def _number(self, name: str) -> int | None:
        # What is no name of this kind, such as a path to elsewhere, is no photo.
        if len(name) != DIGITS or not set(name) <= set("0123456789abcdef"):
            return None
        wanted = np.uint64(int(name, 16))
        at = int(np.searchsorted(self.names, wanted))
        return at if at < len(self.names) and self.names[at] == wanted else None
