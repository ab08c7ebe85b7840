"""Styles as lines of JSON and back. What is unknown is left out of the line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from catalog.garment import Colour, Colourway, Money, Size, Style, Variant


def write_styles(styles: Iterable[Style]) -> bytes:
    """``styles.jsonl``: one style a line, sorted by id, the same bytes for the same styles."""
    ordered = sorted(styles, key=lambda style: style.id)
    return b"".join(
        json.dumps(_known(_style(style)), ensure_ascii=False, separators=(",", ":")).encode()
        + b"\n"
        for style in ordered
    )


def read_style(line: bytes) -> Style:
    """The style on a line of ``styles.jsonl``. Raises ValueError, KeyError or TypeError."""
    row = json.loads(line)
    return Style(
        id=row["id"],
        name=row["name"],
        category=row.get("category"),
        colourways=tuple(_read_colourway(one) for one in row["colourways"]),
        brand=row.get("brand"),
        gender=row.get("gender"),
        zone=row.get("zone"),
        fixture=row.get("fixture"),
        tags=tuple(row.get("tags", ())),
    )


def _style(style: Style) -> dict[str, Any]:
    return {
        "id": style.id,
        "name": dict(sorted(style.name.items())),
        "category": style.category,
        "brand": style.brand,
        "gender": style.gender,
        "zone": style.zone,
        "fixture": style.fixture,
        "tags": list(style.tags) or None,
        "colourways": [_known(_colourway(one)) for one in style.colourways],
    }


def _colourway(colourway: Colourway) -> dict[str, Any]:
    colour = colourway.colour
    return {
        "id": colourway.id,
        "colour": colour and _known({"name": dict(sorted(colour.name.items())), "hex": colour.hex}),
        "photos": list(colourway.photos),
        "variants": [_known(_variant(one)) for one in colourway.variants],
    }


def _variant(variant: Variant) -> dict[str, Any]:
    size, price = variant.size, variant.price
    return {
        "gtin": variant.gtin,
        "size": size and _known({"label": size.label, "system": size.system}),
        "price": price and {"minor": price.minor, "currency": price.currency},
        "sku": variant.sku,
    }


def _read_colourway(row: dict[str, Any]) -> Colourway:
    colour = row.get("colour")
    return Colourway(
        id=row["id"],
        colour=Colour(colour["name"], colour.get("hex")) if colour else None,
        photos=tuple(row["photos"]),
        variants=tuple(_read_variant(one) for one in row["variants"]),
    )


def _read_variant(row: dict[str, Any]) -> Variant:
    size, price = row.get("size"), row.get("price")
    return Variant(
        gtin=row["gtin"],
        size=Size(size["label"], size.get("system")) if size else None,
        price=Money(price["minor"], price["currency"]) if price else None,
        sku=row.get("sku"),
    )


def _known(row: dict[str, Any]) -> dict[str, Any]:
    """``row`` without what is unknown."""
    return {key: value for key, value in row.items() if value is not None}
