"""The pieces of learning: other views of a photo, and what each loss asks for."""

from __future__ import annotations

import math

import torch
from torch import Generator, Tensor
from torch.nn.functional import normalize

from embeddings.augment import Strength, augmented, bare_floors
from embeddings.labels import Labels
from embeddings.losses import UNKNOWN, TagLoss, instance_loss, kind_loss
from embeddings.network import GarmentNet, Shape, as_input
from embeddings.pixels import SIDE
from tests.embeddings.wardrobe import examples

TINY = Shape(widths=(8, 16, 24), blocks=(1, 1, 1), kind_dim=16, self_dim=8, kinds=5)
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


def views(how: Strength, seed: int, side: int = 48) -> Tensor:
    data = examples(2)
    pixels, masks = torch.from_numpy(data.pixels), torch.from_numpy(data.masks)
    chance = Generator().manual_seed(seed)
    return augmented(pixels, masks, bare_floors(pixels, masks), side, how, chance)


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
    for photo, floor in zip(data.pixels, floors.numpy(), strict=True):
        ground = photo[0, 0].astype(float)  # one colour all over
        assert abs(floor[36:60, 36:60].astype(float) - ground).mean() < 25
        assert abs(photo[36:52, 46:52].astype(float) - ground).mean() > 25


def test_a_garment_nearer_to_its_kind_has_a_smaller_kind_loss() -> None:
    logits = 16 * torch.eye(3)
    right, wrong = torch.tensor([0, 1, 2]), torch.tensor([1, 2, 0])
    assert kind_loss(logits, right) < 2 < 10 < kind_loss(logits, wrong)


def test_unknown_kinds_teach_nothing() -> None:
    logits = torch.randn(4, 3)
    some = torch.tensor([0, UNKNOWN, 2, UNKNOWN])
    known = kind_loss(logits[[0, 2]], torch.tensor([0, 2]))
    assert torch.allclose(kind_loss(logits, some), known)
    assert kind_loss(logits, torch.full((4,), UNKNOWN)) == 0


def test_two_views_that_agree_have_a_smaller_instance_loss() -> None:
    garments = torch.eye(6)
    assert instance_loss(garments, garments) < 0.01
    assert instance_loss(garments, garments.roll(1, 0)) > 5


def test_tags_are_asked_only_of_garments_that_have_them() -> None:
    loss = TagLoss(4, 3)
    rows = normalize(torch.randn(2, 4))
    tags = torch.tensor([[1.0, 0.0, 1.0], [math.nan] * 3])
    assert torch.allclose(loss(rows, tags), loss(rows[:1], tags[:1]))
    assert loss(rows, torch.full((2, 3), math.nan)) == 0
    assert TagLoss(4, 0)(rows, torch.empty(2, 0)) == 0


def test_labels_leave_rare_tags_out_and_strange_kinds_unknown() -> None:
    known, strange = examples(2, tagged=True), examples(1)
    labels = Labels(known, rare_tag=3)
    assert labels.kinds == ["hat", "tee", "trousers"]
    assert labels.tags == ["dark"]
    assert labels.kinds_of(known).tolist() == [1, 2, 0, 1, 2, 0]
    assert labels.tags_of(known).tolist() == [[1.0]] * 6
    assert labels.tags_of(strange).isnan().all()
    some = Labels(known.pick([0]), rare_tag=1)
    assert some.kinds_of(strange).tolist() == [0, UNKNOWN, UNKNOWN]


def test_both_heads_answer_in_full_precision() -> None:
    net = GarmentNet(TINY)
    with torch.autocast("cpu", torch.bfloat16):
        logits, self_ = net(torch.randn(6, 4, 32, 32))
    assert logits.shape == (6, 5)
    assert logits.dtype == self_.dtype == torch.float32
    assert logits.abs().max() <= 16.001
    assert self_.shape == (6, 8)
    assert torch.allclose(self_.norm(dim=1), torch.ones(6), atol=1e-5)
