"""``fitroom labels``: hang-tags of a store's catalogue on paper."""

from __future__ import annotations

from pathlib import Path

from rich.progress import track

from catalog.gtin import GtinProblem, normalise_gtin
from catalog.labels.qr import LabelError
from catalog.labels.sheet import write_sheet
from catalog.labels.tag import draw_tag
from catalog.labels.typeface import find_typeface
from catalog.labels.wording import TagText, tag_text
from catalog.release import Release, ReleaseError, open_release
from service.cli.house import give_up, out
from service.floor.state import Floor
from service.settings import Settings


def print_labels(
    settings: Settings,
    floor: Floor,
    to: Path,
    gtins: list[str],
    origin: str,
    store: str | None,
    png: bool,
    dpi: int,
) -> None:
    """Write ``labels.pdf``, and a picture for each tag with ``png``, into the folder ``to``."""
    if floor.release is None:
        give_up("This store has no catalogue yet. Import one: fitroom catalog import PATH.")
    try:
        release = open_release(settings.releases / floor.release)
        typeface = find_typeface(embeddable=True)
        chosen = _choose(release, gtins)
        tags = [tag_text(*release.by_gtin[gtin], origin, typeface, store=store) for gtin in chosen]
        to.mkdir(parents=True, exist_ok=True)
        pages = write_sheet(to / "labels.pdf", tags, typeface, dpi=dpi)
        out.print(f"{len(tags)} tags on {pages} pages: {to / 'labels.pdf'}")
        if png:
            _draw(to, tags, dpi)
    except (ReleaseError, LabelError, GtinProblem) as problem:
        give_up(str(problem))


def _choose(release: Release, gtins: list[str]) -> list[str]:
    if not gtins:
        return list(release.by_gtin)
    chosen = [normalise_gtin(gtin) for gtin in gtins]
    unknown = [gtin for gtin in chosen if gtin not in release.by_gtin]
    if unknown:
        give_up(f"This store does not sell {', '.join(unknown)}.")
    return chosen


def _draw(to: Path, tags: list[TagText], dpi: int) -> None:
    typeface = find_typeface()
    for tag in track(tags, description="pictures"):
        draw_tag(tag, typeface, dpi).save(to / f"{tag.gtin}.png", dpi=(dpi, dpi))
