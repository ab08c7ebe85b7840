"""Codes that are shown on one screen and typed or scanned on another."""

from __future__ import annotations

import secrets
from typing import Annotated

import qrcode
import qrcode.image.svg
from fastapi import Request, Response
from pydantic import BaseModel, Field

from service.clock import Ms, rfc3339
from service.web.asking import answer

#: Letters and digits that nobody mistakes for one another, on a screen or read aloud.
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 6


class Code(BaseModel):
    code: Annotated[str, Field(min_length=1, max_length=16)]


def new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def coded(request: Request, store: str, what: str, code: str, until: Ms) -> Response:
    """The code, when it ends, and a QR code that opens the phone page with it.

    It stands in the fragment as ``what``: browsers never send that.
    """
    settings = request.app.state.settings
    base = settings.public_url.rstrip("/") or str(request.base_url).rstrip("/")
    url = f"{base}/phone?s={store}#{what}={code}"
    picture = qrcode.make(url, image_factory=qrcode.image.svg.SvgPathImage, border=4)
    return answer(
        {
            "code": code,
            "expires_at": rfc3339(until),
            "url": url,
            "qr_svg": picture.to_string(encoding="unicode"),
        }
    )
