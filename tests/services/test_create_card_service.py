import io
import json
from datetime import timedelta

import numpy as np
import pytest
from PIL import Image
from skimage import data

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import (
    BadName,
    BadRequest,
    CardNotFound,
    DraftNotFound,
    ModelUnavailable,
    NotAPicture,
    PhotoTooHeavy,
    PictureNotFound,
    StoreUnavailable,
    UnknownAttribute,
    UnknownValue,
    WrongDeletionCode,
)
from guesswho.services.draft import Need, as_frame
from guesswho.services.feedback import Word
from guesswho.services.services import assemble
from guesswho.store.feedback import Place, Said
from guesswho.store.records import Consents
from guesswho.vision.face import Box
from guesswho.vision.scripted import ScriptedRecognizer


def word(name, corrections, **more):
    return Word(name=name, corrections=corrections, **more)


ADA = word("Ada", {})
FOREVER = timedelta(days=36500)


def jpeg(pixels):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=92)
    return file.getvalue()


ASTRONAUT = jpeg(data.astronaut())
TWINS = jpeg(np.hstack([data.astronaut()[:320, :400], data.astronaut()[:320, :400]]))
NOBODY = jpeg(np.full((300, 400, 3), 127, np.uint8))


def kept(pictures, clock):
    return set(pictures.names(before=clock() + FOREVER))


def opened(picture):
    return Image.open(io.BytesIO(picture))


def test_a_portrait_is_read_and_its_clean_photo_kept(cards, pictures):
    draft = cards.read(ASTRONAUT)
    assert draft.needs is Need.NOTHING
    assert (draft.width, draft.height) == (512, 512)
    assert draft.face == 0
    assert set(draft.predictions) == set(ATTRIBUTES)
    assert draft.predictions["hair_colour"].value == "brown"
    assert draft.model == "scripted"
    photo = opened(pictures.read(draft.photo))
    assert (photo.format, photo.size, photo.getexif()) == ("JPEG", (512, 512), {})


def test_a_reload_finds_the_draft_as_it_was(cards):
    draft = cards.read(ASTRONAUT)
    assert cards.draft(draft.id) == draft


def test_no_face_asks_for_a_frame_by_hand(cards):
    draft = cards.read(NOBODY)
    assert (draft.needs, draft.faces, draft.face) == (Need.FRAME, (), None)
    framed = cards.reframe(draft.id, Box(100, 50, 90, 110))
    assert (framed.needs, framed.frame, framed.face) == (
        Need.NOTHING,
        Box(100, 50, 90, 110),
        None,
    )
    assert cards.draft(draft.id) == framed


def test_several_faces_ask_which(cards):
    draft = cards.read(TWINS)
    assert (draft.needs, len(draft.faces)) == (Need.CHOOSE_FACE, 2)
    chosen = cards.reframe(draft.id, 1)
    assert (chosen.needs, chosen.face) == (Need.NOTHING, 1)
    assert chosen.frame != draft.frame
    assert abs(chosen.frame.x - draft.frame.x) > 200


def test_another_frame_is_read_again(settings, store, pictures, clock, recognizer):
    """The recognizer sees exactly what the frame shows, in the photo that was kept."""
    seen = []

    class Looking:
        version = "looking"
        versions = recognizer.versions

        def read(self, portrait):
            seen.append(portrait.shape)
            return recognizer.read(portrait)

    services = assemble(settings, store=store, pictures=pictures, load=Looking, clock=clock)
    draft = services.create_card.read(ASTRONAUT)
    services.create_card.reframe(draft.id, Box(-20, 10, 110, 110))
    assert seen[1] == (110, 90, 3)  # cut to the photo


def test_a_turned_frame_is_kept_and_cuts_the_card(cards):
    draft = cards.read(ASTRONAUT)
    turned = cards.reframe(draft.id, Box(150, 60, 180, 220, -12))
    assert turned.frame == Box(150, 60, 180, 220, -12)
    assert cards.draft(draft.id) == turned
    finished = cards.finish(draft.id, ADA)
    assert opened(cards.picture(finished.card.picture)).size == (180, 220)


@pytest.mark.parametrize(
    "frame",
    [
        1,
        -1,
        99,
        Box(0, 0, 5, 5),
        Box(600, 600, 90, 110),
        Box(-500, 0, 510, 110),
        Box(150, 60, 180, 220, 31),
        Box(0, 0, 180, 220, 20),
        Box(600, 600, 90, 110, 20),
    ],
)
def test_frames_that_are_not_there(cards, frame):
    draft = cards.read(ASTRONAUT)
    with pytest.raises(BadRequest):
        cards.reframe(draft.id, frame)
    assert cards.draft(draft.id) == draft


