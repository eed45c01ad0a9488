import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards import deck_file
from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.cards.deck_file import (
    load_deck,
    load_packed,
    read_csv,
    read_zip,
    write_csv,
    write_zip,
)
from guesswho.errors import BadDeck, DeckNotFound
from tests.strategies import deck_of, decks

HAT, BARE = Traits({"hat": "yes"}), Traits()
PICTURED = Deck("faces", (Card("1", "Ann", HAT, "ann.jpg"), Card("2", "Bob", BARE)))
PICTURES = {"ann.jpg": b"bytes of a picture"}


def zip_of(*entries: tuple[str, str | bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", compression) as file:
        for name, content in entries:
            file.writestr(name, content)
    return raw.getvalue()


def head(**changes) -> str:
    with zipfile.ZipFile(io.BytesIO(write_zip(PICTURED, PICTURES))) as file:
        document = json.loads(file.read("deck.json"))
    return json.dumps(document | changes)


def test_a_csv_is_read():
    deck = read_csv("id,name,hat,tie\na, Ann ,Yes,\nb,Bob,no,no\n", "two")
    assert deck == Deck(
        "two",
        (Card("a", "Ann", HAT), Card("b", "Bob", Traits({"hat": "no", "tie": "no"}))),
    )


@pytest.mark.parametrize(
    "text",
    [
        "name,hat\nAnn,yes\nBob,\n",
        "NAME;Hat\nAnn;yes\nBob;\n",
        "\ufeffname,hat\r\nAnn,yes\r\n\r\n,\r\nBob\r\n",
        'hat,name\nyes,"Ann"\n,Bob',
        "id,name,hat\n,Ann,yes\n,Bob,\n",
    ],
)
def test_without_ids_cards_are_numbered_and_blank_is_not_stated(text):
    assert read_csv(text, "x").cards == (Card("1", "Ann", HAT), Card("2", "Bob", BARE))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "first row"),
        ("name\nAnn\nBob\n", "first row"),
        ("hat\nyes\nno\n", "first row"),
        ("name,hat,shoes\nAnn,yes,red\nBob,no,red\n", "'shoes'"),
        ("name,hat,hat\nAnn,yes,no\nBob,no,no\n", "twice"),
        ("name,hat\nAnn,yes\n", "at least 2"),
        ("name,hat\nAnn,yes\nBob,maybe\n", "row 2: UnknownValue"),
        ('name,hat\nAnn,yes\nBob,"may\nbe"\n', r"'may\\nbe'"),
        ("name,hat\nAnn,yes\n<b>,no\n", "row 2: BadName"),
        ("name,hat\n,yes\nBob,no\n", "row 1: BadName"),
        ("name,hat\nAnn,yes,no\nBob,no\n", "row 1: more fields"),
        ("id,name,hat\n7,Ann,yes\n7,Bob,no\n", "'7' comes twice"),
        ('id,name,hat\n"a,b",Ann,yes\n7,Bob,no\n', "row 1: BadDeck"),
        ("name,hat\nAnn\x00,yes\nBob,no\n", "row 1"),
        ("name,hat\nAnn," + "x" * 200_000 + "\nBob,no\n", "not a csv"),
    ],
)
def test_a_csv_that_cannot_be_played_says_where_and_why(text, why):
    with pytest.raises(BadDeck, match=why):
        read_csv(text, "x")


@given(decks())
def test_a_deck_comes_back_from_csv_and_from_zip(deck):
    assert read_csv(write_csv(deck), deck.name) == deck
    packed = read_zip(write_zip(deck, {}))
    assert packed.deck == deck
    assert packed.pictures == {}


def test_a_csv_has_a_column_for_every_attribute():
    assert write_csv(PICTURED).splitlines()[0] == ",".join(("id", "name", *ATTRIBUTES))


def test_a_zip_keeps_the_pictures_and_is_the_same_every_time():
    raw = write_zip(PICTURED, PICTURES)
    packed = read_zip(raw)
    assert packed.deck == PICTURED
    assert packed.pictures == PICTURES
    assert write_zip(PICTURED, PICTURES) == raw


def test_a_zip_packed_again_by_hand_is_read():
    raw = zip_of(("pictures/", ""), ("pictures/ann.jpg", b"x"), ("deck.json", head()))
    assert read_zip(raw).deck == PICTURED


