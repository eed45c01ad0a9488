import json

import pytest

from guesswho.cards.stock import stock_deck
from guesswho.game.question import QUESTIONS
from guesswho.web.play.questions import SHOWN
from tests.web.pages import CHOICES, Visitor, chip, find, texts


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
    assert set(held(table)) == {"match", "version", "friend"}
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


def begun(visitor, **options):
    return visitor.fire("play-start.n_clicks", {**CHOICES, **options})["play"]["children"]


def tiles(layout):
    found = [find(layout, {"type": "tile", "card": str(card)}) for card in range(1, 37)]
    return [tile for tile in found if tile]


@pytest.mark.parametrize(("size", "shape"), [("12", (4, 3)), ("18", (6, 3)), ("30", (6, 5))])
def test_a_board_of_another_size_has_a_shape_of_its_own(visitor, size, shape):
    layout = begun(visitor, size=size)
    assert len(tiles(layout)) == int(size)
    assert f"'--columns': {shape[0]}, '--rows': {shape[1]}" in str(layout)


def test_the_closed_options_say_what_is_usual(visitor):
    said = texts(visitor.visit("/play"))
    assert "24 faces · who starts is drawn · faces flip by themselves" in said


def test_what_was_chosen_last_is_chosen_again(visitor):
    begun(visitor, size="30", first="me", flipping="manual", rule="loses")
    visitor.fire("play-leave.n_clicks")
    layout = visitor.visit("/play")
    assert "30 faces · you start · you flip the faces" in texts(layout)
    assert find(layout, {"type": "picked", "of": "rule"})["data"] == "loses"


def test_a_choice_that_is_not_offered_is_forgotten(visitor):
    visitor.client.set_cookie("guesswho-choices", "size=7&rule=%00&first")
    layout = visitor.visit("/play")
    assert "24 faces" in texts(layout)
    assert find(layout, {"type": "picked", "of": "rule"})["data"] == "turn"


def test_again_means_the_same_options_and_the_other_side_starts(visitor):
    begun(visitor, size="12", first="them", flipping="manual")
    again = visitor.fire("play-again.n_clicks")["play"]["children"]
    assert len(tiles(again)) == 12
    assert "You begin" in texts(again)
    assert "tap the faces" in texts(again)
    third = visitor.fire("play-again.n_clicks")["play"]["children"]
    assert "You begin" not in texts(third)


def flip(visitor, layout, card, *, down=True):
    flipped = {"card": card, "down": down}
    return visitor.fire("play-flipped.data", {"play-flipped": flipped, "play-match": held(layout)})


def test_by_hand_an_answer_flips_nothing_and_a_tap_does(visitor):
    layout = begun(visitor, flipping="manual", first="me")
    said = act(visitor, chip("gender", "female"), held(layout))
    assert set(_many(said, "tile", "className")) == {"tile"}
    assert "24 left" in texts(said["play-race"]["children"])
    after = flip(visitor, layout, "1")
    assert "23 left" in texts(after["play-race"]["children"])
    shown = find(visitor.visit("/play"), {"type": "tile", "card": "1"})
    assert (shown["className"], shown["aria-pressed"]) == ("tile tile--down", "true")
    assert "24 left" in texts(flip(visitor, layout, "1", down=False)["play-race"]["children"])


def test_a_wrong_flip_is_told_at_the_end(visitor):
    layout = begun(visitor, flipping="manual", first="me", rule="loses")
    for card in stock_deck().ids[:20]:
        flip(visitor, layout, card)
    over = act(visitor, "play-guess-yes.n_clicks", held(layout), "24")
    assert "before the first move" in texts(over["play-ending"]["children"])
    assert "tile tile--down tile--slip" in _many(over, "tile", "className")


def test_a_flip_in_a_match_that_is_over_shows_how_it_stands(visitor):
    layout = begun(visitor, flipping="manual", first="me", rule="loses")
    act(visitor, "play-guess-yes.n_clicks", held(layout), "24")
    late = flip(visitor, layout, "1")
    assert "moved on" in late["toast"]["children"]


def test_a_deck_that_plays_well_gets_a_line(visitor):
    layout = visitor.visit("/play")
    assert "Plays well" in texts(find(layout, "play-doctor")["children"])


def test_another_deck_brings_its_sizes_and_its_health(visitor):
    changed = visitor.fire('{"of":"deck","type":"picked"}.data', {"deck": "stock"})
    assert "30" in texts(changed["play-sizes"]["children"])
    assert "Plays well" in texts(changed["play-doctor"]["children"])


def test_what_the_browser_counts_of_a_match(visitor):
    layout = begun(visitor, rule="loses", first="me")
    card = tiles(layout)[0]["data-card"]
    over = act(visitor, "play-guess-yes.n_clicks", held(layout), card)
    counted = json.loads(over["play-ending"]["children"][0]["props"]["data-match"])
    assert counted["id"] == held(layout)["match"]
    assert (counted["best"], counted["rival"]) == (pytest.approx(4.667), "rookie")
    assert counted["asked"] == (0 if counted["won"] else None)
    assert "Your matches on this device" in texts(over["play-ending"]["children"])
