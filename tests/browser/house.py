"""A running product for the browser: ``fitroom run`` as its own process, with part of the demo.

Every ninth style of the demo collection is drawn and encoded, so that pictures look as they do in
the product and a session begins in seconds. Everything goes the way a retailer's own store goes.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.collection import demo_store
from catalog.release import build_release
from embeddings.encoder import default_encoder
from service.cli.extras import extras_of
from service.cli.house import opened, redis_of
from service.cli.importing import put_into_store
from service.settings import Settings

#: A tenth of the collection has some of every kind of garment.
EVERY = 9


def settings_for(data: Path) -> Settings:
    return Settings(data=data, redis_url="", port=0)


def build_part_of_the_demo(data: Path, every: int = EVERY) -> None:
    """A store named ``demo`` in ``data``."""
    demo = demo_store()
    styles = demo.styles[::every]
    photos = {
        photo: demo.photos[photo]
        for style in styles
        for colourway in style.colourways
        for photo in colourway.photos
    }
    gtins = {variant.gtin for style in styles for _, variant in style.variants()}
    settings = settings_for(data)
    encoder = default_encoder()
    release = build_release(settings.releases, styles, photos, encoder, extras=extras_of(encoder))
    stock = {gtin: pieces for gtin, pieces in demo.on_hand.items() if gtin in gtins}

    async def stock_it(url: str) -> None:
        async with opened(settings, url) as house:
            await put_into_store(house, demo.plan, release, stock)

    with redis_of(settings) as url:
        asyncio.run(stock_it(url))


@dataclass(slots=True)
class Running:
    """A service that runs, and the links it printed. Each link is good once."""

    url: str
    links: dict[str, str]
    said: list[str] = field(default_factory=list)

    def gtin(self, style: str, size: str) -> str:
        """A variant of a style in this size, of which there is a piece."""
        demo = demo_store()
        found = next(one for one in demo.styles if one.id == style)
        return next(
            variant.gtin
            for _, variant in found.variants()
            if variant.size and variant.size.label == size and demo.on_hand.get(variant.gtin)
        )


LINK = re.compile(r"^\s+(\w+)\s+(.+?)\s{2,}(http\S+)$")


@contextlib.contextmanager
def running(data: Path) -> Iterator[Running]:
    """``fitroom run`` on a free port until the block ends."""
    environment = {
        **os.environ,
        "FITROOM_DATA": str(data),
        "FITROOM_PORT": "0",
        "FITROOM_REDIS_URL": "",
        "FITROOM_ARCHIVE": "off",
        "PYTHONUNBUFFERED": "1",
        "COLUMNS": "200",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "service.cli.main", "run", "--no-demo"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    house = Running("", {})
    try:
        for line in process.stdout:
            house.said.append(line)
            if found := LINK.match(line.rstrip()):
                house.links[f"{found[1]} {found[2].strip()}"] = found[3]
            if line.startswith("ready "):
                house.url = line.split()[1]
                break
        assert house.url, "the service did not start:\n" + "".join(house.said)
        yield house
    finally:
        process.send_signal(signal.SIGINT)
        house.said += process.stdout.readlines()
        process.wait(timeout=30)
        process.stdout.close()
