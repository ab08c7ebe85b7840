"""Fit learned from records: what was put into them is found again, and bad tables are refused."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from catalog.garment import Size
from service.recommend.fit import Crowd, FitModel, Spreads, Tried, Verdict
from service.recommend.fit import History as Counted
from service.recommend.fit.crowd import cuts, offset_of
from service.recommend.fit.features import BodySize, History, folded
from service.recommend.fit.learn import FitLearner, Shares, kin
from service.recommend.fit.measures import drawn, figures, measure, resamplings
from service.recommend.fit.ordinal import LOGISTIC
from service.recommend.fit.shop import counts_of, learn_crowd, learn_spreads, shop_chances
from service.recommend.fit.table import BadTable, FitTable, read_table
from service.recommend.fit.trees import Boosted, Growth, softmax

HEADER = ("fit", "user_id", "item_id", "size", "weight_lbs", "age", "bust_size_letter", "split")
GOOD = {"fit": "fit", "user_id": "u", "item_id": "i", "size": "8"}
SAID: tuple[Verdict, ...] = ("too_small", "fits", "too_large")
FEW = Growth(rounds=40, rate=0.2, leaves=6, least=2.0)


def made_up(count: int = 4000, style: float = 0.7, shopper: float = 0.5) -> FitTable:
    """Verdicts by the latent difference of style and shopper, and a body that tells the size."""
    toss = np.random.default_rng(7)
    offsets, shifts = style * toss.normal(size=40), shopper * toss.normal(size=count // 4)
    user, item = np.arange(count) // 4, toss.integers(40, size=count)
    weight = 110.0 + 60.0 * toss.random(count // 4)
    usual = np.round((weight - 110.0) / 10.0)
    size = usual[user] + toss.integers(-1, 2, size=count)
    lead = usual[user] - size + shifts[user] - offsets[item] + 0.5 * toss.normal(size=count)
    verdicts = np.where(lead > 0.8, 0, np.where(lead < -0.8, 2, 1))
    numbers = np.full((count, 6), np.nan)
    numbers[:, 0], numbers[:, 1] = size, weight[user]
    nothing = np.full(count, "")
    split = np.where(user % 5 == 0, "val", "train")
    names = (np.char.mod("u%d", user), np.char.mod("i%d", item))
    return FitTable(verdicts, *names, numbers, (nothing,) * 3, split)


@pytest.fixture(scope="module")
def table() -> FitTable:
    return made_up()


# --- what is learned -----------------------------------------------------------------------------


def test_shares_of_style_and_shopper_are_found_again() -> None:
    toss = np.random.default_rng(5)
    user, item = np.arange(12_000) // 4, toss.integers(200, size=12_000)
    style, shopper = 0.3**0.5 * toss.normal(size=200), 0.2**0.5 * toss.normal(size=3000)
    lead = style[item] + shopper[user] + 0.5**0.5 * toss.normal(size=12_000)
    verdicts = np.where(lead > 1.0, 0, np.where(lead < -1.0, 2, 1))
    columns = (np.char.mod("%d", user), np.char.mod("%d", item))
    empty = np.full(12_000, "")
    shares = Shares.learn(
        FitTable(verdicts, *columns, np.full((12_000, 6), np.nan), (empty,) * 3, empty)
    )
    assert shares.style == pytest.approx(0.3, abs=0.07)
    assert shares.shopper == pytest.approx(0.2, abs=0.05)


def test_each_thing_that_is_known_makes_it_better(table: FitTable) -> None:
    learned, asked = table.part("train"), table.part("val")
    draws = resamplings(asked.users, 20)
    past, shares = History(learned), Shares.learn(learned)
    logits = FitLearner.learn(learned, FEW).logits(asked)
    found = [
        measure(chances, asked.verdicts, draws).log_loss.value
        for chances in (
            softmax(past.prior(asked)),
            softmax(past.bias(asked)),
            softmax(logits),
            kin(logits, asked, shares.shopper_logit),
        )
    ]
    assert found == sorted(found, reverse=True)
    assert found[0] - found[2] > 0.2
    assert found[2] - found[3] > 0.01


# --- the shop's model on records -----------------------------------------------------------------


def test_a_record_is_judged_as_the_fit_model_judges_it_in_the_shop(table: FitTable) -> None:
    learned, asked = table.part("train"), table.part("val")
    counts = counts_of(asked, learned)
    chances = shop_chances(asked, counts, Spreads(), Crowd())
    past = {
        str(style): Counted(*map(int, told))
        for style, told in zip(asked.items, counts, strict=True)
    }
    model, judged = FitModel(), 0
    for number in range(80):
        mine = np.flatnonzero(asked.users == asked.users[number])
        if len(set(asked.items[mine])) < len(mine):
            continue  # of one style in two wearings the shop knows more
        tried = [
            Tried(str(asked.items[one]), "Dresses", Size("M"), SAID[asked.verdicts[one]])
            for one in mine
            if one != number
        ]
        style = str(asked.items[number])
        shopper = model.shopper([*tried, Tried(style, "Dresses", Size("M"), "asked")], past)
        (chance,) = model.likely(shopper, style, "Dresses", [Size("M")], past[style]).chances
        assert chance is not None
        # `Need` keeps a mean and a variance of a belief that is not quite normal.
        assert chances[number] == pytest.approx((chance.small, chance.fits, chance.large), abs=0.01)
        judged += 1
    assert judged > 60


def test_offsets_of_many_styles_are_those_of_each(table: FitTable) -> None:
    counts = counts_of(table.part("val"), table.part("train"))[:30]
    for told, mean, variance in zip(counts, *cuts(counts, Crowd()), strict=True):
        one = offset_of(Counted(*map(int, told)))
        assert (mean, variance) == pytest.approx((one.mean, one.variance), abs=1e-9)


def test_what_a_shopper_said_is_left_out_of_the_history_that_judges_it(table: FitTable) -> None:
    others = table.where(np.asarray(table.users != table.users[0]))
    mine = table.where(np.asarray(table.users == table.users[0]))
    assert (counts_of(table, table, own=True)[:4] == counts_of(mine, others)).all()


def test_spreads_are_found_again_in_units_of_the_room() -> None:
    toss = np.random.default_rng(11)
    user, item = np.arange(1600) // 4, toss.integers(320, size=1600)
    style, shopper = 0.6 * toss.normal(size=320), 0.3 * toss.normal(size=400)
    noise = 0.4 * LOGISTIC**-1 * toss.logistic(size=1600)
    lead = shopper[user] - style[item] + noise
    verdicts = np.where(lead > 0.75, 0, np.where(lead < -0.75, 2, 1))
    names, empty = (np.char.mod("%d", user), np.char.mod("%d", item)), np.full(1600, "")
    records = FitTable(verdicts, *names, np.full((1600, 6), np.nan), (empty,) * 3, empty)
    crowd = learn_crowd(records, Crowd())
    assert crowd.room == 0.75
    assert crowd.style == pytest.approx(0.6, abs=0.15)
    assert crowd.noise == pytest.approx(0.5, abs=0.1)  # of whom nothing else is known
    assert crowd.width < 0.15
    found = learn_spreads(records, Spreads(), crowd)
    assert found.room == 0.75
    assert found.shopper == pytest.approx(0.3, abs=0.15)
    assert found.noise == pytest.approx(0.4, abs=0.15)


def test_a_garment_that_nobody_wore_is_judged_like_everybody(table: FitTable) -> None:
    one = table.where(np.arange(len(table)) == 0)
    new = FitTable(one.verdicts, one.users, np.array(["?"]), one.numbers, one.words, one.split)
    past = History(table)
    assert past.bias(new) == pytest.approx(past.prior(new))


def test_no_record_sees_its_own_verdict_nor_one_of_its_shopper(table: FitTable) -> None:
    before = folded(table, lambda others, own: History(others).columns(own))
    mine = table.users == table.users[0]
    turned = np.where(mine, (table.verdicts + 1) % 3, table.verdicts)
    other = FitTable(turned, table.users, table.items, table.numbers, table.words, table.split)
    after = folded(other, lambda others, own: History(others).columns(own))
    assert (before[mine] == after[mine]).all()
    assert (before[~mine] != after[~mine]).any()


def test_a_table_of_one_shopper_has_no_history_to_learn_from(table: FitTable) -> None:
    mine = table.where(np.asarray(table.users == table.users[0]))
    found = folded(mine, lambda others, own: History(others).columns(own))
    assert (found == found[0]).all()


def test_the_size_that_a_body_takes_is_found_and_what_exceeds_it(table: FitTable) -> None:
    excess = BodySize.learn(table).excess(table)
    assert np.corrcoef(excess, table.verdicts)[0, 1] > 0.3


def test_the_same_table_gives_the_same_model(table: FitTable) -> None:
    some = table.where(np.arange(len(table)) < 800)
    a, b = (FitLearner.learn(some, Growth(rounds=5)).logits(some) for _ in range(2))
    assert (a == b).all()


def test_trees_find_a_bound_and_what_is_unknown() -> None:
    columns = np.array([[0.0], [1.0], [2.0], [np.nan]] * 200)
    verdicts = np.array([0, 1, 2, 1] * 200)
    chances = softmax(Boosted.learn(columns, verdicts, FEW).logits(columns[:4]))
    assert chances.argmax(axis=1).tolist() == [0, 1, 2, 1]
    assert chances.max(axis=1).min() > 0.9


# --- figures -------------------------------------------------------------------------------------


def test_figures_are_those_worked_out_by_hand() -> None:
    chances = np.array([[0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.2, 0.5, 0.3], [0.1, 0.3, 0.6]])
    verdicts = np.array([0, 1, 2, 2])
    draws = resamplings(np.array(["a", "b", "c", "d"]), 50)
    found = measure(chances, verdicts, draws)
    # Small: 1. Fit: above 0.3 and 0.3, level with 0.5. Large: 0.3 ties with 0.3, above 0.1; 0.6.
    assert found.auc.value == pytest.approx((1 + 2.5 / 3 + 3.5 / 4) / 3)
    assert found.accuracy.value == pytest.approx(0.75)
    logs = np.log([0.6, 0.5, 0.3, 0.6])
    assert found.log_loss.value == pytest.approx(-logs.mean())
    assert found.accuracy.low <= 0.75 <= found.accuracy.high


def test_a_difference_is_paired() -> None:
    """One model that is always surer by the same factor: the difference has no width at all."""
    toss = np.random.default_rng(4)
    verdicts = toss.integers(3, size=60)
    chances = np.full((60, 3), 0.3)
    chances[np.arange(60), verdicts] = toss.uniform(0.1, 0.4, size=60)
    draws = resamplings(np.char.mod("%d", np.arange(60)), 50)
    loss = figures(drawn(2 * chances, verdicts, draws) - drawn(chances, verdicts, draws)).log_loss
    assert (loss.value, loss.low, loss.high) == pytest.approx((-np.log(2),) * 3)
    alone = measure(chances, verdicts, draws).log_loss
    assert alone.high - alone.low > 0.05


def test_shoppers_are_drawn_with_all_their_records() -> None:
    draws = resamplings(np.array(["a", "a", "b", "c"]), 100)
    assert (draws[:, 0] == draws[:, 1]).all()
    assert set(draws[:, [0, 2, 3]].sum(axis=1)) == {3.0}


# --- tables --------------------------------------------------------------------------------------


def test_a_row_is_read_and_what_is_empty_or_incredible_is_unknown() -> None:
    row = {**GOOD, "size": "XL", "weight_lbs": "", "age": "116", "bust_size_letter": "D"}
    found = read_table(HEADER, [row])
    assert found.verdicts.tolist() == [1]
    assert found.numbers[0].tolist() == pytest.approx([2, *[np.nan] * 4, 4], nan_ok=True)
    assert found.words[0].tolist() == [""]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"fit": "tight"}, "row 3, column fit: 'tight' is none of small, fit, large"),
        ({"fit": None}, "row 3, column fit: '' is none of"),
        ({"user_id": " "}, "row 3, column user_id: empty"),
        ({"item_id": ""}, "row 3, column item_id: empty"),
        ({"size": "huge"}, "row 3, column size: 'huge' is not a size on any scale"),
        ({"size": "nan"}, "row 3, column size: 'nan' is not a size"),
        ({"weight_lbs": "60kg"}, "row 3, column weight_lbs: '60kg' is not a number"),
        ({"age": "inf"}, "row 3, column age: 'inf' is not a number"),
        ({"bust_size_letter": "zz"}, "row 3, column bust_size_letter: 'zz' is none of aa, a"),
    ],
)
def test_a_bad_cell_is_named(change: Mapping[str, str | None], said: str) -> None:
    with pytest.raises(BadTable, match=said):
        read_table(HEADER, [GOOD, {**GOOD, **change}])


def test_a_table_without_columns_rows_or_a_split_is_refused() -> None:
    with pytest.raises(BadTable, match="no column item_id, size; the table needs fit, user_id"):
        read_table(("fit", "user_id"), [])
    with pytest.raises(BadTable, match="there is no row below the header"):
        read_table(HEADER, [])
    with pytest.raises(BadTable, match="column split: no row says train"):
        read_table(HEADER, [GOOD]).part("train")
