"""Matches that a person answers himself, over HTTP."""

import pytest

from guesswho.attributes import Traits
from guesswho.cards.card import Card
from guesswho.game.question import Question, answer
from guesswho.game.transcript import load


class Table:
    """A match whose questions a person answers."""

    def __init__(self, match, call, store):
        self.call, self.store = call, store
        self.id = match["match"]
        self.headers = {"X-Seat-Token": match["seat_token"]}
        self.view = match["view"]

    def post(self, **action):
        body = {"version": self.view["version"], **action}
        path = f"/matches/{self.id}/actions"
        response = self.call("POST", path, json=body, headers=self.headers)
        if response.status_code == 200:
            self.view = response.json
        return response

    def look(self):
        return self.call("GET", f"/matches/{self.id}", headers=self.headers)

    def truth(self, card_id):
        """What somebody with this card in mind says to what is pending."""
        pending = self.view["pending"]
        if pending["type"] == "guess":
            return pending["card"] == card_id
        card = next(card for card in self.view["cards"] if card["id"] == card_id)
        question = Question(pending["attribute"], pending["value"])
        return answer(question, Card("1", "Ann", Traits(card["traits"])))

    def ask_badly(self):
        worst = max(self.view["questions"], key=lambda one: abs(one["yes"] - one["no"]))
        return self.post(type="ask", attribute=worst["attribute"], value=worst["value"])

    def guess_wrong(self):
        """Where a wrong guess costs a turn only, it lets the computer go on."""
        hidden = load(self.store.match(self.id).transcript).secrets[1]
        standing = [card["id"] for card in self.view["cards"] if card["standing"]]
        return self.post(type="guess", card=next(card for card in standing if card != hidden))

    def play(self, card_id, wrong):
        """Let the computer win; the answers of these numbers are wrong."""
        answered = 0
        while not self.view["over"]:
            if self.view["pending"]:
                said = self.truth(card_id) is not (answered in wrong)
                self.post(type="answer", answer="yes" if said else "no")
                answered += 1
            else:
                self.guess_wrong()


@pytest.fixture
def table(begin, call, parts):
    def seated(**options):
        return Table(begin(opponent="careful", answers="self", **options), call, parts.store)

    return seated


def test_the_computers_question_is_pending(table):
    match = table(first="them")
    pending, view = match.view["pending"], match.view
    assert (view["version"], view["turn"], view["mine"], view["history"]) == (1, "me", None, [])
    assert (pending["type"], pending["reason"]) == ("ask", "best_split")
    assert match.look().headers["ETag"] == '"1"'


@pytest.mark.parametrize("said", ["yes", "no", "unsure"])
def test_an_answer_is_told_in_the_history(table, said):
    match = table(first="them")
    asked, belief = match.view["pending"], match.view["belief"]
    assert match.post(type="answer", answer=said).status_code == 200
    assert match.view["history"] == [{"by": "them", **asked, "answer": said}]
    assert (match.view["version"], match.view["pending"], match.view["then"]) == (2, None, [])
    assert all(card["standing"] for card in match.view["cards"])
    assert (match.view["belief"] == belief) is (said == "unsure")


def test_nothing_else_goes_before_the_answer(table):
    match = table(first="them")
    refused = match.ask_badly()
    assert (refused.status_code, refused.json["error"]) == (422, "AnswerFirst")
    assert match.look().json["version"] == 1


@pytest.mark.parametrize("card", ["3", "8", "14", "20"])
def test_a_match_with_a_wrong_answer_ends_with_the_contradiction(table, card):
    match = table(first="them", rule="turn")
    match.play(card, wrong={0})
    assert (match.view["winner"], match.view["secrets"]["me"]) == ("them", card)
    first = match.view["history"][0]
    (contradiction,) = match.view["contradictions"]
    message = contradiction.pop("message")
    assert contradiction.items() <= first.items()
    assert f"You said {first['answer']}. The picture says: " in message


def test_a_denied_guess_is_revealed_and_told(table):
    match = table(first="them")
    while not match.view["over"]:
        if match.view["pending"]:
            match.post(type="answer", answer="no")
        else:
            match.ask_badly()
    assert (match.view["winner"], match.view["secrets"]["me"]) == ("me", None)
    guessed = match.view["history"][-1]["card"]
    version = match.view["version"]
    assert match.post(type="reveal", card=guessed).status_code == 200
    assert (match.view["version"], match.view["secrets"]["me"]) == (version + 1, guessed)
    name = next(card["name"] for card in match.view["cards"] if card["id"] == guessed)
    messages = [one["message"] for one in match.view["contradictions"]]
    assert f"You said it was not {name}, but it was." in messages
    assert match.post(type="reveal", card="1").json["error"] == "MatchOver"


def test_a_guess_is_right_or_wrong(table):
    match = table(first="them")
    while match.view["pending"] is None or match.view["pending"]["type"] == "ask":
        if match.view["pending"]:
            match.post(type="answer", answer="yes" if match.truth("5") else "no")
        else:
            match.ask_badly()
    refused = match.post(type="answer", answer="unsure")
    assert (refused.status_code, refused.json["error"]) == (422, "ImpossibleAnswer")


def test_the_review_says_which_answer_did_not_fit(table):
    match = table(first="them", rule="turn")
    match.play("3", wrong={1})
    review = match.call("GET", f"/matches/{match.id}/review", headers=match.headers).json
    answered = [turn for turn in review["turns"] if turn["by"] == "them"]
    assert [turn["fits"] for turn in answered[:3]] == [True, False, True]
    assert review["sides"]["them"]["left"][-1] == pytest.approx(0)
