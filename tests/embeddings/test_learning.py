"""The pieces of learning: other views of a photo, and what each lesson asks for."""

from __future__ import annotations

import pytest
import torch
from torch import Generator, Tensor

from embeddings.augment import Strength, augmented, bare_floors
from embeddings.labels import UNKNOWN, Labels
from embeddings.lessons import EyeLesson, Seeing, Telling, WitnessLesson, mixed
from embeddings.losses import instance_loss, label_loss
from embeddings.network import Eye, Witness, as_input
from embeddings.outline import OUTLINE_DIM, Outline
from embeddings.pixels import SIDE
from embeddings.pupils import Pupils
from tests.embeddings.wardrobe import SMALL, examples, labelled

STILL = Strength(
    turn_degrees=0,
    zoom=(1, 1),
    stretch=0,
    shift=0,
    light=(1, 1),
    contrast=(1, 1),
    saturation=(1, 1),
    tint=0,
    other_ground_share=1e-9,
    blur_share=0,
    cover_share=0,
    no_mask_share=0,
)


def chance(seed: int = 1) -> Generator:
    return Generator().manual_seed(seed)


def views(how: Strength, seed: int, side: int = 48) -> Tensor:
    data = examples(2)
    pixels, masks = torch.from_numpy(data.pixels), torch.from_numpy(data.masks)
    return augmented(pixels, masks, bare_floors(pixels, masks), side, how, chance(seed))


def test_the_same_chance_gives_the_same_views() -> None:
    assert torch.equal(views(Strength(), 3), views(Strength(), 3))
    assert not torch.equal(views(Strength(), 3), views(Strength(), 4))


def test_views_have_the_shape_and_range_that_the_network_takes() -> None:
    seen = views(Strength(), 1, side=64)
    assert seen.shape == (6, 4, 64, 64)
    assert seen.abs().max() <= 2.0


def test_without_strength_a_view_is_the_photo_or_its_mirror_image() -> None:
    data = examples(2)
    photos = as_input(torch.from_numpy(data.pixels), torch.from_numpy(data.masks))
    for photo, view in zip(photos, views(STILL, 1, side=SIDE), strict=True):
        distance = min((view - photo).abs().mean(), (view - photo.flip(-1)).abs().mean())
        assert distance < 0.01


