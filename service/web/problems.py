"""Every error as an RFC 9457 problem: ``application/problem+json`` with a stable ``code``.

Screens translate the code; ``title`` and ``detail`` are for people who read logs and write clients.
No exception text of a library is ever passed on.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from service.floor import Refusal
from service.log.codec import UnknownFact
from service.log.connection import AWAY
from service.log.live_floor import LogBroken
from service.log.operation import KeyReused
from service.log.ticket import LogUnavailable

log = structlog.get_logger()

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """An answer that is not what was asked for. ``extra`` joins the body."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})
        self.extra = extra

    @classmethod
    def of(cls, refusal: Refusal) -> Problem:
        """A refusal of the floor: 404 where something does not exist, 409 where it may not be."""
        return cls(404 if refusal.unknown else 409, refusal.code, refusal.detail)

    @classmethod
    def no_such_garment(cls) -> Problem:
        """What was scanned or named is not in the catalogue on display."""
        return cls(404, "garment_unknown", "This store does not sell that garment.")

    def response(self) -> JSONResponse:
        body = {
            "type": f"urn:fitroom:problem:{self.code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            **self.extra,
        }
        return JSONResponse(body, self.status, headers=self.headers, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every error of ``app`` with a problem."""

    @app.exception_handler(Problem)
    async def problem(request: Request, error: Problem) -> JSONResponse:
        return error.response()

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        faults = [
            {"at": ".".join(str(part) for part in one["loc"]), "what": one["msg"]}
            for one in error.errors()
        ]
        detail = "The request is not as described in /docs; see faults for what and where."
        return Problem(422, "request_invalid", detail, faults=faults).response()

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        status = HTTPStatus(error.status_code)
        code = {404: "not_found", 405: "method_not_allowed"}.get(status, "http_error")
        detail = f"{status.description or status.phrase}."
        return Problem(status, code, detail, headers=error.headers).response()

    @app.exception_handler(KeyReused)
    async def reused(request: Request, error: KeyReused) -> JSONResponse:
        detail = "This Idempotency-Key was sent with another request. Use a new one."
        return Problem(422, "key_reused", detail).response()

    async def away(request: Request, error: Exception) -> JSONResponse:
        log.error("log_unavailable", path=request.url.path, problem=repr(error))
        # A command may have been written before its answer was lost: only the same key is safe.
        detail = (
            "The store's log can't be reached right now. Send the same request again, with the "
            "same Idempotency-Key."
        )
        return Problem(503, "log_unavailable", detail, headers={"Retry-After": "2"}).response()

    for kind in (LogUnavailable, LogBroken, UnknownFact, *AWAY):
        app.add_exception_handler(kind, away)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        # Never with local variables, as some log formats print them: they hold people's tokens.
        trace = "".join(traceback.format_exception(error))
        log.error("unexpected", path=request.url.path, trace=trace)
        detail = "Something went wrong on our side. It was written to the service's log."
        return Problem(500, "unexpected", detail).response()
