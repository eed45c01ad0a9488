"""The page of a match that the visitor answers himself, through its callbacks."""

import pytest

from guesswho.cards.stock import stock_deck
from guesswho.game.match import Answer, Guess, Reply, truth
from tests.web.pages import CHOICES, find, texts

CARD = stock_deck().card("14")


@pytest.fixture
def table(visitor):
    return begin(visitor)


def begin(visitor, rule="turn"):
    chosen = {**CHOICES, "answers": "self", "first": "them", "rule": rule}
    return visitor.fire("play-start.n_clicks", chosen)["play"]["children"]


def held(layout):
    return find(layout, "play-match")["data"]


def reply(visitor, said, state):
    trigger = f'{{"said":"{said}","type":"reply"}}.n_clicks'
    return visitor.fire(trigger, {"play-match": state, "play-guessed": None})


def seat(visitor):
    with visitor.client.session_transaction() as cookie:
        return cookie["match"], cookie["seat"]


def play_on(visitor, services, says):
    """Play to the end over the service: guesses of one's own are wild."""
    key = seat(visitor)
    seen = services.play.look(*key)
    while not seen.view.over:
        action = Answer(says(seen)) if seen.pending else Guess(min(seen.view.standing))
        seen = services.play.act(*key, seen.view.version, action)
    return seen


def honestly(seen):
    return Reply.YES if truth(seen.pending.action, CARD) else Reply.NO


def test_the_rival_fits_and_asks_for_a_face_in_mind(table):
    said = texts(table)
    for words in ("Careful Cora", "Pick a face, in your head", "Got one!", "In mind"):
        assert words in said
    assert "table--pick" in find(table, "play-table")["className"]


def test_what_is_asked_waits_for_one_of_three_answers(visitor, table):
    assert [find(table, {"type": "reply", "said": one.value})["children"] for one in Reply] == [
        "Yes",
        "No",
        "Not sure",
    ]
    answered = reply(visitor, "no", held(table))
    assert answered["play-replies"]["children"] == []
    assert "No." in texts(answered["play-talk"]["children"])
    assert answered["play-table"]["className"] == "table table--honest"


def test_the_thoughts_say_in_words_how_much_each_face_is_believed(visitor, table):
    before = texts(find(table, "play-thoughts")["children"])
    after = texts(reply(visitor, "yes", held(table))["play-thoughts"]["children"])
    assert before.count("4 %") >= len(stock_deck().cards)
    assert after != before


def test_nothing_can_be_tapped_before_the_answer(table):
    tiles = [find(table, {"type": "tile", "card": card}) for card in stock_deck().ids]
    assert {tile["aria-disabled"] for tile in tiles} == {"true"}


def test_the_end_says_that_all_answers_fit_or_asks_for_the_card(app, visitor, table):
    seen = play_on(visitor, app.server.extensions["guesswho.services"], honestly)
    named = seen.view.secrets[seen.view.seat] is not None
    expected = "All your answers fit" if named else "Which face did you have in mind?"
    assert expected in texts(visitor.visit("/play"))


def test_a_card_that_was_never_named_is_shown_and_the_answers_judged(app, visitor):
    begin(visitor, rule="loses")
    lie = {True: Reply.NO, False: Reply.YES}
    services = app.server.extensions["guesswho.services"]
    seen = play_on(visitor, services, lambda seen: lie[truth(seen.pending.action, CARD)])
    assert "Which face did you have in mind?" in texts(visitor.visit("/play"))
    trigger = '{"card":"14","type":"revealed"}.n_clicks'
    state = {"match": seen.match_id, "version": seen.view.version}
    shown = visitor.fire(trigger, {"play-match": state, "play-guessed": None})
    said = texts(shown["play-ending"]["children"])
    assert "did not fit the picture" in said
    assert "It took the belief of Careful Cora in" in said
