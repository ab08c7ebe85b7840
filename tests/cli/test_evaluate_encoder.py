"""``fitroom evaluate encoder`` on a small folder: figures, a sheet, vectors, and a referee."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from embeddings.encoder import WEIGHTS
from embeddings.evaluate.figures import label_figures, nearest
from service.cli.evaluate import measuring
from tests.cli.conftest import Fitroom
from tests.embeddings.checkpoints import write_open_clip
from tests.embeddings.evaluated import development

#: Checks what it is given, and answers with the figures that lie beside it.
REFEREE = """
import json, sys
import numpy as np
from pathlib import Path
mode, vectors, _, data, _, out = sys.argv[1:]
assert mode == "npz" and (Path(data) / "metadata.csv").exists()
with np.load(vectors) as z:
    assert len(z["files"]) == len(z["emb"]) == 42
    name = {3072: "pixels32", 2048: "lab_hist"}.get(z["emb"].shape[1], "it")
Path(out).write_text((Path(__file__).parent / f"{name}.json").read_text())
"""


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return development(tmp_path / "photos")


def words(output: str) -> str:
    return " ".join(output.split())


def figures_in(path: Path, side: str = "encoders") -> dict[str, Any]:
    return {name: one["figures"] for name, one in json.loads(path.read_text())[side].items()}


def test_figures_stand_beside_baselines_and_in_a_file(fitroom: Fitroom, photos: Path) -> None:
    said = fitroom("evaluate", "encoder", "photos", "--json", "f.json", "--save", "v.npz")
    assert said.exit_code == 0, said.output
    content = json.loads(Path("f.json").read_text())
    (name,) = content["encoders"]
    assert [*content["baselines"]] == ["pixels32", "lab_hist"]
    assert content["quoted"] == {}  # those were measured on other photos
    assert "cnn_ce" not in said.output
    figures = content["encoders"][name]["figures"]
    assert [*figures] == ["home", "studio", "cross", "rephoto", "rephoto_home", "rephoto_studio"]
    with np.load("v.npz") as saved:
        rows = dict(zip(saved["files"].tolist(), saved["emb"], strict=True))
    asked = [f"shop-{kind}-0.png" for kind in ("tee", "trousers", "hat")]
    there = [f"shop-{kind}-{n}.png" for kind in ("tee", "trousers", "hat") for n in (1, 2, 3)]
    kinds = ["Tshirts", "Trousers", "Hat"]
    found = nearest(np.stack([rows[one] for one in asked]), np.stack([rows[one] for one in there]))
    studio = label_figures(found, kinds, [kind for kind in kinds for _ in range(3)])
    assert {key: figures["studio"][key] for key in studio} == pytest.approx(studio)
    home = figures["home"]
    pixels = content["baselines"]["pixels32"]["figures"]["home"]
    assert f"home 3 in 9 │ P@1 │ 0.333 │ {pixels['P@1']:.3f}" in words(said.output)
    assert f"{home['P@1']:.3f} ±{home['P@1_ci']:.3f}" in said.output


def test_several_encoders_are_compared_with_the_first(fitroom: Fitroom, photos: Path) -> None:
    Path("plugged-in").mkdir()
    write_open_clip(Path("plugged-in"), "siglip")
    copy = shutil.copy(next(WEIGHTS.glob("*.safetensors")), "mine.safetensors")
    which = [word for name in ("default", "plugged-in", copy) for word in ("--encoder", str(name))]
    sheets = ("--sheet", "s.png", "--json", "f.json", "--confusions", "--cache", "kept")
    said = fitroom("evaluate", "encoder", "photos", *which, *sheets)
    assert said.exit_code == 0, said.output
    figures = figures_in(Path("f.json"))
    assert len(figures) == 3
    first, second, third = figures
    assert second == "plugged-in"
    assert (first.endswith("#1"), third.endswith("#2")) == (True, True)  # one weights file, twice
    by = figures[second]["rephoto"]["recall@1"] - figures[first]["rephoto"]["recall@1"]
    mine = figures[second]["rephoto"]
    assert f"{mine['recall@1']:.3f} ±{mine['recall@1_ci']:.3f} {by:+.3f}" in said.output
    for name in figures:
        with Image.open(f"s-{name}.png") as sheet:
            assert sheet.height > sheet.width / 2  # nine rows of eleven
    assert f"{second}, home" in said.output
    assert f"{second}, cross" in said.output
    assert "asked for" in said.output
    assert len(list(Path("kept").iterdir())) == 4  # two baselines, and two that differ
    again = fitroom("evaluate", "encoder", "photos", *which, *sheets)
    assert figures_in(Path("f.json")) == figures
    assert again.exit_code == 0


def test_a_referee_is_asked_and_may_disagree(fitroom: Fitroom, photos: Path) -> None:
    Path("referee.py").write_text(REFEREE)
    asked = ("evaluate", "encoder", "photos", "--cache", "kept", "--json", "f.json")
    assert fitroom(*asked).exit_code == 0
    both = figures_in(Path("f.json"), "baselines") | figures_in(Path("f.json"))
    (*_, name) = both
    for one, figures in both.items():
        rounded = {
            task: {key: round(value, 4) for key, value in entry.items()}
            for task, entry in figures.items()
        }
        Path("it.json" if one == name else f"{one}.json").write_text(json.dumps(rounded))
    agreed = fitroom(*asked, "--referee", "referee.py")
    assert agreed.exit_code == 0, agreed.output
    count = sum(len(entry) for entry in both[name].values())
    assert f"referee.py agrees on {name}: {count} figures, to the 4th decimal." in agreed.output
    rounded["home"]["P@10"] += 0.0002
    del rounded["cross"]["mAP@100"]
    Path("it.json").write_text(json.dumps(rounded))
    refused = fitroom(*asked, "--referee", "referee.py")
    assert refused.exit_code == 1
    assert f"referee.py disagrees on {name}" in refused.output
    assert "home P@10: " in refused.output
    assert "cross mAP@100: " in refused.output
    assert "studio P@10" not in refused.output.split("disagrees on")[1]


def test_a_referee_that_fails_is_quoted(fitroom: Fitroom, photos: Path) -> None:
    Path("referee.py").write_text("raise SystemExit('no such mode')")
    said = fitroom("evaluate", "encoder", "photos", "--referee", "referee.py")
    assert said.exit_code == 1
    assert "failed on the vectors of pixels32: no such mode" in words(said.output)


def test_figures_of_others_are_shown_on_their_own_photos_only(
    fitroom: Fitroom, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import hashlib

    table = (photos / "metadata.csv").read_bytes()
    monkeypatch.setattr(measuring, "QUOTED_ON", hashlib.sha256(table).hexdigest())
    said = fitroom("evaluate", "encoder", "photos").output
    assert "cnn_ce*" in said
    assert "0.605" in said
    assert "quoted, not measured here" in words(said)


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["nowhere"], "There is no metadata.csv in nowhere"),
        (["photos", "--encoder", "nowhere"], "nowhere: there is no such file, folder or encoder"),
        (["photos", "--encoder", "photos"], "photos: there is neither a config.json"),
        (["photos", "--referee", "nowhere.py"], "There is no script nowhere.py"),
    ],
)
def test_what_cannot_be_measured_is_said_before_anything_takes_time(
    arguments: list[str], advice: str, fitroom: Fitroom, photos: Path
) -> None:
    said = fitroom("evaluate", "encoder", *arguments)
    assert said.exit_code == 1
    assert advice in words(said.output)
    assert "pixels32" not in said.output
