import pytest
from hypothesis import given

from guesswho.attributes import ATTRIBUTES, NOT_STATED, Traits, check_value
from guesswho.errors import UnknownAttribute, UnknownValue
from tests.strategies import traits


def test_the_vocabulary_has_eight_attributes_with_distinct_values():
    assert len(ATTRIBUTES) == 8
    assert all(len(set(values)) == len(values) >= 2 for values in ATTRIBUTES.values())


def test_what_is_left_out_or_blank_is_not_stated():
    assert Traits({"hat": "yes", "tie": "", "glasses": None}) == Traits({"hat": "yes"})
    assert Traits({"hat": "yes"})["tie"] is NOT_STATED


@pytest.mark.parametrize(
    ("stated", "error"),
    [
        ({"shoes": "red"}, UnknownAttribute),
        ({"shoes": None}, UnknownAttribute),
        ({"hat": "maybe"}, UnknownValue),
        ({"hat": "Yes"}, UnknownValue),
    ],
)
def test_nothing_outside_the_vocabulary_is_stated(stated, error):
    with pytest.raises(error):
        Traits(stated)


def test_check_value_tells_unknown_attribute_from_unknown_value():
    check_value("hair_colour", "red")
    with pytest.raises(UnknownAttribute):
        check_value("colour", "red")
    with pytest.raises(UnknownValue):
        check_value("hair_colour", "green")


@given(traits, traits)
def test_equal_statements_are_equal_and_hash_alike(one, other):
    assert (one == other) is (dict(one) == dict(other))
    assert Traits(dict(one)) == one
    assert hash(Traits(dict(one))) == hash(one)


@given(traits)
def test_traits_are_a_mapping_over_every_attribute(some):
    assert tuple(some) == tuple(ATTRIBUTES)
    assert len(some) == len(ATTRIBUTES)
    assert "hat" in some
    assert "shoes" not in some
    with pytest.raises(UnknownAttribute):
        some["shoes"]


def test_replace_changes_and_withdraws_statements_and_leaves_the_rest():
    before = Traits({"hat": "yes", "tie": "no"})
    assert before.replace({"hat": None, "glasses": "yes"}) == Traits(
        {"tie": "no", "glasses": "yes"}
    )
    assert before["hat"] == "yes"


def test_repr_shows_what_is_stated():
    assert repr(Traits({"hat": "yes"})) == "Traits({'hat': 'yes'})"