@pytest.mark.parametrize("pictures", [{}, {"ann.jpg": b"x", "bob.jpg": b"x"}])
def test_what_is_written_has_exactly_the_pictures_that_the_cards_name(pictures):
    with pytest.raises(BadDeck, match="picture"):
        write_zip(PICTURED, pictures)


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([], "missing"),
        ([("deck.json", "{")], "not JSON"),
        ([("deck.json", b"\xff")], "UTF-8"),
        ([("deck.json", "[]")], "does not hold a deck"),
        ([("deck.json", head(format="chess"))], "does not hold a deck"),
        ([("deck.json", head(version=2))], "version 2"),
        ([("deck.json", head(name=3))], "lacks"),
        ([("deck.json", head(cards=[]))], "at least 2"),
        ([("deck.json", head(cards=[3, 4]))], "card 1: BadDeck"),
        ([("deck.json", head())], "ann.jpg"),
        ([("deck.json", head()), ("pictures/ann.jpg", "x"), ("pictures/b.jpg", "x")], "b.jpg"),
        ([("deck.json", head()), ("pictures/../ann.jpg", "x")], "picture"),
        ([("deck.json", head()), ("../pictures/ann.jpg", "x")], "does not belong"),
        ([("deck.json", head()), ("/etc/passwd", "x")], "does not belong"),
        ([("deck.json", head()), ("C:\\ann.jpg", "x")], "does not belong"),
        ([("deck.json", '{"format": "guesswho deck", "format": "x"}')], "twice"),
    ],
)
def test_a_zip_with_missing_unknown_or_hostile_content_is_refused(entries, why):
    with pytest.raises(BadDeck, match=why):
        read_zip(zip_of(*entries))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_a_doubled_entry_is_refused():
    with pytest.raises(BadDeck, match="twice"):
        read_zip(zip_of(("deck.json", head()), ("deck.json", head())))


def test_a_bomb_is_left_unexploded(monkeypatch):
    monkeypatch.setattr(deck_file, "MOST_PICTURE_BYTES", 1000)
    monkeypatch.setattr(deck_file, "MOST_JSON_BYTES", 10_000)
    with pytest.raises(BadDeck, match="too large"):
        read_zip(zip_of(("deck.json", " " * 10_001)))
    with pytest.raises(BadDeck, match="too large"):
        read_zip(zip_of(("deck.json", head()), ("pictures/ann.jpg", bytes(1001))))


def test_many_pictures_together_are_too_large_as_well(monkeypatch):
    both = Deck("x", (Card("1", "Ann", HAT, "a.jpg"), Card("2", "Bob", BARE, "b.jpg")))
    raw = write_zip(both, {"a.jpg": bytes(600), "b.jpg": bytes(600)})
    assert read_zip(raw).deck == both
    monkeypatch.setattr(deck_file, "MOST_BYTES", 1000)
    with pytest.raises(BadDeck, match="too large"):
        read_zip(raw)


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compressions_that_unpack_past_a_limit_are_refused(compression):
    with pytest.raises(BadDeck, match="not read"):
        read_zip(zip_of(("deck.json", head()), compression=compression))


@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_damaged_zip_is_a_deck_or_our_error(position, value):
    raw = bytearray(write_zip(PICTURED, PICTURES))
    raw[position % len(raw)] = value
    try:
        packed = read_zip(bytes(raw))
    except BadDeck:
        return
    assert len(packed.deck.cards) == 2


@given(st.integers(0, 2000))
def test_a_truncated_zip_is_refused(length):
    raw = write_zip(PICTURED, PICTURES)
    with pytest.raises(BadDeck):
        read_zip(raw[: length % len(raw)])


def test_a_deck_is_loaded_by_its_file(tmp_path: Path):
    deck = deck_of(HAT, BARE)
    (tmp_path / "mine.csv").write_text(write_csv(deck))
    (tmp_path / "mine.guesswho").write_bytes(write_zip(PICTURED, PICTURES))
    (tmp_path / "renamed.bin").write_bytes(write_zip(PICTURED, PICTURES))
    assert load_deck(str(tmp_path / "mine.csv")) == Deck("mine", deck.cards)
    assert load_deck(tmp_path / "mine.guesswho") == PICTURED
    assert load_packed(tmp_path / "renamed.bin").pictures == PICTURES


def test_an_imported_deck_is_loaded_by_its_name_alone(tmp_path: Path):
    (tmp_path / "faces.guesswho").write_bytes(write_zip(PICTURED, PICTURES))
    assert load_deck("faces", tmp_path) == PICTURED
    for name in ("../faces", "nobody", ""):
        with pytest.raises(DeckNotFound):
            load_deck(name, tmp_path / "elsewhere")


def test_stock_is_the_built_in_deck():
    assert len(load_deck("stock").cards) == 24
    assert load_packed("stock").pictures == {}


def test_what_is_not_there_or_no_text_is_named(tmp_path: Path):
    with pytest.raises(DeckNotFound):
        load_deck(tmp_path / "nothing.csv")
    (tmp_path / "bad.csv").write_bytes(b"name,hat\n\xff\xfe,yes\n")
    with pytest.raises(BadDeck, match="UTF-8"):
        load_deck(tmp_path / "bad.csv")
