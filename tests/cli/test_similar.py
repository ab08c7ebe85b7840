"""``fitroom similar``: the table, the sheet, and what is said of a style that there is not."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from service.cli.contact_sheet import GAP, LINE, PHOTO, WIDTH, Portrait, draw_sheet
from service.log.connection import connect
from service.log.signal_log import end
from tests.cli.conftest import Fitroom
from tests.little_store import LittleStore


def said_by(fitroom: Fitroom, *words: str) -> str:
    said = fitroom("similar", *words)
    assert said.exit_code == 0, said.output
    return said.output


def test_the_table_says_of_each_card_where_it_is_and_why(
    fitroom: Fitroom, stocked: LittleStore
) -> None:
    said = said_by(fitroom, "tee-1", "--n", "5")
    assert f"Like tee-1 Tee 1 / 티셔츠 1, in release {stocked.release.id}" in said
    places = re.findall(r"^(\d)  (\d\.\d{3})  (\S+)", said, re.MULTILINE)
    assert [place for place, _, _ in places] == ["1", "2", "3", "4", "5"]
    assert "tee-1" not in [style for _, _, style in places]
    assert len(re.findall(r"worth -?\d\.\d{3} here: \d\.\d{3} like a card before it", said)) == 5
    assert "29,900 KRW" in said


def test_the_same_question_has_the_same_answer_and_other_luck_may_have_another(
    fitroom: Fitroom, stocked: LittleStore
) -> None:
    assert said_by(fitroom, "tee-1") == said_by(fitroom, "tee-1")
    assert len({said_by(fitroom, "tee-1", "--n", "6", "--luck", str(n)) for n in range(8)}) > 1


def test_explained_it_says_what_the_rules_left_and_what_weighs_how_much(
    fitroom: Fitroom, stocked: LittleStore
) -> None:
    said = said_by(fitroom, "tee-1", "--size", "M", "--colourway", "tee-1:red", "--explain")
    assert re.search(r"^tee-1 +requested +1\.000 +1 ", said, re.MULTILINE)
    assert re.search(r"^catalogue +12 +36 +108 *$", said, re.MULTILINE)
    assert re.search(r"^another_style +11 ", said, re.MULTILINE)
    assert "words: kept 1, liked 0.95" in said


def test_nothing_is_kept_of_having_looked(
    fitroom: Fitroom, stocked: LittleStore, redis_url: str
) -> None:
    said_by(fitroom, "tee-1")

    async def last() -> str:
        redis = connect(redis_url)
        try:
            return await end(redis, "little")
        finally:
            await redis.aclose()

    assert asyncio.run(last()) == "0-0"


def test_the_sheet_holds_the_style_and_every_card(
    fitroom: Fitroom, stocked: LittleStore, tmp_path: Path
) -> None:
    said = said_by(fitroom, "coat-1", "--n", "6", "--sheet", "sheet.png")
    assert said.splitlines()[-1] == "sheet.png: 6 cards"
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width == GAP + 5 * (WIDTH + GAP)
        # The first photo is the coat itself, in navy below its stripe, in the middle of its place.
        middle = (GAP + WIDTH // 2, GAP + LINE + PHOTO // 2 + 40)
        red, green, blue = sheet.convert("RGB").getpixel(middle)  # type: ignore[misc]
    assert abs(red - 0x22) < 12
    assert abs(green - 0x30) < 12
    assert abs(blue - 0x4F) < 12


def test_a_sheet_that_cannot_be_written_is_said(fitroom: Fitroom, stocked: LittleStore) -> None:
    for where in ("no/such/folder/sheet.png", "sheet.words"):
        said = fitroom("similar", "tee-1", "--sheet", where)
        assert said.exit_code == 1
        assert f"The sheet can't be written to {where}" in said.output


def test_a_garment_without_a_photo_has_a_frame_on_the_sheet() -> None:
    sheet = draw_sheet([Portrait(None, "No photo", (), "like this")])
    assert sheet.size[0] == 2 * GAP + WIDTH
    assert sheet.getpixel((GAP, GAP + LINE + PHOTO // 2)) != (255, 255, 255)


@pytest.mark.parametrize(
    ("asked", "near"),
    [("tee1", "tee-1 (Tee 1)"), ("TEE-4", "tee-1 (Tee 1)"), ("skirt 2", "skirt-2 (Skirt 2)")],
)
def test_an_unknown_style_is_answered_with_those_near_to_it(
    asked: str, near: str, fitroom: Fitroom, stocked: LittleStore
) -> None:
    said = fitroom("similar", asked)
    assert said.exit_code == 1
    assert f"There is no style '{asked}' among the 12 of this store. Near to it:" in said.output
    assert near in said.output


def test_an_unknown_style_that_is_near_to_none_is_answered_with_an_example(
    fitroom: Fitroom, stocked: LittleStore
) -> None:
    assert re.search(r"One of them is \S+-\d\.", fitroom("similar", "umbrella 77").output)


def test_a_colourway_of_another_style_is_refused(fitroom: Fitroom, stocked: LittleStore) -> None:
    said = fitroom("similar", "tee-1", "--colourway", "tee-2:red")
    assert said.exit_code == 1
    assert "tee-1 has no colourway 'tee-2:red'. It has: tee-1:navy, tee-1:red" in said.output


def test_a_store_without_a_catalogue_is_told_how_to_get_one(
    fitroom: Fitroom, stocked: LittleStore, data: Path, redis_url: str, tmp_path: Path
) -> None:
    damaged = fitroom("similar", "tee-1", FITROOM_DATA=str(tmp_path / "elsewhere"))
    assert damaged.exit_code == 1
    assert stocked.release.id in damaged.output
    assert json.dumps(damaged.output).count("Traceback") == 0
