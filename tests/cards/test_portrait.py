import re
from collections.abc import Mapping
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import ATTRIBUTES, NOT_STATED, Traits
from guesswho.cards.portrait import DRAWING_RULES, draw, palette
from guesswho.cards.portrait.hair import BARE, UNDER_A_HAT
from guesswho.cards.portrait.look import look

SVG = "{http://www.w3.org/2000/svg}"
ALL_TRAITS = st.fixed_dictionaries(
    {attribute: st.sampled_from((*values, NOT_STATED)) for attribute, values in ATTRIBUTES.items()}
).map(Traits)
SEEDS = st.one_of(st.integers(1, 500).map(str), st.text(max_size=20))
PLAIN = Traits(
    {
        "gender": "male",
        "hair_length": "short",
        "hair_type": "straight",
        "hair_colour": "brown",
        "glasses": "no",
        "tie": "no",
        "facial_hair": "no",
        "hat": "no",
    }
)
SHOWN_UNDECIDED = ("gender", "hair_length", "hair_type", "hair_colour", "tie")
VALUE_PAIRS = [
    (attribute, one, other)
    for attribute, values in ATTRIBUTES.items()
    for one, other in combinations(
        (*values, NOT_STATED) if attribute in SHOWN_UNDECIDED else values, 2
    )
]


def shapes(svg: str) -> str:
    """The drawing without its ids, which differ whenever the traits do."""
    return re.sub(r"\bp[0-9a-f]{10}", "", svg)


def test_every_value_has_a_drawing_rule() -> None:
    assert {attribute: set(rules) for attribute, rules in DRAWING_RULES.items()} == {
        attribute: {*values, NOT_STATED} for attribute, values in ATTRIBUTES.items()
    }


@pytest.mark.parametrize("cuts", [BARE, UNDER_A_HAT])
def test_every_length_has_a_cut_of_every_type(cuts: Mapping[str | None, object]) -> None:
    lengths = {*ATTRIBUTES["hair_length"], NOT_STATED}
    types = {*ATTRIBUTES["hair_type"], NOT_STATED}
    assert {length: set(by_type) for length, by_type in cuts.items()} == dict.fromkeys(
        lengths, types
    )


@pytest.mark.parametrize("seed", ["1", "8", "a guest"])
@pytest.mark.parametrize("hat", ["no", "yes"])
@pytest.mark.parametrize(("attribute", "one", "other"), VALUE_PAIRS)
def test_two_values_never_look_alike(
    attribute: str, one: str | None, other: str | None, hat: str, seed: str
) -> None:
    dressed = PLAIN.replace({"hat": hat})
    first, second = (draw(dressed.replace({attribute: value}), seed) for value in (one, other))
    assert shapes(first) != shapes(second)


@pytest.mark.parametrize("attribute", ["glasses", "facial_hair", "hat"])
def test_what_may_be_worn_is_left_out_when_not_stated(attribute: str) -> None:
    unknown = draw(PLAIN.replace({attribute: NOT_STATED}), "1")
    assert shapes(unknown) == shapes(draw(PLAIN.replace({attribute: "no"}), "1"))


@given(ALL_TRAITS, SEEDS)
def test_any_traits_and_seed_draw_one_small_harmless_picture(traits: Traits, seed: str) -> None:
    svg = draw(traits, seed)
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own text
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 180 220"
    assert len(svg.encode()) < 9_000
    allowed = {"svg", "g", "path", "ellipse", "use", "defs", "clipPath", "linearGradient", "stop"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    assert svg.count("http") == 1


@given(ALL_TRAITS, SEEDS)
def test_every_reference_finds_its_element_inside_the_drawing(traits: Traits, seed: str) -> None:
    svg = draw(traits, seed)
    ids = re.findall(r'id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"#(p[0-9a-f]{10}\w+)", svg)) == set(ids)
    assert not re.search(r"\bnan\b|\binf\b|None", svg)


@given(ALL_TRAITS, SEEDS, ALL_TRAITS, SEEDS)
def test_many_drawings_share_a_page(
    traits: Traits, seed: str, other_traits: Traits, other_seed: str
) -> None:
    if (traits, seed) == (other_traits, other_seed):
        assert draw(traits, seed) == draw(other_traits, other_seed)
        return
    ids, others = (
        set(re.findall(r'id="([^"]+)"', draw(*drawing)))
        for drawing in ((traits, seed), (other_traits, other_seed))
    )
    assert ids.isdisjoint(others)


@given(ALL_TRAITS, SEEDS)
def test_hair_stands_out_from_skin_and_background(traits: Traits, seed: str) -> None:
    chosen = look(traits, seed)
    gaps = [palette.distance(chosen.background, chosen.hair.base)]
    if traits["hair_length"] != "bald":
        gaps.append(palette.distance(chosen.tone.skin, chosen.hair.base))
    assert min(gaps) >= 100


@given(ALL_TRAITS, SEEDS)
def test_a_bald_head_shows_no_hair_colour(traits: Traits, seed: str) -> None:
    hair = palette.HAIR[traits["hair_colour"]].base
    bare = traits.replace({"tie": "yes", "hat": "no", "facial_hair": "no"})
    assert hair not in draw(bare.replace({"hair_length": "bald"}), seed)
    assert hair in draw(bare.replace({"hair_length": "short"}), seed)


@given(ALL_TRAITS, SEEDS)
def test_glasses_stand_out_from_the_skin(traits: Traits, seed: str) -> None:
    chosen = look(traits, seed)
    assert palette.distance(chosen.frames, chosen.tone.skin) >= 200


def test_the_seed_varies_what_no_question_asks_about() -> None:
    looks = [look(PLAIN.replace({"hair_colour": "black"}), f"guest {n}") for n in range(200)]
    assert {chosen.tone for chosen in looks} == set(palette.TONES)
    assert {chosen.age for chosen in looks} == {0, 1, 2}
    assert len({shapes(draw(PLAIN, f"guest {n}")) for n in range(50)}) == 50


def test_grey_hair_is_never_on_a_young_face() -> None:
    grey = PLAIN.replace({"hair_colour": "grey"})
    assert {look(grey, f"guest {n}").age for n in range(50)} == {1, 2}
