from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from skimage.data import astronaut

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards.card import Card
from guesswho.texts import translator
from guesswho.web.components.code_to_scan import code_to_scan
from guesswho.web.create_card.callbacks import corrections
from guesswho.web.create_card.made import made
from guesswho.web.visitor import Receipt
from tests.web.pages import find, texts

HEAD = b'Content-Disposition: form-data; name="photo"; filename="me.jpg"'
READ = dict.fromkeys(ATTRIBUTES)


def jpeg(pixels) -> bytes:
    kept = BytesIO()
    Image.fromarray(pixels).save(kept, "JPEG")
    return kept.getvalue()


def send(visitor, data):
    form = b"\r\n".join([b"--x", HEAD, b"", data, b"--x--", b""])
    kind = "multipart/form-data; boundary=x"
    return visitor.client.post("/card/photo", data=form, content_type=kind)


@pytest.fixture
def draft(visitor):
    answer = send(visitor, jpeg(astronaut()))
    assert answer.status_code == 200, answer.text
    return visitor.fire("card-draft.data", {"card-draft": answer.json["draft"]})["card"]["children"]


def make(visitor, name="Eileen", **said):
    return visitor.fire("card-make.n_clicks", {"card-name": name, "card-make": 1, **READ, **said})


def pressed(layout, attribute):
    values = [*ATTRIBUTES[attribute], ""]
    buttons = {v: find(layout, {"type": "option", "of": attribute, "value": v}) for v in values}
    return [value for value, button in buttons.items() if button["aria-pressed"] == "true"]


def test_the_notice_says_what_is_read_and_how_long_it_is_kept(visitor):
    said = texts(visitor.visit("/card"))
    for sentence in (
        "A photo is personal data",
        "Never who you are",
        "2 hours after you leave, and after 1 day at most",
        "Others may meet your card: it stays 1 day.",
        "improve the classifiers: it stays 180 days",
        "cannot be called back",
        "it deletes all of it at once",
    ):
        assert sentence in " ".join(said.split())


def test_a_photo_is_read_and_every_answer_told_with_its_confidence(draft):
    said = texts(draft)
    assert "quite sure, 90 %" in said
    assert pressed(draft, "gender") == ["female"]
    assert pressed(draft, "glasses") == ["yes"]


def test_a_reload_shows_the_same_draft(visitor, draft):
    assert "What the computer sees" in texts(visitor.visit("/card"))


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (b"", 422, "empty"),
        (b"these are words", 415, "not a photo"),
        (jpeg(astronaut())[:3000], 422, "damaged"),
        (jpeg(astronaut()[:8, :8]), 422, "too small"),
        (b"\xff" * (3 * 1024 * 1024), 413, "too heavy"),
    ],
)
def test_a_photo_that_cannot_be_used_gets_a_sentence(visitor, data, status, words):
    answer = send(visitor, data)
    assert answer.status_code == status
    assert words in answer.json["message"]


def test_another_photo_replaces_the_draft_and_deletes_the_first(visitor, draft):
    with visitor.client.session_transaction() as cookie:
        former = cookie["draft"]
    send(visitor, jpeg(astronaut()))
    late = visitor.fire("card-draft.data", {"card-draft": former})
    assert "not kept any more" in late["toast"]["children"]


def test_a_photo_without_a_face_asks_for_a_frame_until_there_is_one(visitor):
    blank = astronaut()
    blank[:] = 120
    answer = send(visitor, jpeg(blank))
    layout = visitor.fire("card-draft.data", {"card-draft": answer.json["draft"]})
    assert "No face found" in texts(layout["card"]["children"])
    framed = visitor.fire("card-frame.data", {"card-frame": [100, 20, 180, 220, 0]})
    assert "fits your card" in texts(framed["card-wish"]["children"])


def test_a_frame_by_hand_is_read_again_and_touches_no_correction(visitor, draft):
    answer = visitor.fire("card-frame.data", {"card-frame": [100, 40, 180, 220, -9]})
    assert "quite sure, 90 %" in texts(answer['{"of":"hat","type":"read"}']["children"])
    assert answer["card-suggested"]["data"]["gender"] == "female"
    assert "card-answers" not in answer


@pytest.mark.parametrize(
    "frame",
    [[1, 2], ["a", 1, 2, 3, 4], [9000, 9000, 90, 110, 0], [100, 40, 180, 220, 90], "frame"],
)
def test_a_frame_that_is_none_is_a_sentence(visitor, draft, frame):
    answer = visitor.fire("card-frame.data", {"card-frame": frame})
    assert answer["toast"]["children"]
    assert "card-suggested" not in answer


