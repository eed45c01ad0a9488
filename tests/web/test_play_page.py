import pytest

from guesswho.cards.stock import stock_deck
from guesswho.game.question import QUESTIONS
from guesswho.web.play.questions import SHOWN
from tests.web.pages import Visitor, chip, find, texts

CHOICES = {"deck": "stock", "opponent": "rookie", "rule": "turn", "own-card": ""}


@pytest.fixture
def table(visitor):
    return visitor.fire("play-start.n_clicks", CHOICES)["play"]["children"]


def act(visitor, trigger, held, card=None):
    return visitor.fire(trigger, {"play-match": held, "play-guessed": card})


def held(layout):
    return find(layout, "play-match")["data"]


def test_before_a_match_one_chooses(visitor):
    said = texts(visitor.visit("/play"))
    for words in ("Rookie Robin", "Clever Clara", "Loses the match", "Costs the turn", "24 faces"):
        assert words in said


def test_every_question_has_its_chip():
    assert sorted(map(str, SHOWN)) == sorted(map(str, QUESTIONS))


def test_a_match_shows_all_cards_and_one_s_own_secret(table):
    for card in stock_deck().cards:
        assert find(table, {"type": "tile", "card": card.id})["data-name"] == card.name
    assert "Your secret" in texts(table)


def test_the_page_holds_match_and_version_and_no_token(table, visitor):
    assert set(held(table)) == {"match", "version"}
    with visitor.client.session_transaction() as cookie:
        assert cookie["seat"] not in str(table)


def test_a_reload_or_a_second_tab_continues(visitor, table):
    assert held(visitor.visit("/play")) == held(table)


def test_two_browsers_never_share_a_match(app, visitor, table):
    other = Visitor(app.server)
    assert "Start the match" in texts(other.visit("/play"))
    theirs = other.fire("play-start.n_clicks", CHOICES)["play"]["children"]
    assert held(theirs)["match"] != held(table)["match"]
    stolen = act(other, chip("gender", "female"), held(table))
    assert find(stolen["play"]["children"], "play-match")["data"] == held(theirs)
    assert held(visitor.visit("/play")) == held(table)


def test_a_question_flips_cards_and_the_rival_answers(visitor, table):
    said = act(visitor, chip("gender", "female"), held(table))
    down = [tile for tile in _many(said, "tile", "className") if tile.endswith("tile--down")]
    assert len(down) == 12
    assert said["play-match"]["data"]["version"] > held(table)["version"]
    assert "Is your person a woman?" in texts(said["play-talk"]["children"])
    assert "24 → 12" in texts(said["play-talk"]["children"])


def test_an_action_from_an_old_tab_is_told_and_shows_how_it_stands(visitor, table):
    now = act(visitor, chip("gender", "female"), held(table))
    late = act(visitor, chip("hat", "yes"), held(table))
    assert "moved on" in late["toast"]["children"]
    assert late["play-match"]["data"] == now["play-match"]["data"]


def test_a_useless_question_is_told_and_nothing_is_lost(visitor, table):
    now = act(visitor, chip("gender", "female"), held(table))
    again = act(visitor, chip("gender", "female"), now["play-match"]["data"])
    assert "same answer" in again["toast"]["children"]
    assert again["play-match"]["data"] == now["play-match"]["data"]


def test_a_match_runs_to_its_end_and_reveals_both_secrets(visitor, table):
    state, talked = held(table), table
    for _turn in range(30):
        standing = _standing(visitor)
        talked = act(visitor, "play-guess-yes.n_clicks", state, standing[0])
        state = talked["play-match"]["data"]
        if talked["play-ending"]["children"]:
            break
    ending = texts(talked["play-ending"]["children"])
    assert "Their secret" in ending
    assert "win" in ending
    assert talked["play-table"]["className"] == "table table--over"


def test_again_begins_a_new_match_against_the_same_rival(visitor, table):
    fresh = visitor.fire("play-again.n_clicks")["play"]["children"]
    assert held(fresh)["match"] != held(table)["match"]


def test_change_the_match_leads_back_to_the_choices(visitor, table):
    assert "Start the match" in texts(visitor.fire("play-leave.n_clicks")["play"]["children"])
    assert "Start the match" in texts(visitor.visit("/play"))


def test_one_tap_on_the_start_page_begins_a_match(visitor):
    tap = '{"place":"home","type":"quick-start"}.n_clicks'
    assert visitor.fire(tap)["go"]["href"] == "/play"
    assert held(visitor.visit("/play"))
    assert "Back to your match" in texts(visitor.visit("/"))


def test_a_match_that_is_gone_leads_back_to_the_choices(visitor, table):
    with visitor.client.session_transaction() as cookie:
        cookie["match"] = "A" * len(cookie["match"])
    assert "Start the match" in texts(visitor.visit("/play"))


@pytest.mark.parametrize("trigger", [chip("hat", "yes"), "play-again.n_clicks"])
def test_a_match_that_is_gone_is_told_and_one_may_choose_anew(visitor, table, trigger):
    with visitor.client.session_transaction() as cookie:
        cookie.clear()
    gone = act(visitor, trigger, held(table)) if "again" not in trigger else visitor.fire(trigger)
    assert "does not exist" in gone["toast"]["children"]
    assert "Start the match" in texts(gone["play"]["children"])


def test_the_secret_is_nowhere_on_the_page_before_the_end(app, visitor, table):
    services = app.server.extensions["guesswho.services"]
    with visitor.client.session_transaction() as cookie:
        seen = services.play.look(cookie["match"], cookie["seat"])
    assert seen.view.secrets is None
    tiles = [find(table, {"type": "tile", "card": card.id}) for card in seen.view.cards]
    assert {tile["className"] for tile in tiles} == {"tile"}


def _many(answer, kind, prop):
    return [value[prop] for key, value in answer.items() if f'"type":"{kind}"' in key]


def _standing(visitor):
    layout = visitor.visit("/play")
    tiles = [find(layout, {"type": "tile", "card": card.id}) for card in stock_deck().cards]
    return [tile["data-card"] for tile in tiles if tile["aria-disabled"] == "false"]
