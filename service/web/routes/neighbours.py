"""What is like a style and here, for programs that ask often."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.routing import APIRoute

from service.web.asking import ShopHere
from service.web.neighbours import MOST, USUAL, Asked, neighbours, plain_answer
from service.web.shapes import NeighboursShape

JSON = "application/json"


class PlainFirst(APIRoute):
    """Answers a plain question as it stands; the framework reads the parameters of any other, one
    by one, which takes three times as long as the answer."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        thorough = super().get_route_handler()

        async def handler(request: Request) -> Response:
            body = plain_answer(request.app.state.shops, request.scope)
            return await thorough(request) if body is None else Response(body, media_type=JSON)

        return handler


router = APIRouter(tags=["catalogue"], route_class=PlainFirst)


@router.get(
    "/v1/stores/{store}/styles/{style}/neighbours", responses={200: {"model": NeighboursShape}}
)
async def neighbours_(
    shop: ShopHere,
    style: str,
    size: str | None = None,
    colourway: str | None = None,
    n: Annotated[int, Query(ge=1, le=MOST)] = USUAL,
) -> Response:
    """The styles that look most like this one of all that are here now, in ``size`` if given;
    what is sized on another scale than this one, or has no size, may be any.

    For programs that ask often: by likeness alone, exact, nothing is logged, and a change of stock
    counts as soon as this process has heard of it. For people there is ``similar``.
    """
    return Response(neighbours(shop, style, Asked(n, size, colourway)), media_type=JSON)