def test_each_answer_has_its_map_and_a_sentence_for_it(visitor, draft):
    looked = visitor.fire("card-look.data", {"card-look": {"frame": "1"}})["card-looked"]["data"]
    assert looked["frame"] == "1"
    assert list(looked["of"]) == list(ATTRIBUTES)
    assert looked["of"]["gender"]["mask"].startswith("data:image/png;base64,")
    assert looked["of"]["gender"]["text"].startswith("Woman: it looked ")


@pytest.mark.parametrize("wanted", ["x", {}, {"frame": 3}, [1]])
def test_a_map_of_nothing_is_a_sentence(visitor, draft, wanted):
    answer = visitor.fire("card-look.data", {"card-look": wanted})
    assert answer.get("toast", {}).get("children") or answer == {}


def test_a_reload_shows_the_card_and_its_deletion_code_again(visitor, draft):
    code = find(make(visitor)["card"]["children"], "card-code")["data"]
    again = visitor.visit("/card")
    assert "Welcome to the board, Eileen!" in texts(again)
    assert code in texts(again)
    visitor.fire("card-delete.n_clicks", {"card-code": code})
    assert "Choose a photo" in texts(visitor.visit("/card"))


def test_another_card_can_be_made_and_the_first_stays(visitor, draft):
    make(visitor)
    way_in = texts(visitor.fire("card-another.n_clicks")["card"]["children"])
    assert "Choose a photo" in way_in
    assert "Eileen is your card." in way_in


def test_a_deletion_asks_first(visitor, draft):
    said = texts(make(visitor)["card"]["children"])
    assert "Delete Eileen for good?" in said
    assert "Keep it" in said


def test_a_card_is_made_with_the_person_s_word(visitor, draft):
    layout = make(visitor, gender="male", glasses="")["card"]["children"]
    said = texts(layout)
    assert "Welcome to the board, Eileen!" in said
    assert "Man" in said
    assert "Glasses" not in said
    assert find(layout, "card-code")["data"] in said


@pytest.mark.parametrize("name", ["", "   ", "x" * 25, "a\x07b", "<b>Bo</b>"])
def test_a_name_that_cannot_be_is_told_and_the_draft_stays(visitor, draft, name):
    assert "1 to 24 characters" in make(visitor, name)["toast"]["children"]
    assert "What the computer sees" in texts(visitor.visit("/card"))


def test_a_name_s_own_signs_are_shown_as_they_are(visitor, draft):
    assert "Zoë & Łuk" in texts(make(visitor, "Zoë & Łuk")["card"]["children"])


@pytest.mark.parametrize(
    ("ticks", "life"),
    [
        ({}, timedelta(hours=2)),
        ({"deck": 2, "improve": 2}, timedelta(hours=2)),
        ({"deck": 1}, timedelta(days=1)),
        ({"improve": 3}, timedelta(days=180)),
    ],
)
def test_only_a_tick_that_is_set_makes_a_card_live_longer(visitor, clock, draft, ticks, life):
    until = find(make(visitor, **ticks)["card"]["children"], "card-until")["dateTime"]
    assert datetime.fromisoformat(until) - clock() == life


@pytest.mark.parametrize(
    ("host", "scanned"), [("https://game.example", True), ("http://localhost:8050", False)]
)
def test_the_code_is_scanned_where_the_address_leads_other_devices_here(app, host, scanned):
    receipt = Receipt(Card("1", "Eileen", Traits({})), "ABCD-EFGH", datetime.now(UTC))
    with app.server.test_request_context(base_url=host):
        layout = str(made(receipt, translator("en")))
        link = code_to_scan("https://game.example/delete#ABCD-EFGH", "", "")
    assert (link.src in layout) is scanned
    assert "ABCD-EFGH" in layout


def test_the_card_plays(visitor, draft):
    make(visitor)
    visitor.fire('{"place":"home","type":"quick-start"}.n_clicks')
    assert "Eileen" in texts(visitor.visit("/play"))


def test_the_code_deletes_the_card_at_once(visitor, draft):
    layout = make(visitor)["card"]["children"]
    gone = visitor.fire("card-delete.n_clicks", {"card-code": find(layout, "card-code")["data"]})
    assert "Deleted" in gone["toast"]["children"]
    assert "Eileen" not in texts(visitor.visit("/play"))


def test_a_discarded_photo_is_gone(visitor, draft):
    visitor.fire("card-discard.n_clicks")
    assert "Choose a photo" in texts(visitor.visit("/card"))


def test_only_what_was_touched_is_a_correction():
    said = [None] * len(ATTRIBUTES)
    said[0], said[5] = "male", ""
    assert corrections(said) == {"gender": "male", "tie": ""}
