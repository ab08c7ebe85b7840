"""Who may do what: every route against every role.

The routes are read from the app itself, so one that is added without a rule here fails a test.
"""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from service.app import create_app
from service.settings import Settings
from service.web.access import Gate, Principal
from tests.serving import Caller, Friend, Service, Visitor, problem

STORE = "/v1/stores/{store}"
VISIT = STORE + "/visits/{visit}"

#: Anyone may look at what the shop window shows, and begin.
ANYONE = {
    "GET /v1/config",
    f"GET {STORE}",
    f"GET {STORE}/map",
    f"GET {STORE}/styles/{{style}}",
    f"GET {STORE}/styles/{{style}}/neighbours",
    f"GET {STORE}/styles/{{style}}/similar",
    f"GET {STORE}/styles/{{style}}/goes-with",
    f"POST {STORE}/similar/by-photo",
    f"GET {STORE}/garments/{{gtin}}",
    f"GET {STORE}/search",
    f"GET {STORE}/booking-times",
    f"GET {STORE}/map",
    f"POST {STORE}/scans",
    f"POST {STORE}/visits",
    f"POST {STORE}/visits/takeover",
    f"POST {STORE}/companions",
    "POST /v1/enrolment",
}
#: The visit's own phone, and the screen of the room that the visit is in.
OWN_VISIT = {
    f"GET {VISIT}",
    f"DELETE {VISIT}",
    f"GET {VISIT}/events",
    f"PUT {VISIT}/counting",
    f"POST {VISIT}/end",
    f"POST {VISIT}/place",
    f"DELETE {VISIT}/place",
    f"POST {VISIT}/place/hold",
    f"DELETE {VISIT}/place/hold",
    f"POST {VISIT}/place/yield",
    f"POST {VISIT}/companions/code",
    f"POST {VISIT}/companions/{{companion}}/call",
    f"DELETE {VISIT}/companions/{{companion}}",
    f"POST {VISIT}/booking",
    f"DELETE {VISIT}/booking",
    f"POST {VISIT}/offer/hold",
    f"POST {VISIT}/offer/yield",
    f"POST {VISIT}/entry",
    f"PUT {VISIT}/opinions/{{style}}",
    f"POST {VISIT}/help",
    f"DELETE {VISIT}/help",
    f"POST {VISIT}/code",
    f"GET {VISIT}/slate",
    f"GET {VISIT}/goes-with",
    f"POST {VISIT}/requests",
    f"PUT {VISIT}/requests/{{request_id}}/variant",
    f"POST {VISIT}/requests/{{request_id}}/replacement",
    f"POST {VISIT}/requests/{{request_id}}/arrival",
    f"POST {VISIT}/requests/{{request_id}}/carry",
    f"POST {VISIT}/requests/{{request_id}}/patience",
    f"POST {VISIT}/wishes",
    f"DELETE {VISIT}/wishes/{{wish}}",
    f"POST {VISIT}/requests/{{request_id}}/cancellation",
    f"PUT {VISIT}/requests/{{request_id}}/outcome",
    f"DELETE {VISIT}/requests/{{request_id}}/outcome",
}
COMPANION = STORE + "/companions/{companion}"
#: A companion's own phone: it may look, add, vote and go, and nothing else.
OWN_COMPANY = {
    f"GET {COMPANION}",
    f"GET {COMPANION}/events",
    f"POST {COMPANION}/requests",
    f"PUT {COMPANION}/votes/{{style}}",
    f"DELETE {COMPANION}",
}
OWN_ROOM = {
    f"GET {STORE}/rooms/{{room}}",
    f"GET {STORE}/rooms/{{room}}/events",
    f"POST {STORE}/rooms/{{room}}/walk-in",
    f"POST {STORE}/rooms/{{room}}/entry",
}
#: The staff, and the kiosk that stands for them.
ATTENDANTS = {
    f"GET {STORE}/bookings",
    f"POST {STORE}/bookings",
    f"POST {STORE}/bookings/{{booking}}/arrival",
    f"DELETE {STORE}/bookings/{{booking}}",
}
LOBBY = {f"GET {STORE}/lobby", f"GET {STORE}/lobby/events"}
STAFF = {
    f"GET {STORE}/staff",
    f"GET {STORE}/carried",
    f"GET {STORE}/staff/events",
    f"POST {STORE}/requests/{{request_id}}/claim",
    f"DELETE {STORE}/requests/{{request_id}}/claim",
    f"POST {STORE}/requests/{{request_id}}/pick",
    f"POST {STORE}/requests/{{request_id}}/delivery",
    f"POST {STORE}/requests/{{request_id}}/absence",
    f"POST {STORE}/help-calls/{{help_id}}/answer",
    f"POST {STORE}/help-calls/{{help_id}}/done",
    f"POST {STORE}/walks",
    f"POST {STORE}/walks/{{walk}}/handing",
    f"POST {STORE}/requests/{{request_id}}/handing",
    f"POST {STORE}/requests/{{request_id}}/handover",
    f"POST {STORE}/requests/{{request_id}}/takeover",
    f"PUT {STORE}/shift",
    f"DELETE {STORE}/shift",
    f"POST {STORE}/go-backs/{{go_back}}/recovery",
    f"POST {STORE}/rooms/{{room}}/clearing",
    f"POST {STORE}/rooms/{{room}}/departure",
    f"POST {STORE}/rooms/{{room}}/closure",
    f"DELETE {STORE}/rooms/{{room}}/closure",
    f"POST {STORE}/questions/{{question}}/answer",
    f"POST {STORE}/counts/{{fixture}}/claim",
    f"DELETE {STORE}/counts/{{fixture}}/claim",
    f"POST {STORE}/counts/{{fixture}}/count",
    f"POST {STORE}/stock",
}
#: Managers, and brands of what is theirs.
READERS = {
    f"GET {STORE}/reports",
    f"GET {STORE}/reports/{{name}}",
    f"GET {STORE}/reads",
}
MANAGER = {
    f"GET {STORE}/ranker",
    f"DELETE {STORE}/ranker",
    f"POST {STORE}/ranker/learning",
    f"GET {STORE}/today",
    f"GET {STORE}/today/events",
    f"PUT {STORE}/individual-timing",
    f"GET {STORE}/displays",
    f"POST {STORE}/display-changes",
    f"GET {STORE}/experiments/proposal",
    f"GET {STORE}/experiments/harm",
    f"POST {STORE}/experiments",
    f"POST {STORE}/experiments/{{experiment}}/stop",
}
EVERYBODY = {f"POST {STORE}/signals"}

