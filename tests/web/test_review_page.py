"""The page that looks back on a match, through the callbacks that a browser would call."""

from urllib.parse import unquote

import pytest

from guesswho.cards.stock import stock_deck
from guesswho.game.match import Seat, course
from guesswho.game.transcript import load
from guesswho.web.review.replay import falls
from tests.web.pages import CHOICES, Visitor, chip, find, texts


@pytest.fixture
def table(visitor):
    return visitor.fire("play-start.n_clicks", CHOICES)["play"]["children"]


def held(table):
    return {"play-match": find(table, "play-match")["data"]}


@pytest.fixture
def ended(visitor, table):
    """The ending of a match played by wild guesses after one hint."""
    state = held(table)
    visitor.fire("play-ask-hint.n_clicks", state)
    for card in stock_deck().ids:
        answer = visitor.fire("play-guess-yes.n_clicks", {**state, "play-guessed": card})
        if answer["play-ending"]["children"]:
            return answer["play-ending"]["children"]
        state = {"play-match": answer["play-match"]["data"]}
    return pytest.fail("the match never ended")


def saved(visitor):
    return visitor.fire("review-save.n_clicks")["review-saved"]["data"]["content"]


def test_a_hint_marks_the_best_questions_and_says_what_they_are_worth(visitor, table):
    said = visitor.fire("play-ask-hint.n_clicks", held(table))
    assert "Is your person a woman? It splits 12 : 12." in _plain(said["play-hint"]["children"])
    assert "1.00 bits" in texts(said["play-hint"]["children"])
    marked = [key for key, value in said.items() if "chip--best" in value.get("className", "")]
    assert len(marked) == 1
    assert '"value":"female"' in marked[0]


def test_a_hint_is_gone_after_the_turn(visitor, table):
    visitor.fire("play-ask-hint.n_clicks", held(table))
    said = visitor.fire(chip("gender", "female"), held(table))
    assert said["play-hint"]["children"] == []
    assert not any("chip--best" in value.get("className", "") for value in said.values())


def test_a_hint_on_an_old_version_shows_how_the_match_stands(visitor, table):
    visitor.fire(chip("gender", "female"), held(table))
    said = visitor.fire("play-ask-hint.n_clicks", held(table))
    assert "moved on" in said["toast"]["children"]
    assert find(said["play"]["children"], "play-match")["data"] != held(table)["play-match"]


def test_the_end_tells_the_hints_and_leads_to_the_review(ended):
    assert "You used 1 hint." in texts(ended)
    assert "How well did you ask?" in texts(ended)


def test_the_review_has_every_move_of_both_sides(visitor, ended):
    page = visitor.visit("/review")
    match = load(saved(visitor))
    said = texts(page)
    for words in ("You", "Rookie Robin", "of 100", "Luck", "Hints", "Move by move"):
        assert words in said
    steps = [props["data-step"] for props in _all(page, "data-step")]
    assert steps == [str(number) for number in range(1, match.version + 1)]
    assert "With a hint" in said


def test_the_plot_has_a_line_for_each_side_and_says_the_same_in_words(visitor, ended):
    page = visitor.visit("/review")
    (graph,) = _all(page, "figure")
    match = load(saved(visitor))
    lines = graph["figure"]["data"]
    assert [line["name"] for line in lines] == ["You", "Rookie Robin"]
    assert [len(line["y"]) for line in lines] == [match.version + 1] * 2
    assert lines[0]["y"][0] == pytest.approx(4.585)
    (plot,) = [props for props in _all(page, "role") if props["role"] == "img"]
    assert "You: from 4.6 bits to" in plot["aria-label"]


def test_a_match_that_goes_on_is_not_looked_back_on(visitor, table):
    page = visitor.visit("/review")
    assert "not over yet" in texts(page)
    assert not _all(page, "figure")
    refused = visitor.fire("review-save.n_clicks")
    assert "not over yet" in refused["toast"]["children"]


def test_without_a_match_one_can_open_a_saved_one(visitor):
    assert "Open a saved match" in texts(visitor.visit("/review"))


def test_a_saved_match_opens_in_any_browser(app, visitor, ended):
    text = saved(visitor)
    opened = Visitor(app.server).fire("review-opened.data", {"review-opened": text})
    page = opened["review"]["children"]
    assert "Blue" in texts(page)
    assert "Red" in texts(page)
    assert find(page, "review-save") is None
    pictures = [props["src"] for props in _all(page, "src")]
    assert len(pictures) == 2 * 24
    assert all(unquote(src).startswith("data:image/svg+xml,<svg") for src in pictures)


@pytest.mark.parametrize("text", ["", "hello", "guesswho transcript 1\ndeck {}", "x" * 100_000])
def test_a_bad_file_is_told_in_a_sentence(visitor, text):
    said = visitor.fire("review-opened.data", {"review-opened": text})
    assert "holds no match" in said["toast"]["children"]
    assert "review" not in said


def test_a_file_of_a_match_that_is_not_over_is_refused(visitor, ended):
    unfinished = "\n".join(saved(visitor).splitlines()[:-1])
    said = visitor.fire("review-opened.data", {"review-opened": unfinished})
    assert "not over yet" in said["toast"]["children"]


def test_frames_fall_with_the_move_that_ruled_them_out(visitor, ended):
    match = load(saved(visitor))
    for seat in Seat:
        gone = falls(match, seat)
        for number, position in enumerate(course(match)):
            standing = {card for card in match.deck.ids if gone.get(card, number + 1) > number}
            assert standing == position.candidates(seat)


def _plain(layout):
    return " ".join(texts(layout).split())


def _all(layout, prop):
    """The properties of every component that has ``prop``, in the page's order."""
    if isinstance(layout, list):
        return [props for child in layout for props in _all(child, prop)]
    if not isinstance(layout, dict):
        return []
    props = layout.get("props", {})
    return ([props] if prop in props else []) + _all(props.get("children"), prop)
