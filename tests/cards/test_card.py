import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.cards.card import Card, clean_name
from guesswho.errors import BadDeck, BadName

FAMILY = "👩\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Ann", "Ann"),
        ("  Ann \t Lee\n", "Ann Lee"),
        ("Ann\u00a0Lee", "Ann Lee"),
        ("Zoe\u0308", "Zoë"),
        ("O'Neil & Søn, 2.", "O'Neil & Søn, 2."),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्षितिज", "क्षितिज"),
        ("李雷", "李雷"),
        (FAMILY, FAMILY),
    ],
)
def test_names_of_any_language_are_kept_and_tidied(raw, clean):
    assert clean_name(raw) == clean


@pytest.mark.parametrize("character", ["x", "é", "e\u0323\u0302", FAMILY, "🇳🇱", "नि"])
def test_24_characters_as_people_see_them_fit_and_25_do_not(character):
    if len(character) * 24 <= 192:
        assert clean_name(character * 24) == unicodedata.normalize("NFC", character * 24)
    with pytest.raises(BadName, match="too long"):
        clean_name(character * 25)


@pytest.mark.parametrize("raw", ["", "   ", "\n", "\u200d", "\u0301", "\u200c \u200c"])
def test_a_name_that_shows_nothing_is_empty(raw):
    with pytest.raises(BadName, match="empty"):
        clean_name(raw)


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\x7f", "\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\ud800",
     "\ue000", "\U000e0041", "\u3164", "\u2800", "<", ">"],
)  # fmt: skip
def test_control_invisible_and_markup_characters_are_refused(character):
    with pytest.raises(BadName, match="characters"):
        clean_name(f"An{character}n")


def test_a_few_letters_under_a_tower_of_accents_are_too_long():
    with pytest.raises(BadName, match="too long"):
        clean_name("a" + "\u0337" * 500)


@given(st.text())
def test_a_cleaned_name_is_refused_or_clean_for_good(raw):
    try:
        name = clean_name(raw)
    except BadName:
        return
    assert clean_name(name) == name
    assert 1 <= len(regex.findall(r"\X", name)) <= 24
    assert not any(unicodedata.category(character) == "Cc" for character in name)


def test_a_card_takes_only_a_name_that_is_clean_already():
    with pytest.raises(BadName):
        Card("1", " Ann ", Traits())


@pytest.mark.parametrize("card_id", ["", " 1", "a,b", "a\nb", "x" * 65, "\ud800"])
def test_an_id_that_cannot_be_listed_is_refused(card_id):
    with pytest.raises(BadDeck):
        Card(card_id, "Ann", Traits())


@pytest.mark.parametrize(
    "picture", ["", "../a.jpg", "a/b.jpg", ".hidden", "a\\b", "a\n", "x" * 101]
)
def test_a_picture_is_a_plain_file_name(picture):
    with pytest.raises(BadDeck):
        Card("1", "Ann", Traits(), picture)


def test_cards_are_values():
    assert Card("1", "Ann", Traits(), "a-b_c.jpg") == Card("1", "Ann", Traits({}), "a-b_c.jpg")
    assert len({Card("1", "Ann", Traits()), Card("1", "Ann", Traits())}) == 1
