"""What routes depend on never leaves the loop for another thread."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import iscoroutinefunction

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from service.app import ROUTES


def dependencies(of: Dependant) -> Iterator[Dependant]:
    for one in of.dependencies:
        yield one
        yield from dependencies(one)


def test_what_routes_depend_on_is_asynchronous() -> None:
    """A plain function would be called in another thread, and its answer wait for its turn."""
    routes = [one for routes in ROUTES for one in routes.router.routes]
    asked = [
        call
        for route in routes
        if isinstance(route, APIRoute)
        for one in dependencies(route.dependant)
        if (call := one.call) is not None
    ]
    assert len(set(asked)) > 20
    assert {call for call in asked if not iscoroutinefunction(call)} == set()


def test_routes_are_asynchronous() -> None:
    routes = [one for routes in ROUTES for one in routes.router.routes]
    plain = [
        one.name
        for one in routes
        if isinstance(one, APIRoute) and not iscoroutinefunction(one.endpoint)
    ]
    assert plain == []
