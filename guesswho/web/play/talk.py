"""The match in words: who asked what, what it was worth, who is ahead."""

from dataclasses import dataclass
from math import log2
from typing import Any

from dash import html

from guesswho.cards.card import Card
from guesswho.game.match import Ask, Seat
from guesswho.game.question import answer
from guesswho.services.play import Seen
from guesswho.services.telling import Told
from guesswho.texts import Words, answer_word, reason_text
from guesswho.web.components.bars import bar
from guesswho.web.play.in_person import asked, is_in_person, question, thought
from guesswho.web.play.rival import rival_name

LEVEL = 0.05
"""Bits under which nobody is ahead."""


@dataclass(frozen=True, slots=True)
class Said:
    """One row of the history with how many cards were left before and after it."""

    row: Told
    before: int
    after: int


def talk(seen: Seen, words: Words) -> list[Any]:
    """Tell the last exchange in speech bubbles, and what is asked now."""
    history = said(seen)
    if not history:
        return asked(seen, words) or [_opening(seen, words)]
    exchange = [_bubble(one, seen, words) for one in _last_exchange(history, seen.view.seat)]
    return [*exchange, *asked(seen, words)]


def log(seen: Seen, words: Words) -> list[Any]:
    """Tell everything that was said before the last exchange, the latest first."""
    history = said(seen)
    earlier = history[: len(history) - len(_last_exchange(history, seen.view.seat))]
    if not earlier:
        return []
    rows = [html.Li(_bubble(one, seen, words)) for one in reversed(earlier)]
    return [html.H2(words("Said before")), html.Ol(rows, tabIndex="0")]


def status(seen: Seen, words: Words) -> str:
    """Tell screen readers the last exchange, what is left and whose turn it is."""
    view = seen.view
    told = [_sentence(one, seen, words) for one in _last_exchange(said(seen), view.seat)]
    left = words.count(
        "{number} face is left.", "{number} faces are left.", len(seen.board.standing)
    )
    return " ".join([*told, left, _now(seen, words)])


def race(seen: Seen, words: Words) -> list[Any]:
    """Show how much each side still has to find out, in bits and in words."""
    view = seen.view
    total, mine, theirs = len(view.cards), len(seen.board.standing), seen.they_consider
    rival = rival_name(seen, words)
    return [
        _lane("you", words("You"), mine, total, words),
        _lane("them", rival, theirs, total, words),
        html.P("" if view.over else _lead(mine, theirs, rival, words), className="race__lead"),
    ]


def said(seen: Seen) -> list[Said]:
    """Follow both sides' cards through the history; every answer in it was said aloud."""
    left: dict[Seat, tuple[Card, ...]] = dict.fromkeys(Seat, seen.view.cards)
    rows = []
    for row in seen.history:
        before = left[row.seat]
        if not _is_believed(row, seen):
            left[row.seat] = tuple(card for card in before if _fits(row, card))
        rows.append(Said(row, len(before), len(left[row.seat])))
    return rows


def _is_believed(row: Told, seen: Seen) -> bool:
    """Whether the row is a question to somebody in person, whose answer rules nobody out."""
    return is_in_person(seen) and row.seat is not seen.view.seat and isinstance(row.action, Ask)


def _fits(row: Told, card: Card) -> bool:
    if isinstance(row.action, Ask):
        return answer(row.action.question, card) == row.answer
    return (card.id == row.action.card) == row.answer


def _last_exchange(history: list[Said], me: Seat) -> list[Said]:
    """Return my last action and everything after it."""
    mine = [place for place, one in enumerate(history) if one.row.seat is me]
    return history[mine[-1] :] if mine else history


def _now(seen: Seen, words: Words) -> str:
    """Say whose turn it is, and what is asked."""
    if seen.view.over:
        return words("The match is over.")
    rival = rival_name(seen, words)
    if seen.pending is not None:
        asks = words("{rival} asks:", rival=rival)
        return f"{asks} {question(seen, seen.pending.action, words)}"
    if not seen.view.my_turn:
        return words("{name} is to move.", name=rival)
    return f"{thought(seen, words)} {words('It is your turn.')}".strip()


def _opening(seen: Seen, words: Words) -> html.Div:
    picked = (
        words("I have picked someone, too. Keep yours to yourself.")
        if is_in_person(seen)
        else words("I have picked someone. You too: your secret is in the blue frame.")
    )
    if seen.view.my_turn:
        begins = words("You begin. Ask me something!")
    else:
        begins = words("I begin. Wait for my first question.")
    return html.Div(
        [
            html.P(picked),
            html.P(begins, className="bubble__worth"),
        ],
        className="bubble bubble--them",
    )


def _bubble(one: Said, seen: Seen, words: Words) -> html.Div:
    mine = one.row.seat is seen.view.seat
    asker, answerer = ("you", "them") if mine else ("them", "you")
    return html.Div(
        [
            html.P(
                [
                    html.Span(_who(one, seen, words), className="unseen"),
                    html.Span(_question(one, seen, words)),
                    html.Strong(_answer(one, words), className=f"answer answer--{answerer}"),
                ]
            ),
            html.P(_worth(one, seen, words), className="bubble__worth"),
        ],
        className=f"bubble bubble--{asker}",
    )


def _sentence(one: Said, seen: Seen, words: Words) -> str:
    parts = (_who(one, seen, words), _question(one, seen, words), _answer(one, words))
    return " ".join(parts)


def _who(one: Said, seen: Seen, words: Words) -> str:
    if one.row.seat is seen.view.seat:
        return words("You:")
    return words("{rival}:", rival=rival_name(seen, words))


def _question(one: Said, seen: Seen, words: Words) -> str:
    return question(seen, one.row.action, words)


def _answer(one: Said, words: Words) -> str:
    return f"{answer_word(words, one.row.answer)}."


def _worth(one: Said, seen: Seen, words: Words) -> str:
    """Say why and what it was worth; a guess that was sure is worth no bits.

    Who flips by hand has to find out alone how many faces fall.
    """
    mine = one.row.seat is seen.view.seat
    reason = reason_text(words, one.row.reason) if one.row.reason and not mine else ""
    if not one.row.bits:
        return reason
    if one.before == one.after or (mine and seen.flipped is not None and not seen.view.over):
        return f"{reason} {words('Worth {bits} bits', bits=f'{one.row.bits:.2f}')}".strip()
    worth = words(
        "Worth {bits} bits: {before} → {after}",
        bits=f"{one.row.bits:.2f}",
        before=one.before,
        after=one.after,
    )
    return f"{reason} {worth}".strip()


def _lane(side: str, name: str, left: float, total: int, words: Words) -> html.Div:
    found = 1 - _bits(left) / log2(total)
    count = words.count("{number} left", "{number} left", round(left))
    if not float(left).is_integer():
        count = words("about {count}", count=count)
    return html.Div(
        [
            html.Span(name, className="race__name"),
            bar(found, side),
            html.Span(
                [html.Strong(count), " ", words("{bits} bits to go", bits=f"{_bits(left):.1f}")],
                className="race__left",
            ),
        ],
        className=f"race__lane race__lane--{side}",
    )


def _lead(mine: float, theirs: float, rival: str, words: Words) -> str:
    ahead = _bits(theirs) - _bits(mine)
    if abs(ahead) < LEVEL:
        return words("Neck and neck")
    bits = f"{abs(ahead):.1f}"
    if ahead > 0:
        return words("You are {bits} bits ahead", bits=bits)
    return words("{rival} is {bits} bits ahead", rival=rival, bits=bits)


def _bits(left: float) -> float:
    return log2(max(left, 1))
