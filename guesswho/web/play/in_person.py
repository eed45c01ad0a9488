"""Where the visitor answers himself: his face in mind, the question, what the rival believes."""

from typing import Any

from dash import html

from guesswho.cards.card import Card
from guesswho.game.match import Ask, Attempt, Guess, Reply
from guesswho.services.play import Seen
from guesswho.texts import Words, answer_word, opponent_name, question_text, reason_text
from guesswho.web.components.believed import believed, percent
from guesswho.web.components.face import picture
from guesswho.web.components.wild import wild
from guesswho.web.play import ids
from guesswho.web.play.board import guess_text

TOP = 5
"""Faces in the strip of what the rival thinks."""
KEYS = {Reply.YES: "y", Reply.NO: "n", Reply.UNSURE: "u"}
"""What one may type in place of tapping."""


def is_in_person(seen: Seen) -> bool:
    """Whether the visitor answers himself in this match."""
    return seen.belief is not None


def has_just_begun(seen: Seen) -> bool:
    """Whether the visitor may still have to pick his face."""
    return is_in_person(seen) and not seen.history


def pick(seen: Seen, words: Words) -> list[Any]:
    """Ask for a face in mind, before anything else is done."""
    if not has_just_begun(seen):
        return []
    return [
        html.H2(words("Pick a face, in your head"), tabIndex="-1"),
        html.P(
            words(
                "Choose anybody on the board. Tell nobody, tap nothing: {rival} asks, you answer. "
                "You hunt for the secret of {rival} too.",
                rival=opponent_name(words, seen.opponent or ""),
            )
        ),
        html.Button(
            words("Got one!"), type="button", id=ids.PICKED, className="button button--you"
        ),
    ]


def in_mind(words: Words) -> html.Figure:
    """Stand for the card that only the visitor knows."""
    return html.Figure(
        [
            mind(),
            html.Figcaption(words("In mind")),
        ],
        className="frame frame--you",
    )


def mind() -> html.Span:
    """Stand for a face that only its owner sees."""
    return html.Span("?", className="face mind", **wild({"aria-hidden": "true"}))


def asked(seen: Seen, words: Words) -> list[Any]:
    """Say what the rival asks now, in its speech bubble."""
    if seen.pending is None:
        return []
    attempt, reason = seen.pending.action, seen.pending.reason
    face = _face(seen, attempt.card) if isinstance(attempt, Guess) else []
    return [
        html.Div(
            [
                *face,
                html.P(question(seen, attempt, words), className="bubble__asks"),
                html.P(reason_text(words, reason) if reason else "", className="bubble__worth"),
            ],
            className="bubble bubble--them bubble--now",
        )
    ]


def question(seen: Seen, attempt: Attempt, words: Words) -> str:
    """Say a question or a guess."""
    if isinstance(attempt, Ask):
        return question_text(words, attempt.question.attribute, attempt.question.value)
    return guess_text(_card(seen, attempt.card).name, words)


def replies(seen: Seen, words: Words) -> list[Any]:
    """Build the buttons to answer with; none while nothing is asked."""
    if seen.pending is None:
        return []
    buttons = [_reply(reply, words) for reply in seen.pending.replies]
    return [
        html.H2(question(seen, seen.pending.action, words), className="replies__question"),
        html.Div(buttons, className="replies__all"),
        html.P(words("Keys: Y, N or U"), className="replies__keys"),
    ]


def thoughts(seen: Seen, words: Words) -> list[Any]:
    """Show every face as the rival believes in it, the likeliest in a strip above."""
    if seen.belief is None:
        return []
    most = max(seen.belief.values())
    faces = [
        believed(card, seen.deck, seen.belief[card.id], most, words) for card in seen.view.cards
    ]
    return [
        _strip(seen, seen.belief, words),
        html.Div(
            html.Div(faces, className="board__grid"),
            className="board",
            role="group",
            **wild({"aria-label": words("What your rival thinks of each face")}),
        ),
    ]


def boards(seen: Seen, words: Words) -> list[html.Button]:
    """Build the switch between one's own board and what the rival thinks."""
    if not is_in_person(seen):
        return []
    asked_now = seen.pending is not None
    return [
        _board("mine", words("Your board"), pressed=not asked_now),
        _board("theirs", words("Your rival’s thoughts"), pressed=asked_now),
    ]


def thought(seen: Seen, words: Words) -> str:
    """Say what the rival thinks, for who cannot see it."""
    if seen.belief is None:
        return ""
    ranked = _ranked(seen.belief)[:TOP]
    said = [f"{_card(seen, card).name} {percent(seen.belief[card], words)}" for card in ranked]
    rival = opponent_name(words, seen.opponent or "")
    return words("{rival} thinks: {faces}.", rival=rival, faces=", ".join(said))


def _strip(seen: Seen, belief: dict[str, float], words: Words) -> html.Div:
    """Place the likeliest side by side; every face is there, so that it can move to its place."""
    place = {card: rank for rank, card in enumerate(_ranked(belief))}
    faces = [
        html.Div(
            [
                picture(card, seen.deck),
                html.Span(card.name, className="believed__name"),
                html.Strong(percent(belief[card.id], words)),
            ],
            className="strip__one" if place[card.id] < TOP else "strip__one strip__one--out",
            style={"--place": min(place[card.id], TOP)},
        )
        for card in seen.view.cards
    ]
    return html.Div(
        faces, className="strip", role="img", **wild({"aria-label": thought(seen, words)})
    )


def _ranked(belief: dict[str, float]) -> list[str]:
    return sorted(belief, key=lambda card: -belief[card])


def _reply(reply: Reply, words: Words) -> html.Button:
    return html.Button(
        answer_word(words, reply.answer),
        id=ids.reply(reply.value),
        type="button",
        className=f"button reply reply--{reply.value}",
        n_clicks=0,
        **wild({"data-key": KEYS[reply]}),
    )


def _board(shows: str, name: str, *, pressed: bool) -> html.Button:
    return html.Button(
        name,
        type="button",
        className="swap__one",
        **wild({"data-shows": shows, "aria-pressed": "true" if pressed else "false"}),
    )


def _face(seen: Seen, card_id: str) -> list[html.Img]:
    return [picture(_card(seen, card_id), seen.deck)]


def _card(seen: Seen, card_id: str) -> Card:
    return next(card for card in seen.view.cards if card.id == card_id)
