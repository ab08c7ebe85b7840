"""Which picture file a cell of a table means: one inside the folder, or a reason why none."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit


class NoPicture(Exception):
    """The cell names no picture that can be used: why not, and what to do."""


class PictureFolder:
    """The folder that pictures must lie in, however a table spells their paths."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def find(self, reference: str) -> tuple[str, Path]:
        """(path relative to the folder, with slashes; the file). Raises `NoPicture`.

        Allowed are relative paths, ``file:`` links and absolute paths inside the folder, with
        backslashes, percent signs or ``?v=...`` as exports have them. A link, a path or a symlink
        that leads out of the folder is refused. A web link means the file of the same name, if
        somebody has downloaded it into the folder: nothing is fetched here.
        """
        said = reference if len(reference) <= 120 else f"{reference[:120]}…"
        try:
            scheme = urlsplit(reference).scheme.lower() if "://" in reference[:10] else ""
        except ValueError as error:
            raise NoPicture(f"{said}: this is neither a file name nor a link") from error
        if scheme in {"http", "https"} or reference.startswith("//"):
            return self._downloaded(reference, said)
        if scheme not in {"", "file"}:
            raise NoPicture(f"{said}: enter the name of a file beside the table")
        spellings = _spellings(urlsplit(reference).path if scheme else reference)
        for file in filter(None, map(self._file, spellings)):
            return file.relative_to(self.root).as_posix(), file
        if not any(map(self._contains, spellings)):
            raise NoPicture(
                f"{said}: this leads out of the folder; put the picture beside the table "
                "and enter its file name"
            )
        raise NoPicture(f"{said}: there is no such file; put it beside the table")

    def _downloaded(self, link: str, said: str) -> tuple[str, Path]:
        """The file that a link to a picture was saved to, beside the table under its own name."""
        name = unquote(urlsplit(link).path).rpartition("/")[2]
        for relative in (name, f"images/{name}") if name else ():
            if file := self._file(relative):
                return file.relative_to(self.root).as_posix(), file
        raise NoPicture(
            f"{said}: nothing is fetched from the network; download it and put it beside the table"
            + (f" as {name}" if name else "")
        )

    def _contains(self, relative: str) -> bool:
        try:
            return (self.root / relative).resolve().is_relative_to(self.root)
        except (OSError, ValueError):  # too long, a NUL, a loop of symlinks
            return False

    def _file(self, relative: str) -> Path | None:
        """The file at ``relative``, if there is one and it lies inside."""
        try:
            file = (self.root / relative).resolve()
            return file if file.is_relative_to(self.root) and file.is_file() else None
        except (OSError, ValueError):
            return None


def _spellings(path: str) -> list[str]:
    """The ways in which ``path`` may be meant, the most literal first."""
    slashed = path.replace("\\", "/")
    plain = [
        slashed,
        unquote(slashed),
        slashed.partition("?")[0],
        unquote(slashed.partition("?")[0]),
    ]
    # A folder zipped on a Mac spells Korean in separate jamo (NFD), the table usually does not.
    return list(
        dict.fromkeys(
            spelled
            for one in plain
            for spelled in (one, *(unicodedata.normalize(form, one) for form in ("NFC", "NFD")))
        )
    )