def test_a_bare_floor_shows_no_garment() -> None:
    data = examples(3)
    floors = bare_floors(torch.from_numpy(data.pixels), torch.from_numpy(data.masks))
    middle = slice(SIDE * 3 // 8, SIDE * 5 // 8)
    for photo, floor in zip(data.pixels, floors.numpy(), strict=True):
        ground = photo[0, 0].astype(float)  # one colour all over
        assert abs(floor[middle, middle].astype(float) - ground).mean() < 25


def test_a_photo_nearer_to_its_label_has_a_smaller_loss() -> None:
    logits, right = 16 * torch.eye(3), torch.eye(3)
    assert label_loss(logits, right) < 2 < 10 < label_loss(logits, right.roll(1, 0))


def test_photos_without_a_label_teach_nothing() -> None:
    logits = torch.randn(4, 3, generator=chance())
    targets = torch.tensor([[1.0, 0, 0], [0, 0, 0], [0, 0, 1], [0, 0, 0]])
    known = label_loss(logits[[0, 2]], targets[[0, 2]])
    assert torch.allclose(label_loss(logits, targets), known)
    assert label_loss(logits, torch.zeros(4, 3)) == 0


def test_of_a_photo_of_no_label_that_was_mixed_in_only_the_other_counts() -> None:
    logits = torch.randn(1, 3, generator=chance())
    whole = torch.tensor([[0.0, 1.0, 0.0]])
    assert torch.allclose(label_loss(logits, 0.3 * whole), label_loss(logits, whole))


def test_two_views_that_agree_have_a_smaller_instance_loss() -> None:
    garments = torch.eye(6)
    assert instance_loss(garments, garments) < 0.01
    assert instance_loss(garments, garments.roll(1, 0)) > 5


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_of_a_mixed_picture_is_what_is_said_to_be(seed: int) -> None:
    pictures = torch.stack([torch.zeros(4, 32, 32), torch.ones(4, 32, 32)])
    seen, kept = mixed(pictures, torch.tensor([1, 0]), chance(seed))
    assert 0 <= kept <= 1
    assert float(1 - seen[0].mean()) == pytest.approx(kept, abs=1e-5)
    assert float(seen[1].mean()) == pytest.approx(kept, abs=1e-5)
    assert pictures[0].sum() == 0  # its own picture is left as it was


def test_words_that_are_rare_are_left_out_and_so_is_a_group_of_one_word() -> None:
    said = [{"kind": "tee", "colour": "red", "gender": "all"}, {"kind": "hat", "colour": "red"}]
    data = labelled(*said * 3, {"kind": "cloak", "colour": "blue"}, {})
    labels = Labels(data, rare=3)
    assert labels.words == {"kind": ["hat", "tee"]}
    assert labels.groups == (("kind", 2),)
    assert labels.numbers(data)[:, 0].tolist() == [1, 0] * 3 + [UNKNOWN, UNKNOWN]
    assert Labels(data, rare=1).words["colour"] == ["blue", "red"]


def test_strange_words_are_unknown() -> None:
    labels = Labels(labelled({"kind": "tee"}, {"kind": "hat"}), rare=1)
    assert labels.numbers(labelled({"kind": "cloak"}, {"type": "tee"})).tolist() == [[-1], [-1]]


def test_a_check_that_knows_no_label_says_so_rather_than_nothing() -> None:
    data = labelled(*[{"kind": "tee"}, {"kind": "hat"}] * 2)
    for labels in (Labels(data, rare=1), Labels(data, rare=9)):
        eye = Eye(SMALL).eval()
        lesson = EyeLesson(eye, Pupils(data, labels), Seeing(), False)
        assert lesson.figure(eye, Pupils(labelled({"kind": "cloak"}), labels), 32) is None


def test_a_group_that_the_check_never_names_does_not_count() -> None:
    data = labelled(*[{"kind": "tee", "fit": "slim"}, {"kind": "hat", "fit": "wide"}] * 2)
    labels = Labels(data, rare=1)
    eye = Eye(SMALL)  # of one group: the other's answers are not even there
    lesson = EyeLesson(eye, Pupils(data, labels), Seeing(), False)
    two = Eye(type(SMALL)(widths=(8, 16), blocks=(1, 1), groups=labels.groups)).eval()
    figure = lesson.figure(two, Pupils(labelled({"kind": "tee"}, {"kind": "tee"}), labels), 32)
    assert figure in (0.0, 1.0)


def test_a_source_has_its_share_however_many_photos_it_has() -> None:
    home, shop = labelled({"kind": "tee"}, source="home"), labelled(*[{"kind": "tee"}] * 9)
    data = labelled(*[{"kind": "tee"}] * 10)
    sources = (*home.sources, *shop.sources)
    pupils = Pupils(type(data)(**(vars(data) | {"sources": sources})), Labels(data, 1))
    how = Seeing(shares=(("home", 0.25), ("catalogue", 0.75)), photos=64, batch=16)
    weight = EyeLesson(Eye(SMALL), pupils, how, False).weight
    assert weight.tolist() == pytest.approx([0.25, *[0.75 / 9] * 9])


def test_a_batch_is_as_large_as_there_are_photos_and_never_one() -> None:
    one = Pupils(labelled({"kind": "tee"}), Labels(labelled({}), 1))
    rows = EyeLesson(Eye(SMALL), one, Seeing(photos=4), False).rows(chance())
    assert [batch.tolist() for batch in rows] == [[0, 0], [0, 0]]


def test_the_witness_is_asked_about_garments_that_look_alike() -> None:
    data = examples(4)
    pupils = Pupils(data, Labels(data, 1))
    lesson = WitnessLesson(Witness(SMALL), pupils, Telling(groups=2, each=3), False)
    assert lesson.near.shape == (12, 12)
    assert lesson.near[:, 0].tolist() == list(range(12))  # nothing looks more like it than itself
    for batch in lesson.rows(chance()):
        assert 3 <= len(batch) <= 6
        assert len(set(batch.tolist())) == len(batch)


def test_an_eye_answers_in_full_precision() -> None:
    with torch.autocast("cpu", torch.bfloat16):
        seen = Eye(SMALL)(torch.randn(6, 4, 32, 32))
    assert [one.shape for one in seen.groups] == [(6, 3)]
    assert seen.look.shape == (6, 16)
    assert {one.dtype for one in (*seen.groups, seen.look)} == {torch.float32}


def test_a_witness_hardly_minds_the_light() -> None:
    torch.manual_seed(1)
    net = Witness(SMALL).eval()
    net.trunk[0].weight.data[:, :4] = 0  # it only looks at what is in even light
    picture = torch.randn(1, 4, 32, 32)
    dim = picture.clone()
    dim[:, :3] = dim[:, :3] * 0.8 - 0.3
    with torch.inference_mode():
        assert float((net(picture) * net(dim)).sum()) > 0.99


def test_outlines_know_a_belt_from_a_boot_in_any_colour() -> None:
    data = examples(6)
    pixels, masks = torch.from_numpy(data.pixels), torch.from_numpy(data.masks)
    outline = Outline()
    outline.fit(pixels, masks)
    rows = outline(pixels, masks)
    assert rows.shape == (18, OUTLINE_DIM)
    likeness = rows @ rows.T - 2 * torch.eye(18)
    kinds = [labels["kind"] for labels in data.labels]
    right = [kinds[row] == kinds[int(near)] for row, near in enumerate(likeness.argmax(dim=1))]
    assert sum(right) >= 16
