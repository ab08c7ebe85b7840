"""Shopify exports to read: a shirt in two colours, and rows to put anything wrong into."""

from __future__ import annotations

import csv
from pathlib import Path

from catalog.feeds import Feed, read_feed

Row = dict[str, str]

SHIRT: list[Row] = [
    {
        "Handle": "oxford", "Title": "Oxford shirt", "Vendor": "Nord", "Type": "Shirts",
        "Tags": "new, cotton", "Status": "active", "Option1 Name": "Color",
        "Option1 Value": "Red", "Option2 Name": "Size", "Option2 Value": "M",
        "Variant SKU": "'0042", "Variant Barcode": "'8801234567893", "Variant Price": "39000.00",
        "Variant Inventory Tracker": "shopify", "Variant Inventory Qty": "3",
        "Image Src": "images/red.jpg", "Image Position": "2", "Variant Image": "images/red.jpg",
        "Google Shopping / Gender": "Female", "Zone (product.metafields.custom.zone)": "tops",
        "Color (product.metafields.shopify.color-pattern)": "red", "Price / International": "99",
    },
    {
        "Handle": "oxford", "Option1 Value": "Red", "Option2 Value": "L", "Variant Price": "39,000",
        "Variant Inventory Tracker": "shopify", "Variant Inventory Qty": "-2",
        "Image Src": "images/sand.jpg", "Image Position": "1",
    },
    {
        "Handle": "oxford", "Option1 Value": "Blue", "Option2 Value": "M", "Variant Price": "41000",
        "Variant Inventory Qty": "0", "Variant Image": "images/blue.jpg",
        "Image Src": "images/blue.jpg", "Image Position": "3",
    },
]  # fmt: skip


def export(folder: Path, rows: list[Row], name: str = "products_export.csv", **how: str) -> Path:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    path = folder / name
    with path.open("w", newline="", encoding=how.get("encoding", "utf-8")) as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(folder: Path, rows: list[Row], **how: str) -> Feed:
    return read_feed(export(folder, rows), currency="KRW", language="en", **how)


def plain(handle: str = "tee", **cells: str) -> Row:
    """A product of one variant, its cells by our names changed by ``cells``."""
    row = {"Handle": handle, "Title": "Tee", "Option1 Name": "Size", "Option1 Value": "M"}
    row |= {"Variant Price": "100", "Variant Barcode": "", "Variant Inventory Qty": ""}
    return row | {name.replace("_", " "): value for name, value in cells.items()}


def problems(feed: Feed) -> list[tuple[int, str]]:
    return [(one.row, one.field) for one in feed.problems]
