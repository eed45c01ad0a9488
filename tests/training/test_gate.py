"""The gate: what is worse beyond chance is refused, what is not passes."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from guesswho.attributes import Traits
from guesswho.training import gate, heads
from guesswho.training.dataset import Dataset
from guesswho.training.example import Example
from guesswho.training.paired import PairedBootstrap, holm


def people(n, source=lambda i: "one"):
    """``n`` people, one picture each; every other one wears glasses."""
    traits = [Traits({"glasses": ("no", "yes")[i % 2]}) for i in range(n)]
    examples = (Example(str(i), t, source=source(i), identity=str(i)) for i, t in enumerate(traits))
    return Dataset(Path(), tuple(examples))


def scores(data, wrong):
    """Right answers but where ``wrong`` ``(n,)`` holds."""
    answers = np.where(wrong, 1 - data.labels("glasses"), data.labels("glasses"))
    return {"glasses": np.eye(2)[answers]}


def some(n, share, seed):
    return np.random.default_rng(seed).random(n) < share


def judged(data, old_wrong, new_wrong):
    return gate.compare(data, scores(data, old_wrong), scores(data, new_wrong))


def test_an_equal_model_passes_with_a_difference_of_nothing():
    data = people(400)
    wrong = some(400, 0.1, 1)
    found = judged(data, wrong, wrong)
    assert [(c.difference.value, c.worse) for c in found] == [(0, False)] * 2
    assert gate.refusals(found) == {}


def test_a_clearly_worse_model_is_refused_with_a_sentence():
    data = people(600)
    found = judged(data, some(600, 0.05, 1), some(600, 0.15, 2))
    said = gate.refusals(found)["glasses"]
    assert "600 pictures" in said
    assert "→" in said


def test_a_better_model_passes():
    data = people(600)
    assert not gate.refusals(judged(data, some(600, 0.15, 2), some(600, 0.05, 1)))


def test_a_loss_within_the_margin_passes_however_many_pictures_prove_it():
    data = people(10_000)
    worse = some(10_000, 0.005, 3)
    found = judged(data, np.zeros(10_000, bool), worse)
    assert found[0].difference.interval[1] < 0
    assert not gate.refusals(found)


def test_one_group_that_is_worse_refuses_though_the_whole_is_not():
    data = people(2000, source=lambda i: "small" if i < 60 else "large")
    old, new = some(2000, 0.03, 4), some(2000, 0.03, 4)
    old[:60], new[:60] = False, np.arange(60) % 2 == 0
    found = {(c.kind, c.group): c for c in judged(data, old, new)}
    assert found["source", "small"].worse
    assert not found["source", "large"].worse


def test_groups_under_thirty_are_reported_but_do_not_decide():
    data = people(1000, source=lambda i: "small" if i < 29 else "large")
    old, new = some(1000, 0.03, 4), some(1000, 0.03, 4)
    old[:29], new[:29] = False, True
    found = {(c.kind, c.group): c for c in judged(data, old, new)}
    small = found["source", "small"]
    assert (small.n, small.difference.value, small.decides, small.worse) == (29, -1, False, False)


def test_many_groups_do_not_hide_what_all_pictures_show():
    """A loss of 4 in 100 on 1,500 pictures, in 40 sources that show nothing each."""
    data = people(1500, source=lambda i: f"s{i % 40}")
    found = judged(data, some(1500, 0.05, 5), some(1500, 0.05, 5) | some(1500, 0.04, 6))
    assert [c.kind for c in found if c.worse] == [gate.EVERYBODY]


def test_a_head_that_learnt_from_labels_of_which_two_in_five_are_wrong_is_refused():
    train, held_out = people(600), people(900)
    flipped = replace_labels(train, some(600, 0.4, 1))
    seen, watched = (embedded(data, seed) for data, seed in ((train, 2), (held_out, 3)))
    good, bad = (
        {
            "glasses": heads.fit_head(
                "glasses", learnt, seen, held_out, watched
            ).head.probabilities(watched)
        }
        for learnt in (train, flipped)
    )
    assert gate.refusals(gate.compare(held_out, good, bad)).keys() == {"glasses"}
    assert not gate.refusals(gate.compare(held_out, bad, good))


def embedded(data, seed):
    """40 numbers a picture, the first of which tells glasses, most of the time."""
    rows = np.random.default_rng(seed).normal(size=(len(data.examples), 40))
    rows[:, 0] += 4 * data.labels("glasses") - 2
    return rows.astype(np.float32)


def replace_labels(data, wrong):
    answers = np.where(wrong, 1 - data.labels("glasses"), data.labels("glasses"))
    traits = [Traits({"glasses": ("no", "yes")[answer]}) for answer in answers]
    pairs = zip(data.examples, traits, strict=True)
    return Dataset(data.root, tuple(replace(e, traits=t) for e, t in pairs))


def test_pictures_of_one_person_are_one_piece_of_evidence():
    labels = np.array([0, 1] * 200)
    old, new = labels, labels.copy()
    new[:40] = 1 - new[:40]
    alone = PairedBootstrap(np.arange(400)).difference(labels, old, new, 2, 0.01)
    grouped = PairedBootstrap(np.arange(400) // 40).difference(labels, old, new, 2, 0.01)
    assert alone.p < 0.001
    assert grouped.p > 0.2
    assert alone.value == grouped.value == pytest.approx(-0.1)


def test_chance_refuses_an_equally_good_model_at_most_at_the_level():
    data = people(300, source=lambda i: f"s{i % 4}")
    refused = sum(
        bool(gate.refusals(judged(data, some(300, 0.1, s), some(300, 0.1, 1000 + s))))
        for s in range(20)
    )
    assert refused <= 3


def test_nothing_to_compare_gives_no_comparison():
    data = people(100)
    assert gate.compare(data, {}, scores(data, np.zeros(100, bool))) == ()
    assert gate.compare(Dataset(Path(), ()), {}, {}) == ()


def test_holm_against_values_worked_out_by_hand():
    assert holm(np.array([0.01, 0.04, 0.03, 0.005])).tolist() == pytest.approx(
        [0.03, 0.06, 0.06, 0.02]
    )
    assert holm(np.array([0.9, 0.8])).tolist() == [1, 1]
    assert holm(np.array([])).tolist() == []