RULED = set().union(
    *(ANYONE, OWN_VISIT, OWN_COMPANY, OWN_ROOM, LOBBY, ATTENDANTS, STAFF, READERS, MANAGER),
    EVERYBODY,
)
MAY = {
    "visit": OWN_VISIT | EVERYBODY,
    "another visit": EVERYBODY,
    "companion": OWN_COMPANY,
    "another companion": set[str](),
    "room": OWN_VISIT | OWN_ROOM | EVERYBODY,
    "another room": EVERYBODY,
    "kiosk": LOBBY | ATTENDANTS | EVERYBODY,
    "runner": STAFF | ATTENDANTS | EVERYBODY,
    "manager": STAFF | READERS | MANAGER | LOBBY | ATTENDANTS | EVERYBODY,
    "brand": READERS,
    "manager of another store": set[str](),
}
DOORS = sorted(RULED - ANYONE)


def routes() -> set[str]:
    """Every route that the API describes."""
    app = create_app(Settings(data=Path("nowhere"), secret="any"), "unix:///nowhere")
    paths = app.openapi()["paths"]
    return {f"{method.upper()} {path}" for path, ways in paths.items() for method in ways}


def test_every_route_has_a_rule_of_access() -> None:
    assert routes() == RULED


def address(route: str, kim: Visitor, friend: str = "unknown") -> tuple[str, str]:
    """Method and address of a route, for what belongs to Kim, who is in room r1 with a friend."""
    method, _, path = route.partition(" ")
    ids = {
        "store": "little",
        "visit": kim.visit,
        "room": "r1",
        "style": "tee-1",
        "companion": friend,
    }
    rest = dict.fromkeys((name for _, name, _, _ in Formatter().parse(path) if name), "unknown")
    return method, path.format(**rest | ids)


