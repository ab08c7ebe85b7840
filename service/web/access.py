"""Access: who is asking, and what their role may do.

A token is signed, not stored: role, store, subject. It travels in the ``Authorization`` header and
nowhere else, so no address and no access log holds one. Tokens of a visit end with the visit.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Request
from itsdangerous import BadSignature, URLSafeSerializer

from service.web.problems import Problem

Role = Literal["visit", "companion", "room", "kiosk", "runner", "manager", "brand"]

#: Roles that a person or a device gets by a link; a visit's token is given to its phone.
ENROLLED: tuple[Role, ...] = ("room", "kiosk", "runner", "manager", "brand")
STAFF: tuple[Role, ...] = ("runner", "manager")


@dataclass(frozen=True, slots=True)
class Principal:
    """Who is asking: a visit, a companion in one, a room's screen, a kiosk, one of the staff, or a
    brand that sells in the store (its ``subject`` is its name as the catalogue writes it)."""

    role: Role
    store: str
    subject: str
    name: str = ""

    @property
    def sender(self) -> str:
        """Under this name Idempotency-Keys are kept apart."""
        return f"{self.role}:{self.subject}"


class Gate:
    """Makes tokens and reads them."""

    def __init__(self, secret: str) -> None:
        self._signer = URLSafeSerializer(secret, salt="fitroom access token")

    def token(self, principal: Principal) -> str:
        who = (principal.role, principal.store, principal.subject, principal.name)
        return str(self._signer.dumps(list(who)))

    def read(self, token: str) -> Principal | None:
        """Whose token this is; None if it was not made here."""
        try:
            return Principal(*self._signer.loads(token))
        except (BadSignature, TypeError):
            return None


def bearer(request: Request) -> Principal | None:
    """Who is asking, if they say so.

    Raises:
        Problem: 401 if what they show is not a token of this service.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if not scheme:
        return None
    gate: Gate = request.app.state.gate
    principal = gate.read(token.strip()) if scheme.lower() == "bearer" else None
    if principal is None:
        raise _unauthorized("token_invalid", "This access is not valid here. Open your link again.")
    return principal


async def anyone(request: Request) -> Principal | None:
    """Who is asking, if they say so: `bearer`, for a route to depend on.

    What routes depend on is asynchronous throughout: a plain function would be called in another
    thread, and each way there and back waits for its turn behind whatever else is to be done.
    """
    return bearer(request)


def _unauthorized(code: str, detail: str) -> Problem:
    return Problem(401, code, detail, headers={"WWW-Authenticate": "Bearer"})


def only(*roles: Role) -> Callable[[Request], Coroutine[Any, Any, Principal]]:
    """A dependency: somebody with one of ``roles`` in the store of the path."""

    async def check(request: Request) -> Principal:
        principal = bearer(request)
        if principal is None:
            raise _unauthorized("token_missing", "This needs access. Open the link you were given.")
        here = request.path_params.get("store", principal.store)
        if principal.role not in roles or principal.store != here:
            raise Problem(403, "not_allowed", "Your access does not cover this.")
        return principal

    return check


AnyRole = Annotated[Principal, Depends(only("visit", "room", "kiosk", "runner", "manager"))]
Staff = Annotated[Principal, Depends(only(*STAFF))]
#: Whoever may read figures; a brand only its own.
Reader = Annotated[Principal, Depends(only("manager", "brand"))]
Manager = Annotated[Principal, Depends(only("manager"))]
KioskDevice = Annotated[Principal, Depends(only("kiosk", "manager"))]
#: Whoever shoppers turn to: the staff, or the kiosk that stands for them.
Attendant = Annotated[Principal, Depends(only("kiosk", *STAFF))]
CompanionPhone = Annotated[Principal, Depends(only("companion"))]
RoomDevice = Annotated[Principal, Depends(only("room"))]
VisitOrRoom = Annotated[Principal, Depends(only("visit", "room"))]
Anyone = Annotated[Principal | None, Depends(anyone)]
