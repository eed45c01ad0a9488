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

A match in which a seat answers itself is written as ``guesswho transcript 2``: its secret is
``null``, an answer may be ``unsure``, or ``?`` on the last line while it is awaited, and a card
that is shown after the end adds ``0 shows "1"``.
"""

import json
import re
from collections.abc import Iterator

from guesswho.cards import card_json
from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.errors import BadInput, BadTranscript, IllegalAction, NotFound
from guesswho.game.match import (
    Answer,
    Ask,
    Attempt,
    Guess,
    Match,
    Reply,
    Rule,
    Seat,
    apply,
    reveal,
    start,
)
from guesswho.game.question import Question

HEADER = "guesswho transcript 1"
IN_PERSON_HEADER = "guesswho transcript 2"
_AWAITED = "?"
_ANSWERS = {reply.answer: reply.value for reply in Reply}
_TURN = re.compile(r'([01]) (?:asks (\w+)=(\w+)|guesses (".*")): (yes|no|unsure|\?)')
_SHOWN = re.compile(r'([01]) shows (".*")')


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
    yield _header(match)
    yield f"deck {_json(match.deck.name)}"
    for card in match.deck.cards:
        yield f"card {_json(card_json.document(card))}"
    yield f"rule {match.rule}"
    yield f"secrets {_json(match.secrets)}"
    yield f"first {match.first:d}"
    for seat, action, answered in match.history:
        yield _turn_line(seat, action, _ANSWERS[answered])
    if match.pending:
        yield _turn_line(match.turn.other, match.pending, _AWAITED)
    for seat in Seat:
        if match.revealed[seat] is not None:
            yield f"{seat:d} shows {_json(match.revealed[seat])}"


def _header(match: Match) -> str:
    return IN_PERSON_HEADER if any(map(match.answers_itself, Seat)) else HEADER


def _turn_line(seat: Seat, action: Attempt, answered: str) -> str:
    if isinstance(action, Ask):
        said = f"asks {action.question.attribute}={action.question.value}"
    else:
        said = f"guesses {_json(action.card)}"
    return f"{seat:d} {said}: {answered}"


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
    header = lines.take()
    if header not in (HEADER, IN_PERSON_HEADER):
        raise BadTranscript(f"a transcript begins with {HEADER!r}")
    deck = _deck(lines)
    rule = Rule(lines.take_value("rule"))
    secrets = _secrets(lines.take_value("secrets"))
    first = lines.take_value("first")
    if first not in ("0", "1"):
        raise BadTranscript("the first seat is 0 or 1")
    match = start(deck, rule, secrets, Seat(int(first)))
    if header != _header(match):
        raise BadTranscript(f"such a match is a {_header(match)!r}")
    return match


def _secrets(written: str) -> list[str | None]:
    given = card_json.parse(written)
    if not isinstance(given, list) or len(given) != len(Seat):
        raise BadTranscript("expected two secrets")
    return [None if secret is None else _text(secret) for secret in given]


def _deck(lines: _Lines) -> Deck:
    name = _text(card_json.parse(lines.take_value("deck")))
    cards: list[Card] = []
    while lines.next_is("card"):
        cards.append(card_json.from_document(card_json.parse(lines.take_value("card"))))
    return Deck(name, tuple(cards))


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise BadTranscript("expected text in quotes")
    return given


def _replay(lines: _Lines, match: Match) -> Match:
    while lines.more():
        match = _replay_line(lines.take(), match)
    return match


def _replay_line(line: str, match: Match) -> Match:
    shown = _SHOWN.fullmatch(line)
    if shown:
        return reveal(match, Seat(int(shown[1])), _text(card_json.parse(shown[2])))
    seat, action, said = _parse_turn(line)
    match = apply(match, seat, action)
    if match.pending and said != _AWAITED:
        match = apply(match, seat.other, Answer(Reply(said)))
    if said != (_AWAITED if match.pending else _ANSWERS[match.history[-1].answer]):
        raise BadTranscript("the cards answer otherwise")
    return match


def _parse_turn(line: str) -> tuple[Seat, Attempt, str]:
    found = _TURN.fullmatch(line)
    if not found:
        raise BadTranscript("not a turn")
    seat, attribute, value, card, said = found.groups()
    return Seat(int(seat)), _attempt(attribute, value, card), said


def _attempt(attribute: str | None, value: str | None, card: str | None) -> Attempt:
    if attribute is not None and value is not None:
        return Ask(Question(attribute, value))
    return Guess(_text(card_json.parse(card or "")))
