"""What the commands do on a store: links, settings, signals, labels, verify."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest
from PIL import Image

from catalog.labels.reading import read_tag
from service.log.connection import connect
from service.log.keyring import Enrolment, Keyring
from service.log.signal_log import SignalLog
from service.settings import Settings
from tests.cli.conftest import Fitroom
from tests.little_store import LittleStore
from tests.serving import PATIENCE_S, HandClock, stock_store

# --- links ---------------------------------------------------------------------------------------


def redeem(redis_url: str, key: str) -> Enrolment | None:
    async def redeemed() -> Enrolment | None:
        redis = connect(redis_url)
        try:
            return await Keyring(redis).redeem(key)
        finally:
            await redis.aclose()

    return asyncio.run(redeemed())


def test_links_lead_to_every_screen_and_let_in_once(
    fitroom: Fitroom, stocked: LittleStore, redis_url: str
) -> None:
    said = fitroom("links")
    assert said.exit_code == 0
    found = re.findall(r"https://fit\.example\.com(/\S+)", said.output)
    assert [link.split("#")[0] for link in found] == [
        "/phone?s=little",
        "/kiosk",
        "/room/r1",
        "/room/r2",
        "/room/r3",
        "/runner",
        "/runner",
        "/manager",
    ]
    keys = [link.split("#key=")[1] for link in found[1:]]
    let_in = [redeem(redis_url, key) for key in keys]
    assert [(one.role, one.store, one.subject) for one in let_in if one] == [
        ("kiosk", "little", "kiosk-1"),
        ("room", "little", "r1"),
        ("room", "little", "r2"),
        ("room", "little", "r3"),
        ("runner", "little", "runner-mina"),
        ("runner", "little", "runner-jun"),
        ("manager", "little", "manager-sora"),
    ]
    assert [redeem(redis_url, key) for key in keys] == [None] * 7


def test_links_of_which_store_must_be_clear(
    fitroom: Fitroom, stocked: LittleStore, redis_url: str, clock: HandClock
) -> None:
    asyncio.run(stock_store(redis_url, stocked, clock, "second"))
    unclear = fitroom("links")
    assert unclear.exit_code == 1
    assert "Say which store with --store. There are: little, second." in unclear.output
    assert "/phone?s=second" in fitroom("links", "--store", "second").output


def test_without_a_store_one_is_told_how_to_make_one(fitroom: Fitroom) -> None:
    said = fitroom("links")
    assert said.exit_code == 1
    assert "none yet; fitroom catalog import makes one" in said.output


# --- settings ------------------------------------------------------------------------------------


def test_settings_are_listed_with_their_names_and_their_reasons(fitroom: Fitroom) -> None:
    said = fitroom("settings").output
    together = " ".join(said.split())
    for name, field in Settings.model_fields.items():
        assert f"FITROOM_{name.upper()} = " in said
        assert " ".join((field.description or "no reason").split()) in together
    assert "FITROOM_PUBLIC_URL = https://fit.example.com" in said


def test_no_secret_is_shown(fitroom: Fitroom) -> None:
    said = fitroom("settings", FITROOM_SECRET="the-secret-of-the-house").output
    assert "FITROOM_SECRET = (set)" in said
    assert "the-secret-of-the-house" not in said


def test_no_password_of_a_redis_is_shown(fitroom: Fitroom) -> None:
    redis = {"FITROOM_REDIS_URL": "redis://fit:pass-word@127.0.0.1:1/0"}
    said = fitroom("settings", **redis)
    assert "FITROOM_REDIS_URL = redis://...@127.0.0.1:1/0" in said.output
    away = fitroom("links", **redis)
    assert away.exit_code == 1
    assert "Redis can't be reached at redis://...@127.0.0.1:1/0" in away.output
    assert "pass-word" not in said.output + away.output


# --- signals -------------------------------------------------------------------------------------


def test_signals_so_far_are_shown_one_to_a_line(
    fitroom: Fitroom, stocked: LittleStore, redis_url: str, clock: HandClock
) -> None:
    async def see() -> None:
        redis = connect(redis_url)
        seen = [{"id": f"s{n}", "kind": "view", "style": "셔츠 " * 40} for n in range(3)]
        await SignalLog(redis, "little", clock).append(seen)
        await redis.aclose()

    asyncio.run(see())
    said = fitroom("signals", "tail", "--no-follow")
    assert said.exit_code == 0
    assert [json.loads(line)["id"] for line in said.output.splitlines()] == ["s0", "s1", "s2"]


async def test_signals_are_shown_as_they_come_in(
    redis_url: str, little: LittleStore, clock: HandClock
) -> None:
    await stock_store(redis_url, little, clock)
    redis = connect(redis_url)
    command = (sys.executable, "-m", "service.cli.main", "signals", "tail", "--beginning")
    environment = os.environ | {"FITROOM_REDIS_URL": redis_url}
    tail = await asyncio.create_subprocess_exec(*command, env=environment, stdout=PIPE)
    assert tail.stdout is not None
    async with asyncio.timeout(PATIENCE_S):
        for name in ("first-one", "second-one"):
            await SignalLog(redis, "little", clock).append([{"id": name, "kind": "view"}])
            assert json.loads(await tail.stdout.readline())["id"] == name
        tail.send_signal(signal.SIGINT)
        assert await tail.wait() == 0
    await redis.aclose()


# --- labels --------------------------------------------------------------------------------------


def test_labels_are_printed_and_can_be_read(fitroom: Fitroom, stocked: LittleStore) -> None:
    gtin = stocked.gtin("tee-1")
    said = fitroom("labels", "--to", "out", "--png", "--gtin", gtin)
    assert said.exit_code == 0, said.output
    assert Path("out/labels.pdf").read_bytes().startswith(b"%PDF-")
    assert [picture.name for picture in Path("out").glob("*.png")] == [f"{gtin}.png"]
    with Image.open(f"out/{gtin}.png") as picture:
        tag = read_tag(picture)
    assert (tag.gtin, tag.text) == (gtin, f"https://fit.example.com/01/{gtin}")


def test_all_labels_are_printed_where_none_is_named(fitroom: Fitroom, stocked: LittleStore) -> None:
    said = fitroom("labels")
    assert said.exit_code == 0, said.output
    assert said.output.startswith("108 tags on ")
    assert list(Path("labels").iterdir()) == [Path("labels/labels.pdf")]


@pytest.mark.parametrize(
    ("gtin", "advice"),
    [("4006381333931", "does not sell 04006381333931"), ("nonsense", "nonsense")],
)
def test_labels_of_what_is_not_sold_are_refused(
    gtin: str, advice: str, fitroom: Fitroom, stocked: LittleStore
) -> None:
    said = fitroom("labels", "--gtin", gtin)
    assert said.exit_code == 1
    assert advice in said.output
    assert not Path("labels").exists()


# --- verify --------------------------------------------------------------------------------------


def test_a_release_is_verified_file_by_file(fitroom: Fitroom, little: LittleStore) -> None:
    said = fitroom("catalog", "verify", little.release.id)
    assert said.exit_code == 0
    release = little.release
    held = f"{len(release.manifest.files)} files and {len(release.photos)} photos"
    assert said.output == f"{release.id}: {held}, all as they were written.\n"


def test_a_release_that_there_is_not_is_said_in_words(fitroom: Fitroom) -> None:
    said = fitroom("catalog", "verify", "nothing")
    assert said.exit_code == 1
    assert said.output.startswith("fitroom: ")
    assert "does not exist" in said.output
