"""A picture in the body of a request: read into memory, never onto a disk, and not without end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from service.web.problems import Problem

#: Phones write photos of 3 to 8 megabytes.
MOST_BYTES = 12 * 1024 * 1024
#: What a form adds to its picture: boundaries, names, a few small fields.
FORM_BYTES = 64 * 1024
#: A phone on a weak network sends 12 MB within this (seconds); who sends slower holds a place.
PATIENCE_S = 60.0

#: How to say in the API's description that the body is a picture, or a form with one.
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            **{
                kind: {"schema": {"type": "string", "format": "binary"}}
                for kind in ("image/jpeg", "image/png", "image/webp")
            },
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            },
        },
    }
}


class _InMemory(MultiPartParser):
    """Starlette's parser, which would write what is larger than 1 MB to the disk."""

    spool_max_size = MOST_BYTES + FORM_BYTES + 1


async def picture_of(request: Request) -> bytes:
    """The body of ``request``, or the ``file`` of its form.

    Raises:
        Problem: 413 for more than `MOST_BYTES`, 400 for a form that is none or has no ``file``,
            408 where it does not arrive.
    """
    form = request.headers.get("content-type", "").startswith("multipart/form-data")
    most = MOST_BYTES + (FORM_BYTES if form else 0)
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > most:
        raise _too_large()
    try:
        async with asyncio.timeout(PATIENCE_S):
            stream = _up_to(request, most)
            photo = await _file_of(request, stream) if form else b"".join([c async for c in stream])
    except TimeoutError:
        raise Problem(408, "photo_late", "The photo took too long to arrive. Try again.") from None
    if len(photo) > MOST_BYTES:
        raise _too_large()
    if not photo:
        raise Problem(400, "photo_missing", "Send a photo as the body, or as a form's 'file'.")
    return photo


async def _up_to(request: Request, most: int) -> AsyncGenerator[bytes]:
    """The body in pieces; whatever its headers say, no more than ``most`` bytes of it."""
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > most:
            raise _too_large()
        yield piece


async def _file_of(request: Request, stream: AsyncGenerator[bytes]) -> bytes:
    try:
        form = await _InMemory(request.headers, stream, max_files=1, max_fields=8).parse()
    except MultiPartException:
        raise Problem(400, "form_invalid", "This form can't be read.") from None
    try:
        file = form.get("file")
        return await file.read() if isinstance(file, UploadFile) else b""
    finally:
        await form.close()


def _too_large() -> Problem:
    detail = f"Photos may have up to {MOST_BYTES // 2**20} MB."
    return Problem(413, "photo_too_large", detail)
