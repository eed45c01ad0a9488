"""A match as one seat sees it, as JSON: ``docs/api.md`` shows an example."""

from flask import url_for

from guesswho.cards.card import Card
from guesswho.game.match import Ask, Attempt, Guess, Reply, Seat, Turn
from guesswho.game.question import Split
from guesswho.game.view import PlayerView
from guesswho.services.play import Seen
from guesswho.services.telling import Pending, Told
from guesswho.texts import Words, contradiction_text, denial_text

ANSWERS = {reply.answer: reply.value for reply in Reply}


def view_json(seen: Seen, words: Words) -> dict[str, object]:
    """Return the view, with sentences in ``words``; ``null`` secrets until the match is over."""
    view = seen.view
    return {
        "version": view.version,
        "rule": view.rule.value,
        "turn": "me" if view.my_turn else "them",
        "over": view.over,
        "winner": None if view.winner is None else _who(view.winner, view),
        "cards": [_card(card, seen) for card in view.cards],
        "mine": view.mine,
        "their_count": view.their_count,
        "questions": [question_json(split) for split in view.splits],
        "history": history_json(seen.history, view),
        "pending": _pending(seen.pending),
        "belief": seen.belief,
        "secrets": _secrets(view),
        "friend": seen.friend,
        "contradictions": [_contradiction(slip.turn, seen, words) for slip in seen.contradictions],
    }


def history_json(rows: tuple[Told, ...], view: PlayerView) -> list[dict[str, object]]:
    """Return rows of the history as the view's seat tells them."""
    return [_row(row, view) for row in rows]


def question_json(split: Split) -> dict[str, object]:
    """Return a question with how it splits the cards."""
    question = split.question
    counts = {"yes": split.yes, "no": split.no}
    return {"attribute": question.attribute, "value": question.value, **counts}


def picture_url(card: Card, deck: str) -> str:
    """Return where a card's picture is: a photo's, or the drawing of its deck."""
    if card.picture:
        return url_for("api.picture", name=card.picture)
    return url_for("api.portrait", deck=deck, card=card.id)


def _card(card: Card, seen: Seen) -> dict[str, object]:
    return {
        "id": card.id,
        "name": card.name,
        "traits": dict(card.traits),
        "picture": picture_url(card, seen.deck),
        "standing": card.id in seen.view.standing,
    }


def _row(row: Told, view: PlayerView) -> dict[str, object]:
    return {
        "by": _who(row.seat, view),
        **_attempt(row.action),
        "answer": ANSWERS[row.answer],
        "bits": row.bits,
        "reason": row.reason,
    }


def _attempt(action: Attempt) -> dict[str, str]:
    if isinstance(action, Ask):
        question = action.question
        return {"type": "ask", "attribute": question.attribute, "value": question.value}
    return {"type": "guess", "card": action.card}


def _pending(pending: Pending | None) -> dict[str, object] | None:
    if pending is None:
        return None
    return {**_attempt(pending.action), "bits": pending.bits, "reason": pending.reason}


def _contradiction(turn: Turn, seen: Seen, words: Words) -> dict[str, object]:
    return {
        **_attempt(turn.action),
        "answer": ANSWERS[turn.answer],
        "message": _contradiction_message(turn, seen.view, words),
    }


def _contradiction_message(turn: Turn, view: PlayerView, words: Words) -> str:
    secret = view.secrets[view.seat] if view.secrets else None
    card = next(card for card in view.cards if card.id == secret)
    if isinstance(turn.action, Guess):
        return denial_text(words, card.name)
    attribute, value = turn.action.question.attribute, turn.action.question.value
    said = bool(turn.answer)
    return contradiction_text(words, attribute, value, said, card.traits[attribute])


def _secrets(view: PlayerView) -> dict[str, str | None] | None:
    if view.secrets is None:
        return None
    return {"me": view.secrets[view.seat], "them": view.secrets[view.seat.other]}


def _who(seat: Seat, view: PlayerView) -> str:
    return "me" if seat is view.seat else "them"
