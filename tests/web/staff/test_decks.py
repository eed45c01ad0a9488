"""Team decks on their pages: files come in pieces, are read elsewhere, and all of it is told."""

from dataclasses import replace

import pytest

from guesswho.cards.deck import Deck
from guesswho.cards.deck_file import write_zip
from guesswho.cards.stock import stock_deck
from guesswho.services.team_decks import Member
from guesswho.settings import Settings
from guesswho.store.account_records import Role
from guesswho.texts import translator
from guesswho.web import jobs
from guesswho.web.staff.decks import grid, reading
from tests.browser.stage import portrait
from tests.records import NOON
from tests.web.pages import Visitor, find, texts

PHOTO = portrait()


@pytest.fixture
def services(app):
    return app.server.extensions["guesswho.services"]


@pytest.fixture
def staff(visitor, services):
    user = services.users.add("Ada", Role.STAFF)
    with visitor.client.session_transaction() as session:
        session["_user_id"] = services.logins.begin(user).token
    return visitor


@pytest.fixture
def deck(services):
    return services.team_decks.create("Us", "ada")


def begin(visitor, deck, content, name="ada.jpg"):
    return visitor.client.post(
        f"/staff/decks/{deck.id}/files", json={"name": name, "size": len(content)}
    )


def piece(visitor, upload, at, content):
    return visitor.client.post(f"/staff/files/{upload}?at={at}", data=content)


def send(visitor, services, deck, content, name="ada.jpg"):
    upload = begin(visitor, deck, content, name).json["id"]
    piece(visitor, upload, 0, content)
    services.uploads.work_on(deck.id)


def open_page(visitor, deck):
    return visitor.visit(f"/staff/decks/{deck.id}")


def test_a_new_deck_opens_on_its_page(staff, services):
    assert "There is no deck yet" in texts(staff.visit("/staff/decks"))
    answer = staff.fire("decks-new.n_clicks", {"decks-new-name": "Us"})
    [deck] = services.team_decks.decks()
    assert answer["go"]["href"] == f"/staff/decks/{deck.id}"
    assert "0 cards · not published" in texts(open_page(staff, deck))
    assert "Us" in texts(staff.visit("/staff/decks"))


def test_a_deck_that_is_gone_says_so(staff):
    assert "does not exist" in texts(staff.visit("/staff/decks/nobody"))


def test_a_deck_is_renamed_copied_and_deleted(staff, services, deck):
    said = staff.fire("deck-rename.n_clicks", {"deck-rename-to": "We", "deck-id": deck.id})
    assert "We" in texts(said["deck-head"]["children"])
    staff.fire("deck-copy.n_clicks", {"deck-copy-name": "Copy", "deck-id": deck.id})
    assert {one.name for one in services.team_decks.decks()} == {"We", "Copy"}
    gone = staff.fire("deck-delete.n_clicks", {"deck-id": deck.id})
    assert gone["go"]["href"] == "/staff/decks"
    assert [one.name for one in services.team_decks.decks()] == ["Copy"]


def test_a_file_comes_in_pieces_and_goes_on_where_it_ended(staff, services, deck):
    first = begin(staff, deck, PHOTO).json
    assert (first["received"], first["state"]) == (0, "receiving")
    assert piece(staff, first["id"], 0, PHOTO[:5000]).json["received"] == 5000
    assert "0 of 1 MB are here" in texts(open_page(staff, deck))
    again = begin(staff, deck, PHOTO).json
    assert (again["id"], again["received"]) == (first["id"], 5000)
    assert piece(staff, again["id"], 0, PHOTO).json["received"] == 5000
    done = piece(staff, again["id"], 5000, PHOTO[5000:]).json
    assert done["state"] == "unpacking"


def test_what_waits_is_told_with_a_way_to_go_on(staff, services, deck):
    upload = begin(staff, deck, PHOTO).json["id"]
    piece(staff, upload, 0, PHOTO)
    page = open_page(staff, deck)
    assert "All of it is here" in texts(page)
    assert find(page, "deck-tick")["disabled"] is False
    assert staff.fire("deck-go-on.n_clicks")["deck-arrived"]["data"]
    services.uploads.work_on(deck.id)
    seen = staff.fire("deck-tick.n_intervals", {"deck-id": deck.id})
    assert seen["deck-tick"]["disabled"] is True
    assert find(seen["deck-members"]["children"], "deck-grid")["rowData"][0]["name"] == "ada"
    assert "1 card" in texts(seen["deck-head"]["children"])


