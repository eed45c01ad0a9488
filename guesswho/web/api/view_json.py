"""A match as one seat sees it, as JSON: ``docs/api.md`` shows an example."""

from flask import url_for

from guesswho.cards.card import Card
from guesswho.game.match import Ask, Seat
from guesswho.game.view import PlayerView
from guesswho.services.play import Seen
from guesswho.services.telling import Told


def view_json(seen: Seen) -> dict[str, object]:
    """Return the view; ``null`` secrets until the match is over."""
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
        "questions": [
            {
                "attribute": split.question.attribute,
                "value": split.question.value,
                "yes": split.yes,
                "no": split.no,
            }
            for split in view.splits
        ],
        "history": history_json(seen.history, view),
        "pending": None,
        "secrets": _secrets(view),
    }


def history_json(rows: tuple[Told, ...], view: PlayerView) -> list[dict[str, object]]:
    """Return rows of the history as the view's seat tells them."""
    return [_row(row, view) for row in rows]


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
    if isinstance(row.action, Ask):
        question = row.action.question
        action = {"type": "ask", "attribute": question.attribute, "value": question.value}
    else:
        action = {"type": "guess", "card": row.action.card}
    return {
        "by": _who(row.seat, view),
        **action,
        "answer": "yes" if row.answer else "no",
        "bits": row.bits,
        "reason": row.reason,
    }


def _secrets(view: PlayerView) -> dict[str, str] | None:
    if view.secrets is None:
        return None
    return {"me": view.secrets[view.seat], "them": view.secrets[view.seat.other]}


def _who(seat: Seat, view: PlayerView) -> str:
    return "me" if seat is view.seat else "them"