async def callers(service: Service, kim: Visitor, friend: Friend) -> dict[str, Caller]:
    stranger = await service.visitor()
    return {
        "visit": kim,
        "another visit": stranger,
        "companion": friend,
        "another companion": await service.companion(stranger),
        "room": service.room("r1"),
        "another room": service.room("r2"),
        "kiosk": service.kiosk(),
        "runner": service.runner(),
        "manager": service.manager(),
        "brand": service.someone("brand", "Onsaem", "Onsaem"),
        "manager of another store": service.someone("manager", "m", store="elsewhere"),
    }


#: What ends the access that it is done with; tried by itself.
LAST = (f"DELETE {VISIT}", f"POST {VISIT}/end", f"DELETE {COMPANION}")


@pytest.mark.parametrize("role", MAY)
async def test_a_role_may_do_what_is_its_own_and_nothing_else(role: str, service: Service) -> None:
    kim = await service.visitor_in_room()
    friend = await service.companion(kim)
    caller = (await callers(service, kim, friend))[role]
    answers = {}
    for route in DOORS:
        if route in MAY[role] and route.endswith("/events"):
            continue  # A stream has no end; the tests of live screens open it.
        if route in MAY[role] and route in LAST:
            continue  # These go last, or the rest is about somebody who is not there any more.
        method, path = address(route, kim, friend.companion)
        response = await service.http.request(method, path, json={}, headers=caller.headers)
        answers[route] = response.status_code
        if route not in MAY[role]:
            assert problem(response) == (403, "not_allowed"), route
    assert [route for route, status in answers.items() if status in (401, 403)] == [
        route for route in DOORS if route not in MAY[role]
    ]


@pytest.mark.parametrize("route", [f"POST {VISIT}/end", f"DELETE {VISIT}"])
@pytest.mark.parametrize("role", ["visit", "room"])
async def test_a_visit_is_ended_by_its_phone_or_its_room(
    role: str, route: str, service: Service
) -> None:
    kim = await service.visitor_in_room()
    caller = kim if role == "visit" else service.room("r1")
    method, path = address(route, kim)
    response = await service.http.request(method, path, headers=caller.headers)
    assert response.is_success


FORGED = Gate("another secret").token(Principal("manager", "little", "manager-sora"))


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "token_missing"),
        ("Bearer", "token_invalid"),
        ("Bearer ", "token_invalid"),
        ("Bearer not-a-token", "token_invalid"),
        ("Basic bWluYTptaW5h", "token_invalid"),
        (f"Bearer {FORGED}", "token_invalid"),
    ],
    ids=["none", "no token", "an empty token", "nonsense", "another scheme", "forged"],
)
async def test_without_a_valid_token_every_door_is_closed(
    header: str, code: str, service: Service
) -> None:
    kim = await service.visitor_in_room()
    headers = {"Authorization": header} if header else {}
    for route in DOORS:
        method, path = address(route, kim)
        response = await service.http.request(method, path, json={}, headers=headers)
        assert problem(response) == (401, code), route
        assert response.headers["www-authenticate"] == "Bearer"


async def test_what_the_shop_window_shows_needs_no_token(service: Service) -> None:
    kim = await service.visitor_in_room()
    for route in sorted(ANYONE):
        method, path = address(route, kim)
        response = await service.http.request(method, path, json={})
        assert response.status_code not in (401, 403), route


def test_a_token_is_read_by_the_service_that_made_it_and_no_other() -> None:
    who = Principal("runner", "little", "runner-mina", "Mina")
    token = Gate("secret").token(who)
    assert Gate("secret").read(token) == who
    assert Gate("another").read(token) is None
    assert Gate("secret").read(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    assert Gate("secret").read("") is None
