"""Enrolment: the key of a link becomes access, once."""

from __future__ import annotations

import asyncio

import pytest

from service.log.keyring import Enrolment
from tests.serving import Caller, Service, problem


async def enrol(service: Service, key: str) -> tuple[int, str]:
    return problem(await service.http.post("/v1/enrolment", json={"key": key}))


@pytest.mark.parametrize(
    ("role", "subject", "name", "path"),
    [
        ("runner", "runner-mina", "Mina", "/staff"),
        ("manager", "manager-sora", "Sora", "/today"),
        ("kiosk", "kiosk-1", "Kiosk 1", "/lobby"),
        ("room", "r2", "Room 2", "/rooms/r2"),
    ],
)
async def test_a_key_becomes_the_access_that_its_link_was_made_for(
    role: str, subject: str, name: str, path: str, service: Service
) -> None:
    key = await service.app.state.keyring.issue(Enrolment(role, "little", subject, name))
    access = (await service.http.post("/v1/enrolment", json={"key": key})).json()
    token = access.pop("token")
    assert access == {"role": role, "store": "little", "subject": subject, "name": name}
    assert await Caller(service.http, "little", token).get(path)


async def test_a_key_works_once(service: Service) -> None:
    key = await service.app.state.keyring.issue(Enrolment("runner", "little", "mina", "Mina"))
    assert (await service.http.post("/v1/enrolment", json={"key": key})).status_code == 200
    assert await enrol(service, key) == (410, "key_used")


async def test_of_many_who_show_a_key_at_once_one_is_let_in(service: Service) -> None:
    key = await service.app.state.keyring.issue(Enrolment("runner", "little", "mina", "Mina"))
    answers = await asyncio.gather(
        *(service.http.post("/v1/enrolment", json={"key": key}) for _ in range(5))
    )
    assert sorted(one.status_code for one in answers) == [200, 410, 410, 410, 410]


@pytest.mark.parametrize(
    ("key", "expected"),
    [("never-issued-key", (410, "key_used")), ("short", (422, "request_invalid"))],
)
async def test_what_is_no_key_lets_nobody_in(
    key: str, expected: tuple[int, str], service: Service
) -> None:
    assert await enrol(service, key) == expected