def test_a_refused_photo_is_told_in_a_sentence(staff, services, deck):
    send(staff, services, deck, b"words", "notes.jpg")
    assert "notes.jpg" in texts(open_page(staff, deck))
    assert "not a photo" in texts(open_page(staff, deck))


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/staff/files/nobody?at=0", b"x", 404),
        ("/staff/files/nobody", b"x", 400),
        ("/staff/files/nobody?at=-1", b"x", 400),
        ("/staff/files/nobody?at=0", b"x" * 4_000_001, 400),
        ("/staff/decks/nobody/files", b'{"name": "a", "size": 1}', 404),
        ("/staff/decks/nobody/files", b'{"name": "a"}', 400),
        ("/staff/decks/nobody/files", b'{"name": "a", "size": 9000000000}', 413),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(staff, path, body, status):
    answer = staff.client.post(path, data=body)
    assert answer.status_code == status
    assert answer.json["message"]


def test_strangers_and_analysts_get_neither_pages_nor_pictures(app, staff, services, deck):
    send(staff, services, deck, PHOTO)
    picture = services.team_decks.members(deck.id)[0].card.picture
    assert staff.client.get(f"/staff/pictures/{picture}").mimetype == "image/jpeg"
    stranger = Visitor(app.server)
    assert stranger.client.get(f"/staff/pictures/{picture}").status_code == 401
    assert begin(stranger, deck, PHOTO).status_code == 401
    assert piece(stranger, "x", 0, b"").status_code == 401
    for trigger in ("decks-new", "deck-rename", "deck-copy", "deck-delete", "deck-go-on"):
        assert stranger.post(f"{trigger}.n_clicks", {"deck-id": deck.id}).status_code == 401
    for trigger in ("deck-tick.n_intervals", "deck-arrived.data"):
        assert stranger.post(trigger, {"deck-id": deck.id}).status_code == 401
    assert "Please log in" in texts(stranger.visit(f"/staff/decks/{deck.id}"))


def test_the_job_is_a_program_of_its_own_with_the_same_settings(tmp_path, monkeypatch):
    seen = {}
    monkeypatch.setattr(
        jobs.subprocess, "run", lambda words, **how: seen.update(how, words=list(words))
    )
    settings = Settings(data_dir=tmp_path, stand=True, photo_days=3, secret_key="k")
    jobs.run_verb(settings, "photos", "deck")
    assert seen["words"][1:] == ["-m", "guesswho", "photos", "deck"]
    assert Settings.from_env(seen["env"]) == settings


def test_nothing_is_begun_by_a_click_that_was_none():
    assert reading.go_on(None) is reading.no_update


@pytest.fixture
def team(staff, services, deck):
    """The deck with two people on it."""
    send(staff, services, deck, PHOTO, "ada.jpg")
    send(staff, services, deck, PHOTO, "bo.jpg")
    return services.team_decks


def publish(staff, deck, basis):
    fired = staff.fire("deck-publish.n_clicks", {"deck-basis": basis, "deck-id": deck.id})
    return texts(fired["deck-publication"]["children"])


def test_a_deck_is_published_when_nothing_is_missing(staff, services, team, deck):
    picture = team.members(deck.id)[0].card.picture
    stranger = Visitor(staff.client.application)
    assert "Not everybody" in publish(staff, deck, "agreed")
    who = [member.card.id for member in team.members(deck.id)]
    told = staff.fire("deck-told.n_clicks", {"deck-told-who": who, "deck-id": deck.id})
    assert "2 of 2 were told" in texts(told["deck-telling"]["children"])
    assert "on what ground" in publish(staff, deck, " ")
    fired = staff.fire("deck-publish.n_clicks", {"deck-basis": "", "deck-id": deck.id})
    assert find(fired["deck-publication"]["children"], "deck-basis")["value"] == ""
    assert "Us" not in texts(stranger.visit("/play"))
    assert stranger.client.get(f"/api/v1/pictures/{picture}").status_code == 404
    assert "Visitors can play" in publish(staff, deck, "agreed")
    assert "Us" in texts(stranger.visit("/play"))
    assert stranger.client.get(f"/api/v1/pictures/{picture}").status_code == 200
    staff.fire("deck-unpublish.n_clicks", {"deck-id": deck.id})
    assert "Us" not in texts(stranger.visit("/play"))