def test_finishing_keeps_the_persons_word_and_the_prediction_apart(cards, store, clock):
    draft = cards.read(ASTRONAUT)
    finished = cards.finish(
        draft.id, word(" Ada  L. ", {"hair_colour": "red", "tie": None, "hat": ""})
    )
    assert finished.card.name == "Ada L."
    assert finished.card.traits["hair_colour"] == "red"
    assert finished.card.traits["tie"] is finished.card.traits["hat"] is None
    assert finished.card.traits["hair_length"] == "long"  # untouched: as read
    record = store.card(finished.card.id, clock())
    assert record.scores["hair_colour"]["brown"] == pytest.approx(0.9)
    assert finished.predictions["hair_colour"].value == "brown"
    assert cards.card(finished.card.id) == finished.card


def test_the_card_keeps_a_small_crop_and_the_photo_goes(cards, pictures, clock):
    draft = cards.read(ASTRONAUT)
    finished = cards.finish(draft.id, ADA)
    assert kept(pictures, clock) == {finished.card.picture}
    crop = opened(cards.picture(finished.card.picture))
    assert crop.format == "JPEG"
    assert crop.width <= 432
    assert crop.height <= 528
    assert crop.width / crop.height == pytest.approx(9 / 11, rel=0.02)


@pytest.mark.parametrize(
    ("corrections", "hair"),
    [
        ({"hair_length": "bald"}, (None, None)),
        ({"hair_length": "bald", "hair_type": "curly", "hair_colour": "grey"}, ("curly", "grey")),
        ({"hair_length": "short"}, ("straight", "brown")),
    ],
)
def test_a_bald_head_states_no_hair_unless_the_person_does(cards, corrections, hair):
    draft = cards.read(ASTRONAUT)
    traits = cards.finish(draft.id, word("Ada", corrections)).card.traits
    assert (traits["hair_type"], traits["hair_colour"]) == hair


def test_what_is_suggested_is_what_an_untouched_card_gets(cards):
    draft = cards.read(ASTRONAUT)
    assert cards.finish(draft.id, ADA).card.traits == draft.suggested


def test_a_draft_makes_one_card(cards, pictures, clock):
    draft = cards.read(ASTRONAUT)
    first = cards.finish(draft.id, ADA)
    with pytest.raises(DraftNotFound):
        cards.finish(draft.id, ADA)
    with pytest.raises(DraftNotFound):
        cards.reframe(draft.id, 0)
    assert kept(pictures, clock) == {first.card.picture}


def test_of_two_clicks_on_done_the_slower_leaves_nothing(cards, store, pictures, clock):
    draft = cards.read(ASTRONAUT)
    add_card, late = store.add_card, []

    def overtaken(record, draft_id=None, feedback=()):
        store.add_card = add_card
        late.append(cards.finish(draft.id, ADA))
        add_card(record, draft_id, feedback)

    store.add_card = overtaken
    with pytest.raises(DraftNotFound):
        cards.finish(draft.id, ADA)
    assert kept(pictures, clock) == {late[0].card.picture}


@pytest.mark.parametrize(
    ("name", "corrections", "error"),
    [
        ("", {}, BadName),
        ("x" * 25, {}, BadName),
        ("Ada", {"shoes": "red"}, UnknownAttribute),
        ("Ada", {"hat": "green"}, UnknownValue),
    ],
)
def test_a_refused_finish_loses_nothing(cards, pictures, clock, name, corrections, error):
    draft = cards.read(ASTRONAUT)
    with pytest.raises(error):
        cards.finish(draft.id, word(name, corrections))
    with pytest.raises(error):
        cards.create(ASTRONAUT, word(name, corrections))
    assert kept(pictures, clock) == {draft.photo}
    assert cards.draft(draft.id) == draft


def test_a_photo_that_vanished_is_a_draft_that_vanished(cards, pictures):
    draft = cards.read(ASTRONAUT)
    pictures.delete(draft.photo)
    with pytest.raises(DraftNotFound):
        cards.finish(draft.id, ADA)


def test_a_card_in_one_step_keeps_no_photo(cards, pictures, clock):
    finished = cards.create(ASTRONAUT, word("Ada", {"glasses": "yes"}))
    assert kept(pictures, clock) == {finished.card.picture}
    assert finished.card.traits["glasses"] == "yes"


