"""What the page *Play* shows: the choices before a match, or the match itself."""

from dash import dcc, html

from guesswho.cards.card import Card
from guesswho.errors import CardNotFound, NotAllowed, NotFound
from guesswho.game.match import Rule
from guesswho.opponents.opponent import REGISTRY
from guesswho.services.play import Seen
from guesswho.texts import (
    Words,
    deck_name,
    opponent_blurb,
    opponent_name,
    rule_blurb,
    rule_name,
)
from guesswho.web import visitor
from guesswho.web.characters import face_url
from guesswho.web.components.face import picture
from guesswho.web.play import ids
from guesswho.web.play.table import table

USUAL_OPPONENT, USUAL_RULE = "rookie", Rule.TURN
"""What a first match is like: a fair opponent, and a slip that does not end it."""


def layout(**_: str) -> html.Div:
    """Show the match that this browser plays, or the choices for a new one."""
    seen = _current()
    words = visitor.words()
    return html.Div(table(seen, words) if seen else setup(words), id=ids.ROOT, className="play")


def setup(words: Words) -> html.Section:
    """Build the choices before a match."""
    return html.Section(
        [
            html.H1(words("Who do you want to beat?")),
            _opponents(words),
            html.Div([_decks(words), _rules(words)], className="setup__row"),
            _own_card(words),
            html.Button(
                words("Start the match"), id=ids.START, className="button button--you", n_clicks=0
            ),
        ],
        className="setup",
    )


def own_card() -> Card | None:
    """Return the visitor's own card, unless it is gone."""
    card_id = visitor.card_id()
    try:
        return visitor.services().create_card.card(card_id) if card_id else None
    except CardNotFound:
        visitor.keep_card(None)
        return None


def _current() -> Seen | None:
    key = visitor.seat()
    try:
        return visitor.services().play.look(key.match_id, key.token) if key else None
    except (NotFound, NotAllowed):
        visitor.leave_seat()
        return None


def _opponents(words: Words) -> html.Fieldset:
    faces = {
        name: html.Img(src=face_url(name), alt="", className="choice__face") for name in REGISTRY
    }
    options = [
        _choice(name, opponent_name(words, name), opponent_blurb(words, name), faces[name])
        for name in REGISTRY
    ]
    return _choices(ids.OPPONENT, words("Your rival"), options, USUAL_OPPONENT, "choices--faces")


def _decks(words: Words) -> html.Fieldset:
    decks = visitor.services().decks
    options = []
    for name in decks.names():
        cards = decks.deck(name).cards
        fan = html.Span([picture(card, name) for card in cards[:5]], className="fan")
        count = words.count("{number} face", "{number} faces", len(cards))
        options.append(_choice(name, deck_name(words, name), count, fan))
    return _choices(ids.DECK, words("The faces"), options, decks.names()[0])


def _rules(words: Words) -> html.Fieldset:
    options = [
        _choice(rule.value, rule_name(words, rule), rule_blurb(words, rule)) for rule in Rule
    ]
    return _choices(ids.RULE, words("A wrong guess"), options, USUAL_RULE.value)


def _own_card(words: Words) -> html.Div:
    """Offer one's own card, or the way to one; the control is there either way."""
    card = own_card()
    face = [picture(card, "")] if card else []
    label = words("{name} stands on the board", name=card.name) if card else ""
    return html.Div(
        [
            *face,
            dcc.Checklist(
                id=ids.OWN_CARD,
                options=[{"label": label, "value": card.id}] if card else [],
                value=[card.id] if card else [],
                className="own__check",
            ),
            None if card else dcc.Link(words("Put my own face on the board"), href="/card"),
        ],
        className="own own--card" if card else "own",
    )


def _choices(
    control: str, legend: str, options: list[dict[str, object]], value: str, kind: str = ""
) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(legend),
            dcc.RadioItems(
                id=control,
                options=options,
                value=value,
                className=f"choices {kind}",
                labelClassName="choice",
                inputClassName="choice__input",
            ),
        ]
    )


def _choice(
    value: str, title: str, text: str, picture: html.Img | html.Span | None = None
) -> dict[str, object]:
    label = html.Span(
        [
            picture,
            html.Span(
                [html.Strong(title), html.Span(text, className="choice__text")],
                className="choice__words",
            ),
        ],
        className="choice__label",
    )
    return {"label": label, "value": value}