def test_everybody_gets_a_sheet_with_a_code_that_deletes(staff, services, team, deck):
    shown = texts(staff.visit(f"/staff/sheets/{deck.id}"))
    ada, bo = team.notices(deck.id)
    for notice in (ada, bo):
        assert notice.deletion_code in shown
        assert f"{notice.card.name}, you are a card" in shown
    services.create_card.delete(ada.deletion_code)
    assert ada.deletion_code not in texts(staff.visit(f"/staff/sheets/{deck.id}"))
    assert "does not exist" in texts(staff.visit("/staff/sheets/nobody"))


def test_a_deck_goes_out_as_a_file_and_comes_in(staff, services, team, deck):
    answer = staff.client.get(f"/staff/decks/{deck.id}/export")
    assert "Us.guesswho" in answer.headers["Content-Disposition"]
    came = staff.client.post("/staff/import", data=answer.data).json["address"]
    copy = came.rpartition("/")[2]
    assert [m.card.name for m in team.members(copy)] == [m.card.name for m in team.members(deck.id)]
    refused = staff.client.post("/staff/import", data=b"no deck")
    assert (refused.status_code, refused.json["error"]) == (400, "BadDeck")


def change(card, column, value):
    return [{"data": {"id": card.id}, "colId": column, "value": value}]


def test_every_edit_in_the_grid_is_put_on_record(staff, services, team, deck):
    card = team.members(deck.id)[0].card

    def edit(column, value):
        fired = staff.fire(
            "deck-grid.cellValueChanged",
            {"deck-grid": change(card, column, value), "deck-id": deck.id},
        )
        return fired["deck-grid"]["rowTransaction"]["update"][0]

    before = find(open_page(staff, deck), "deck-grid")["rowData"][0]
    assert (before["looked"], "Gender" in before["doubts"]) == (False, False)
    assert edit("name", "Ada L.")["name"] == "Ada L."
    assert edit("hat", "yes")["hat"] == "yes"
    assert edit("tie", "")["tie"] == ""
    assert edit("looked", True)["looked"] is True
    assert edit("name", " ")["name"] == "Ada L."
    mended = services.create_card.card(card.id)
    assert (mended.traits["hat"], mended.traits["tie"]) == ("yes", None)
    assert team.looked_at(deck.id) == {card.id}


def test_what_is_least_certain_comes_first_and_is_named():
    sure, unsure = (
        Member(card, {"tie": tie, "hat": 0.9}, False, NOON)
        for card, tie in zip(stock_deck().cards[:2], (0.95, 0.54), strict=True)
    )
    first, second = grid.rows([sure, unsure], frozenset(), translator("en"))
    assert (first["doubts"], second["doubts"]) == ("Tie 54 %", "")


def test_visitors_do_not_load_the_grid(app, staff):
    assert "suites/dash_ag_grid" in staff.client.get("/staff/decks").text
    assert "suites/dash_ag_grid" not in Visitor(app.server).client.get("/play").text


@pytest.fixture
def drawn(services):
    """A deck of twelve, two of them twins."""
    cards = stock_deck().cards[:11]
    twin = replace(cards[0], id="twin", name="Twin")
    return services.team_decks.import_file(write_zip(Deck("Us", (*cards, twin)), {}), "ada")


def test_the_doctor_shows_who_cannot_be_told_apart(staff, drawn):
    open_page(staff, drawn)
    found = staff.fire("deck-ask-doctor.n_clicks", {"deck-id": drawn.id})
    said = texts(found["deck-advice"]["children"])
    assert "Nobody can tell them apart" in said
    assert "Twin" in said


def test_a_deck_of_the_best_opens_on_its_page(staff, services, drawn):
    answer = staff.fire("deck-best.n_clicks", {"deck-id": drawn.id, "deck-best-size": "8"})
    [best] = [deck for deck in services.team_decks.decks() if deck.id != drawn.id]
    assert answer["go"]["href"] == f"/staff/decks/{best.id}"
    assert len(services.team_decks.playable(best.id).cards) == 8
    assert services.team_decks.playable(best.id).twins() == ()


@pytest.mark.parametrize("size", [None, "", "1", "99", "2.5", "x", "9" * 99])
def test_a_size_that_cannot_be_is_told(staff, services, drawn, size):
    answer = staff.fire("deck-best.n_clicks", {"deck-id": drawn.id, "deck-best-size": size})
    assert answer["toast"]["children"]
    assert len(services.team_decks.decks()) == 1