def test_what_cannot_be_saved_leaves_no_picture(cards, store, pictures, clock):
    def fail(*_):
        raise StoreUnavailable

    store.add_card = store.add_draft = fail
    with pytest.raises(StoreUnavailable):
        cards.create(ASTRONAUT, ADA)
    with pytest.raises(StoreUnavailable):
        cards.read(ASTRONAUT)
    assert kept(pictures, clock) == set()


def test_the_deletion_code_takes_card_and_picture_at_once(cards, store, pictures, clock):
    finished = cards.create(ASTRONAUT, ADA)
    cards.delete(finished.deletion_code.lower().replace("-", " "))
    assert kept(pictures, clock) == set()
    with pytest.raises(PictureNotFound):
        cards.picture(finished.card.picture)
    with pytest.raises(CardNotFound):
        cards.card(finished.card.id)
    with pytest.raises(WrongDeletionCode):
        cards.delete(finished.deletion_code)


@pytest.mark.parametrize("code", ["", "AAAA-AAAA-AAAA-AAAA-AAAA", "\ud800", "\x00", "ü" * 9999])
def test_wrong_deletion_codes(cards, code):
    cards.create(ASTRONAUT, ADA)
    with pytest.raises(WrongDeletionCode):
        cards.delete(code)


def test_the_code_is_not_in_the_store(cards, store, clock):
    finished = cards.create(ASTRONAUT, ADA)
    assert finished.deletion_code not in repr(store.card(finished.card.id, clock()))


def test_photo_and_card_go_with_the_session(cards, clock):
    draft = cards.read(ASTRONAUT)
    finished = cards.finish(cards.read(ASTRONAUT).id, ADA)
    assert finished.expires == draft.expires == clock() + timedelta(hours=2)
    clock.advance(hours=2)
    with pytest.raises(DraftNotFound):
        cards.draft(draft.id)
    with pytest.raises(CardNotFound):
        cards.card(finished.card.id)
    for expired in (draft.photo, finished.card.picture):
        with pytest.raises(PictureNotFound):
            cards.picture(expired)


def test_a_sign_of_life_keeps_a_card_but_never_beyond_the_days_of_the_settings(cards, clock):
    finished = cards.finish(cards.read(ASTRONAUT).id, ADA)
    born, day = clock(), timedelta(days=2)
    while clock() < born + day:
        cards.card(finished.card.id)
        cards.keep_alive(finished.card.id)
        clock.advance(hours=1)
    with pytest.raises(CardNotFound):
        cards.card(finished.card.id)
    cards.keep_alive(finished.card.id)  # too late: nothing happens
    with pytest.raises(CardNotFound):
        cards.card(finished.card.id)


@pytest.mark.parametrize(
    ("more", "days"),
    [
        ({"place": Place.API}, 2),
        ({"place": Place.STAFF}, 365),
        ({"consents": Consents(deck=True)}, 2),
        ({"consents": Consents(improve=True)}, 180),
    ],
)
def test_who_agrees_to_more_or_has_no_session_is_kept_for_days(cards, clock, more, days):
    finished = cards.create(ASTRONAUT, word("Ada", {}, **more))
    assert finished.expires == clock() + timedelta(days=days)
    cards.keep_alive(finished.card.id)
    clock.advance(days=days, seconds=-1)
    assert cards.card(finished.card.id) == finished.card


SAID = {
    "gender": Said.CONFIRMED,
    "hair_colour": Said.CORRECTED,
    "tie": Said.WITHHELD,
    "hat": Said.WITHHELD,
    "glasses": Said.CONFIRMED,
}


def test_what_was_said_of_each_prediction_is_on_record(cards, store, clock, recognizer):
    draft = cards.read(ASTRONAUT)
    corrections = {"hair_colour": "red", "tie": None, "hat": "", "glasses": "no"}
    spoken = word("Ada", corrections, confirmed={"gender"}, consents=Consents(improve=True))
    finished = cards.finish(draft.id, spoken)
    records = {record.attribute: record for record in store.feedback(finished.card.id)}
    assert set(records) == set(ATTRIBUTES)
    assert {a: r.said for a, r in records.items()} == dict.fromkeys(
        ATTRIBUTES, Said.UNTOUCHED
    ) | SAID
    colour = records["hair_colour"]
    assert (colour.predicted, colour.shown, colour.final) == ("brown", "brown", "red")
    assert colour.scores["brown"] == pytest.approx(0.9)
    assert (colour.trunk, colour.head) == ("scripted", "scripted")
    assert colour.frame == as_frame(draft.frame)
    assert (colour.place, colour.group, colour.improve) == (Place.VISITOR, "female", True)
    assert colour.created == clock()
    assert records["hat"].final is records["tie"].final is None


