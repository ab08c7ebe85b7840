"""Seeing a photo: bytes to a vector, beside the event loop, and nothing of it is kept.

One photo is looked at at a time: it takes one core for a fraction of a second, and the other cores
belong to everybody else. A few more may wait; whoever comes then is told when to come back.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import structlog
from fastapi import Request

from catalog.release import Release
from catalog.shown import Part, ShownFault, open_shown
from embeddings.sight import ENOUGH, Sight, SightFault
from service.web.problems import Problem

#: The file of a release that holds its encoder.
ENCODER = "encoder.onnx"
#: Photos being sent, waiting or looked at, in this process: at most 16 times 12 MB in memory, and
#: the last of them waits three or four seconds.
MOST = 16
#: Encoders that stay open: that of the release in use and, while stores change over, of the next.
OPEN = 2
#: What a fault of a photo is in HTTP, where it is not 422.
STATUS = {"photo_heic": 415, "photo_format": 415, "photo_too_large": 413}

log = structlog.get_logger()


class Seeing:
    """The encoders of the releases that are served, each opened when it is first needed."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(1)
        self._inside = 0
        #: By the digest of the encoder: releases that were built with the same one share it.
        self._sights: OrderedDict[str, Sight] = OrderedDict()

    @contextlib.contextmanager
    def place(self) -> Iterator[None]:
        """A place for one photo, from its first byte to its vector.

        Raises:
            Problem: 503 where none is free.
        """
        if self._inside >= MOST:
            detail = "Many photos are being looked at just now. Try again in a few seconds."
            raise Problem(503, "photos_busy", detail, headers={"Retry-After": "3"})
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1

    async def vector(self, release: Release, photo: bytes, part: Part) -> npt.NDArray[np.float32]:
        """The vector (dim,) of ``photo`` as the encoder of ``release`` sees it.

        Raises:
            Problem: 413, 415 or 422 for a photo that cannot be used, 501 where the release has no
                encoder that can be used.
        """
        async with self._turn:
            try:
                return await asyncio.to_thread(self._see, release, photo, part)
            except ShownFault as fault:
                raise Problem(STATUS.get(fault.code, 422), fault.code, str(fault)) from None
            except SightFault as fault:
                log.error("encoder_refused", release=release.id, problem=str(fault))
                raise _no_encoder() from None

    def _see(self, release: Release, photo: bytes, part: Part) -> npt.NDArray[np.float32]:
        sight = self._sight(release)
        return sight.encode(open_shown(photo, ENOUGH, part))

    def _sight(self, release: Release) -> Sight:
        digest = release.manifest.encoder.digest
        if digest not in self._sights:
            path = release.extra(ENCODER)
            if path is None:
                raise _no_encoder()
            self._sights[digest] = Sight(path)
            if len(self._sights) > OPEN:
                self._sights.popitem(last=False)
        self._sights.move_to_end(digest)
        return self._sights[digest]


async def seeing(request: Request) -> Seeing:
    """The one `Seeing` of this process."""
    state = request.app.state
    if not hasattr(state, "seeing"):
        state.seeing = Seeing()
    found: Seeing = state.seeing
    return found


def _no_encoder() -> Problem:
    detail = (
        "This store's catalogue was built without what photos are compared with. Import it again "
        "with this version of Fitroom."
    )
    return Problem(501, "photos_not_supported", detail)
