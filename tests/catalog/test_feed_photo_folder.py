"""A folder of photos with a metadata.csv: what is empty is unknown, and what is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.feeds import (
    FeedError,
    ImportRefused,
    RowProblem,
    import_feed,
    read_feed,
    write_problems,
)
from catalog.garment import Colour
from catalog.gtin import is_restricted

from .specimens import COLOURS, MeanColours, picture_bytes

TABLE = """\
id,file,category,colour,gender,season,kids,name
a1,images/red.jpg,T-Shirt,Red,Women,Summer,false,Red tee
a2,images/blue.jpg,Pants,,,,true,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "garments"
    (folder / "images").mkdir(parents=True)
    for name, colour in COLOURS.items():
        (folder / "images" / f"{name}.jpg").write_bytes(picture_bytes(colour=colour))
    (folder / "metadata.csv").write_text(TABLE, encoding="utf-8")
    return folder


def add(folder: Path, *rows: str) -> None:
    with (folder / "metadata.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in rows)


def test_one_photo_is_one_style_with_one_variant(folder: Path) -> None:
    feed = read_feed(folder, language="en")
    assert feed.source == "folder of photos"
    assert feed.problems == []
    tee, trousers = feed.styles
    assert (tee.id, tee.name, tee.category) == ("a1", {"en": "Red tee"}, "T-Shirt")
    assert (tee.gender, tee.tags) == ("Women", ("Summer",))
    assert tee.colourways[0].colour == Colour({"en": "Red"})
    assert tee.colourways[0].photos == ("images/red.jpg",)
    assert is_restricted(tee.colourways[0].variants[0].gtin)
    assert trousers.tags == ("kids",)


def test_what_is_empty_is_unknown(folder: Path) -> None:
    trousers = read_feed(folder).styles[1]
    (variant,) = trousers.colourways[0].variants
    unknown = (trousers.brand, trousers.gender, trousers.zone, trousers.fixture)
    assert unknown == (None, None, None, None)
    assert trousers.name == {}
    assert trousers.colourways[0].colour is None
    assert (variant.size, variant.price, variant.sku) == (None, None, None)
    assert read_feed(folder).on_hand == {}


def test_every_row_that_cannot_be_used_is_told_and_the_rest_goes_in(folder: Path) -> None:
    add(
        folder,
        ",images/sand.jpg",
        "a1,images/sand.jpg",
        "b/1,images/sand.jpg",
        "b2,",
        "",
        "b3,images/none.jpg",
        "b4,../secret.jpg",
        "b5,https://shop.example/pictures/b5.jpg",
        "b6,images/sand.jpg,T-Shirt,Sand,,,,Name, with a comma",
        "b7,images/sand.jpg",
    )
    (folder.parent / "secret.jpg").write_bytes(picture_bytes())
    feed = read_feed(folder)
    assert [style.id for style in feed.styles] == ["a1", "a2", "b7"]
    assert [(one.file, one.row, one.field) for one in feed.problems] == [
        ("metadata.csv", 4, "id"),
        ("metadata.csv", 5, "id"),
        ("metadata.csv", 6, "id"),
        ("metadata.csv", 7, "file"),
        ("metadata.csv", 9, "file"),
        ("metadata.csv", 10, "file"),
        ("metadata.csv", 11, "file"),
        ("metadata.csv", 12, ""),
    ]
    reasons = [one.reason for one in feed.problems]
    assert "the id 'a1' is used in row 2 already" in reasons[1]
    assert "images/none.jpg: there is no such file" in reasons[4]
    assert "../secret.jpg: this leads out of the folder" in reasons[5]
    assert "nothing is fetched from the network; download it" in reasons[6]
    assert "more cells than the header" in reasons[7]


def test_a_symlink_out_of_the_folder_is_refused(folder: Path) -> None:
    (folder.parent / "secret.jpg").write_bytes(picture_bytes())
    (folder / "images" / "link.jpg").symlink_to(folder.parent / "secret.jpg")
    add(folder, "b1,images/link.jpg")
    (problem,) = read_feed(folder).problems
    assert "this leads out of the folder" in problem.reason


def test_a_photo_that_cannot_be_read_takes_its_style_out(folder: Path, tmp_path: Path) -> None:
    (folder / "images" / "cut.jpg").write_bytes(picture_bytes(size=(600, 800))[:-900])
    add(folder, "b1,images/cut.jpg")
    feed = read_feed(folder)
    assert feed.problems == []
    imported = import_feed(feed, tmp_path / "releases", MeanColours())
    (problem,) = imported.problems
    assert (problem.file, problem.row, problem.field) == ("metadata.csv", 4, "file")
    assert "images/cut.jpg: the picture is damaged or cut short" in problem.reason
    assert set(imported.release.styles) == {"a1", "a2"}


def test_two_imports_of_one_folder_are_one_release(folder: Path, tmp_path: Path) -> None:
    one, two = (import_feed(read_feed(folder), tmp_path / name, MeanColours()) for name in "ab")
    assert one.release.id == two.release.id
    assert one.release.manifest == two.release.manifest


def test_the_order_of_rows_does_not_change_a_gtin(folder: Path) -> None:
    before = {style.id: style.colourways[0].variants[0].gtin for style in read_feed(folder).styles}
    head, *rows = TABLE.splitlines()
    (folder / "metadata.csv").write_text("\n".join([head, *rows[::-1]]), encoding="utf-8")
    after = {style.id: style.colourways[0].variants[0].gtin for style in read_feed(folder).styles}
    assert before == after


def test_strict_imports_all_or_nothing(folder: Path, tmp_path: Path) -> None:
    add(folder, "b1,images/none.jpg")
    (folder / "images" / "blue.jpg").write_bytes(b"not a picture")
    with pytest.raises(ImportRefused, match="2 problems, and strict") as refusal:
        import_feed(read_feed(folder), tmp_path / "releases", MeanColours(), strict=True)
    assert [problem.row for problem in refusal.value.problems] == [3, 4]
    assert [path.name for path in (tmp_path / "releases").iterdir()] == [".building.lock"]


def test_nothing_usable_is_no_import(folder: Path, tmp_path: Path) -> None:
    for photo in (folder / "images").iterdir():
        photo.write_bytes(b"not a picture")
    with pytest.raises(ImportRefused, match="not one photo can be used"):
        import_feed(read_feed(folder), tmp_path / "releases", MeanColours())
    (folder / "metadata.csv").write_text("id,file\n,\nx,\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="not one row can be used") as refusal:
        import_feed(read_feed(folder), tmp_path / "releases", MeanColours())
    assert len(refusal.value.problems) == 1


def test_problems_are_written_for_a_spreadsheet(tmp_path: Path) -> None:
    problems = [RowProblem("b.csv", 9, "file", "없음, 없음"), RowProblem("a.csv", 3, "id", "no id")]
    write_problems(tmp_path / "problems.csv", problems)
    assert (tmp_path / "problems.csv").read_text(encoding="utf-8") == (
        '\ufefffile,row,field,reason\na.csv,3,id,no id\nb.csv,9,file,"없음, 없음"\n'
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_come_in_several_encodings(folder: Path, encoding: str, separator: str) -> None:
    text = "id,file,name\r\n가1,images/red.jpg,빨간 셔츠\r\n".replace(",", separator)
    (folder / "metadata.csv").write_bytes(text.encode(encoding))
    (style,) = read_feed(folder, language="ko").styles
    assert (style.id, style.name) == ("가1", {"ko": "빨간 셔츠"})


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (b"", "has no column file and no column id"),
        (b"id,photo\n", "has no column file"),
        (b"id,file,file\n1,2,3\n", "the column 'file' is there twice"),
        (b'id,file\n1,"images/red.jpg\n', "a quotation mark is probably missing"),
        (b"id,file\n\xff\xff\xff,1\n", "is neither UTF-8 nor Korean"),
    ],
)
def test_a_table_that_is_none_is_refused(folder: Path, table: bytes, words: str) -> None:
    (folder / "metadata.csv").write_bytes(table)
    with pytest.raises(FeedError, match=words):
        read_feed(folder)


def test_what_nobody_understands_is_refused_with_what_is_understood(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(picture_bytes())
    for path in (tmp_path, tmp_path / "none", tmp_path / "prices.csv", tmp_path / "photo.jpg"):
        with pytest.raises(FeedError, match=r"understood are: a folder with a metadata\.csv"):
            read_feed(path)