def test_what_a_bald_head_leaves_open_was_not_shown(settings, store, pictures, clock):
    bald = ScriptedRecognizer({"hair_length": "bald"})
    services = assemble(settings, store=store, pictures=pictures, load=lambda: bald, clock=clock)
    finished = services.create_card.create(ASTRONAUT, ADA)
    [kind] = [r for r in store.feedback(finished.card.id) if r.attribute == "hair_type"]
    assert (kind.predicted, kind.shown, kind.final) == ("straight", None, None)


def test_a_later_correction_is_a_later_record_and_counts_instead(cards, store, clock):
    finished = cards.create(ASTRONAUT, ADA)
    clock.advance(minutes=30)
    card = cards.correct(finished.card.id, word("Ada L.", {"hair_colour": "red"}))
    assert card == cards.card(finished.card.id)
    assert (card.name, card.traits["hair_colour"]) == ("Ada L.", "red")
    first, last = [r for r in store.feedback(card.id) if r.attribute == "hair_colour"]
    assert (first.said, first.final) == (Said.UNTOUCHED, "brown")
    assert (last.said, last.shown, last.final) == (Said.CORRECTED, "brown", "red")
    assert (first.predicted, first.scores) == (last.predicted, last.scores)
    colours = [t for t in store.tallies() if t.attribute == "hair_colour"]
    assert [(t.said, t.final) for t in colours] == [("corrected", "red")]
    assert len(store.feedback(card.id)) == len(ATTRIBUTES) + 1  # the others are not touched


def test_counts_outlive_the_card_but_records_do_not(cards, store):
    finished = cards.create(ASTRONAUT, word("Ada", {"hair_colour": "red"}))
    before = store.tallies()
    cards.delete(finished.deletion_code)
    assert store.feedback(finished.card.id) == ()
    assert store.tallies() == before
    assert sum(before.values()) == len(ATTRIBUTES)


def test_a_word_about_an_unknown_attribute(cards, pictures, clock):
    with pytest.raises(UnknownAttribute):
        cards.create(ASTRONAUT, word("Ada", {}, confirmed={"shoes"}))
    assert kept(pictures, clock) == set()


def test_discarding_forgets_the_photo(cards, pictures, clock):
    draft = cards.read(ASTRONAUT)
    cards.discard(draft.id)
    cards.discard(draft.id)
    assert kept(pictures, clock) == set()
    with pytest.raises(DraftNotFound):
        cards.draft(draft.id)


def test_classifying_keeps_nothing(cards, pictures, clock):
    document = cards.classify(ASTRONAUT).document()
    assert kept(pictures, clock) == set()
    assert json.loads(json.dumps(document))["traits"]["gender"]["value"] == "female"


@pytest.mark.parametrize(
    ("data", "error"), [(b"no picture", NotAPicture), (b"\xff" * 3_200_000, PhotoTooHeavy)]
)
def test_what_the_door_refuses_is_refused_and_counted(services, pictures, clock, data, error):
    with pytest.raises(error):
        services.create_card.read(data)
    registry = services.counts.registry
    labels = {"reason": error.__name__}
    assert registry.get_sample_value("guesswho_photos_refused_total", labels) == 1
    assert kept(pictures, clock) == set()


def test_a_missing_model_refuses_the_photo_and_keeps_nothing(settings, store, pictures, clock):
    def missing():
        raise ModelUnavailable("trunk.tflite")

    services = assemble(settings, store=store, pictures=pictures, load=missing, clock=clock)
    with pytest.raises(ModelUnavailable):
        services.create_card.read(ASTRONAUT)
    assert kept(pictures, clock) == set()
    assert [problem.name for problem in services.health.problems()] == ["ModelUnavailable"]


@pytest.mark.parametrize("draft_id", ["", "nobody", "\x00", "\ud800", "a" * 99])
def test_unknown_drafts_and_cards(cards, draft_id):
    with pytest.raises(DraftNotFound):
        cards.draft(draft_id)
    with pytest.raises(CardNotFound):
        cards.card(draft_id)
