"""Match to text and back: for replay, bug reports, storage and golden playthroughs.

::

    guesswho transcript 1
    deck "Two friends"
    card {"id": "1", "name": "Ann", "traits": {"hat": "yes"}, "picture": null}
    card {"id": "2", "name": "Bob", "traits": {"hat": "no"}, "picture": null}
    rule loses
    secrets ["1", "2"]
    first 1
    1 asks hat=yes: yes
    0 guesses "2": yes

The deck is part of it, so a saved match does not depend on a deck that later changes.
What is quoted is JSON; seats are 0 and 1.
"""

import json
import re
from collections.abc import Iterator

from guesswho.cards import card_json
from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.errors import BadInput, BadTranscript, IllegalAction, NotFound
from guesswho.game.match import Action, Ask, Guess, Match, Rule, Seat, Turn, apply, start
from guesswho.game.question import Question

HEADER = "guesswho transcript 1"
_ANSWERS = {True: "yes", False: "no"}
_TURN = re.compile(r'([01]) (?:asks (\w+)=(\w+)|guesses (".*")): (yes|no)')


def dump(match: Match) -> str:
    """The match as text that ``load`` replays to an equal one."""
    return "\n".join(_lines(match)) + "\n"


def load(text: str) -> Match:
    """Replay a transcript.

    Raises ``BadTranscript`` with the number of the line where the text stops being a match
    that was played: unreadable, illegal, or an answer that the cards contradict.
    """
    lines = _Lines(text)
    try:
        return _replay(lines, _opening(lines))
    except (BadInput, IllegalAction, NotFound) as problem:
        what = ", ".join(map(repr, problem.args))
        raise BadTranscript(f"line {lines.number}: {problem.name} ({what})") from None


def _lines(match: Match) -> Iterator[str]:
    yield HEADER
    yield f"deck {_json(match.deck.name)}"
    for card in match.deck.cards:
        yield f"card {_json(card_json.document(card))}"
    yield f"rule {match.rule}"
    yield f"secrets {_json(match.secrets)}"
    yield f"first {match.first:d}"
    yield from map(_turn_line, match.history)


def _turn_line(turn: Turn) -> str:
    action = turn.action
    if isinstance(action, Ask):
        said = f"asks {action.question.attribute}={action.question.value}"
    else:
        said = f"guesses {_json(action.card)}"
    return f"{turn.seat:d} {said}: {_ANSWERS[turn.answer]}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Lines:
    """The lines of a transcript, taken from the top; ``number`` is the last one taken."""

    def __init__(self, text: str) -> None:
        self._lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
        self.number = 0

    def more(self) -> bool:
        return self.number < len(self._lines)

    def next_is(self, keyword: str) -> bool:
        return self.more() and self._lines[self.number].startswith(f"{keyword} ")

    def take(self) -> str:
        if not self.more():
            raise BadTranscript("the text ends too early")
        self.number += 1
        return self._lines[self.number - 1]

    def take_value(self, keyword: str) -> str:
        line = self.take()
        if not line.startswith(f"{keyword} "):
            raise BadTranscript(f"here stands {keyword!r} in a transcript")
        return line.removeprefix(f"{keyword} ")


def _opening(lines: _Lines) -> Match:
    if lines.take() != HEADER:
        raise BadTranscript(f"a transcript begins with {HEADER!r}")
    deck = _deck(lines)
    rule = Rule(lines.take_value("rule"))
    secrets = _texts(lines.take_value("secrets"), 2)
    first = lines.take_value("first")
    if first not in ("0", "1"):
        raise BadTranscript("the first seat is 0 or 1")
    return start(deck, rule, secrets, Seat(int(first)))


def _deck(lines: _Lines) -> Deck:
    (name,) = _texts(f"[{lines.take_value('deck')}]", 1)
    cards: list[Card] = []
    while lines.next_is("card"):
        cards.append(card_json.from_document(card_json.parse(lines.take_value("card"))))
    return Deck(name, tuple(cards))


def _texts(written: str, count: int) -> list[str]:
    given = card_json.parse(written)
    if not (isinstance(given, list) and all(isinstance(text, str) for text in given)):
        raise BadTranscript("expected text in quotes")
    if len(given) != count:
        raise BadTranscript(f"expected {count} texts in quotes")
    return given


def _replay(lines: _Lines, match: Match) -> Match:
    while lines.more():
        seat, action, answered = _parse_turn(lines.take())
        match = apply(match, seat, action)
        if match.history[-1].answer is not answered:
            raise BadTranscript("the cards answer otherwise")
    return match


def _parse_turn(line: str) -> tuple[Seat, Action, bool]:
    found = _TURN.fullmatch(line)
    if not found:
        raise BadTranscript("not a turn")
    seat, attribute, value, card, answered = found.groups()
    return Seat(int(seat)), _action(attribute, value, card), answered == "yes"


def _action(attribute: str | None, value: str | None, card: str | None) -> Action:
    if attribute is not None and value is not None:
        return Ask(Question(attribute, value))
    (guessed,) = _texts(f"[{card}]", 1)
    return Guess(guessed)
