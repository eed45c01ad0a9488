"""After a match that the visitor answered himself: which face it was, which answer did not fit."""

from typing import Any
from urllib.parse import quote

from dash import html

from guesswho.attributes import ATTRIBUTES
from guesswho.cards.card import Card
from guesswho.cards.portrait import draw
from guesswho.game.match import Guess
from guesswho.game.question import Question
from guesswho.services.play import Seen
from guesswho.services.telling import Misfit
from guesswho.texts import (
    Words,
    answer_word,
    denial_text,
    opponent_name,
    question_text,
    trait_text,
)
from guesswho.web.components.believed import percent
from guesswho.web.components.face import framed, picture
from guesswho.web.components.wild import wild
from guesswho.web.play import ids
from guesswho.web.play.in_person import is_in_person

TWO = 2


def honesty(seen: Seen, words: Words) -> list[Any]:
    """Ask for the card, or explain what did not fit it; nothing where the app answered."""
    view = seen.view
    if not is_in_person(seen) or view.secrets is None:
        return []
    mine = view.secrets[view.seat]
    if mine is None:
        return [_who_was_it(seen, words)]
    card = next(card for card in view.cards if card.id == mine)
    if not seen.contradictions:
        return [html.P(words("All your answers fit the picture."), className="fits")]
    return [_explained(seen, card, words)]


def _who_was_it(seen: Seen, words: Words) -> html.Section:
    faces = [
        html.Button(
            framed(card, seen.deck, "you"),
            id=ids.revealed(card.id),
            type="button",
            className="revealed",
            n_clicks=0,
        )
        for card in seen.view.cards
    ]
    return html.Section(
        [
            html.H3(words("Which face did you have in mind?")),
            html.P(words("Tap it, and we see whether every answer fitted.")),
            html.Div(faces, className="revealed__all"),
        ],
        className="honesty",
    )


def _explained(seen: Seen, card: Card, words: Words) -> html.Section:
    worst = sorted(seen.contradictions, key=lambda misfit: misfit.after / (misfit.before or 1))
    intro = words.count(
        "One answer did not fit the picture. That happens to everybody:",
        "{number} answers did not fit the picture. That happens to everybody:",
        len(worst),
    )
    return html.Section(
        [
            html.H3(intro),
            *(_misfit(seen, card, misfit, words) for misfit in worst),
            *([_which(words)] if len(worst) > 1 else []),
        ],
        className="honesty",
    )


def _which(words: Words) -> html.P:
    return html.P(words("The first of them misled most."))


def _misfit(seen: Seen, card: Card, misfit: Misfit, words: Words) -> html.Div:
    action = misfit.turn.action
    if isinstance(action, Guess):
        return html.Div(
            [_ringed(card, seen.deck, "gender"), html.P(denial_text(words, card.name))],
            className="misfit",
        )
    told = action.question
    return html.Div(
        [
            _described(card, told, said_yes=bool(misfit.turn.answer), words=words),
            html.Div(
                [
                    html.P(question_text(words, told.attribute, told.value)),
                    html.P(_clash(card, told, bool(misfit.turn.answer), words), className="clash"),
                    html.P(_cost(seen, card, misfit, words), className="misfit__cost"),
                ],
                className="misfit__words",
            ),
            html.Figure(
                [
                    _ringed(card, seen.deck, told.attribute),
                    html.Figcaption(words("The picture")),
                ],
                className="misfit__picture",
            ),
        ],
        className="misfit",
    )


def _clash(card: Card, told: Question, said_yes: bool, words: Words) -> list[Any]:
    """Say the answer and the picture side by side."""
    stated = card.traits[told.attribute]
    shown = words("Not stated") if stated is None else trait_text(words, told.attribute, stated)
    return [
        html.Span([words("You said:"), " ", html.Strong(answer_word(words, said_yes))]),
        html.Span([words("The picture has:"), " ", html.Strong(shown)]),
    ]


def _cost(seen: Seen, card: Card, misfit: Misfit, words: Words) -> str:
    return words(
        "It took the belief of {rival} in {name} from {before} to {after}.",
        rival=opponent_name(words, seen.opponent or ""),
        name=card.name,
        before=percent(misfit.before, words),
        after=percent(misfit.after, words),
    )


def _described(card: Card, told: Question, *, said_yes: bool, words: Words) -> html.Figure | None:
    """Draw the face as the answer describes it, where that can be drawn."""
    value = _value(told, said_yes=said_yes)
    if card.picture or value is None:
        return None
    traits = card.traits.replace({told.attribute: value})
    source = f"data:image/svg+xml,{quote(draw(traits, card.id))}"
    return html.Figure(
        [
            html.Img(src=source, alt="", className="face"),
            html.Figcaption(words("As you said")),
        ],
        className="misfit__picture misfit__picture--said",
    )


def _value(told: Question, *, said_yes: bool) -> str | None:
    """Return the value that an answer states: a no to one of two values states the other."""
    if said_yes:
        return told.value
    values = ATTRIBUTES[told.attribute]
    return next(value for value in values if value != told.value) if len(values) == TWO else None


def _ringed(card: Card, deck: str, attribute: str) -> html.Div:
    """Show the picture with a ring where the attribute is seen."""
    ring = html.Span(className=f"ring ring--{attribute}", **wild({"aria-hidden": "true"}))
    return html.Div([picture(card, deck), ring], className="ringed")
