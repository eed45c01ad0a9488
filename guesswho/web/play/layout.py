"""What the page *Play* shows: the choices before a match, or the match itself."""

from dash import dcc, html
from dash.development.base_component import Component

from guesswho.cards.card import Card
from guesswho.errors import CardNotFound, NotAllowed, NotFound, SeatGivenAway
from guesswho.game.match import Rule
from guesswho.opponents.opponent import BY_ANSWERS
from guesswho.services.play import Seen
from guesswho.texts import (
    Words,
    deck_name,
    opponent_blurb,
    opponent_name,
    rule_name,
)
from guesswho.web import failures, visitor
from guesswho.web.characters import FRIEND, PLAYERS, face_url
from guesswho.web.components.face import picture
from guesswho.web.components.options import Option, picked
from guesswho.web.components.wild import wild
from guesswho.web.messages import sentence
from guesswho.web.play import ids
from guesswho.web.play.choices import Group, in_words
from guesswho.web.play.doctor import verdict
from guesswho.web.play.in_person import mind
from guesswho.web.play.more import more
from guesswho.web.play.scene import scene
from guesswho.web.play.tally import tally

_NO_CARD = dcc.Store(id=picked(ids.OWN_CARD), data="")
"""What the start reads when there is no card to choose."""
FAN = 5
"""Faces that stand for a deck."""
USUAL_OPPONENT, USUAL_RULE = "rookie", Rule.TURN
"""What a first match is like: a fair opponent, and a slip that does not end it."""


def layout(**_: str) -> html.Div:
    """Show the match that this browser plays, or the choices for a new one."""
    seen = _current()
    words = visitor.words()
    return html.Div(scene(seen, words) if seen else setup(words), id=ids.ROOT, className="play")


def setup(words: Words) -> html.Section:
    """Build the choices before a match."""
    decks = _decks(words)
    return html.Section(
        [
            html.H1(words("Who do you want to beat?")),
            _answers(decks, words),
            html.Div(_opponents(words), className="rivals rivals--app"),
            html.Div(_careful(words), className="rivals rivals--self"),
            html.Div(
                [_deck(decks, words), _own_card(words), _rules(words)], className="setup__row"
            ),
            more(decks.chosen.value, words),
            html.Button(
                words("Start the match"), id=ids.START, className="button button--you", n_clicks=0
            ),
            tally(words),
            dcc.Link(words("Look back on a saved match"), href="/review", className="saved"),
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
    except (NotFound, NotAllowed) as gone:
        visitor.leave_seat()
        if isinstance(gone, SeatGivenAway):
            failures.toast(sentence(gone, visitor.words()))
        return None


def _opponents(words: Words) -> html.Fieldset:
    computers = [(name, name, *_named(name, words)) for name in BY_ANSWERS["app"]]
    offered = tuple(
        Option(name, _rival(face, title, text))
        for name, face, title, text in (*computers, *_people(words))
    )
    group = Group(ids.OPPONENT, words("Your rival"), offered, USUAL_OPPONENT)
    return group.fieldset("rival")


def _people(words: Words) -> tuple[tuple[str, str, str, str], ...]:
    """Offer people to play with: value, face, name, what it means."""
    return (
        (FRIEND, FRIEND, words("A friend"), words("On two devices, by a link or a code to scan.")),
        (
            ids.BESIDE,
            PLAYERS[0],
            words("Two of you"),
            words("On this one device, which goes from hand to hand."),
        ),
    )


def _named(name: str, words: Words) -> tuple[str, str]:
    return opponent_name(words, name), opponent_blurb(words, name)


def _rival(face: str, title: str, text: str) -> list[Component]:
    return [html.Img(src=face_url(face), alt="", className="option__face"), in_words(title, text)]


def _careful(words: Words) -> html.Fieldset:
    """Show the one rival who plays where the visitor answers himself."""
    (name,) = BY_ANSWERS["self"]
    rival = html.Div(_rival(name, *_named(name, words)), className="rival")
    return html.Fieldset([html.Legend(words("Your rival")), rival])


def _answers(decks: Group, words: Words) -> html.Fieldset:
    """Ask who answers; beside it a dealt face, or the one that only its owner sees."""
    deck = decks.chosen.value
    dealt = picture(visitor.services().decks.deck(deck).cards[0], deck)
    offered = (
        Option("app", [dealt, in_words(words("The app answers"), words("You get a secret face"))]),
        Option(
            "self",
            [mind(), in_words(words("I answer myself"), words("Pick a face in your head"))],
        ),
    )
    return Group(ids.ANSWERS, words("When you are asked"), offered, "app").fieldset("answers")


def _decks(words: Words) -> Group:
    decks = visitor.services().decks
    offered = []
    for name in decks.names():
        cards = decks.deck(name).cards
        fan = html.Span([picture(card, name) for card in cards[:FAN]], className="fan")
        count = words.count("{number} face", "{number} faces", len(cards))
        offered.append(Option(name, [fan, in_words(deck_name(words, decks.title(name)), count)]))
    return Group(ids.DECK, words("The faces"), tuple(offered), decks.names()[0])


def _deck(decks: Group, words: Words) -> html.Div:
    """Offer the decks, and say how well the chosen one plays."""
    chosen = visitor.services().decks.deck(decks.chosen.value)
    return html.Div([decks.fieldset("deck"), html.Div(verdict(chosen, words), id=ids.DOCTOR)])


def _own_card(words: Words) -> html.Fieldset:
    """Ask whether one's own card plays; without one, show the way to it."""
    card = own_card()
    legend = words("Your own face")
    if card is None:
        return html.Fieldset([html.Legend(legend), _invitation(words), _NO_CARD])
    offered = (
        Option(
            card.id,
            [
                picture(card, ""),
                in_words(words("{name} plays", name=card.name), words("Your card")),
            ],
        ),
        Option("", in_words(words("Without me"), words("Only the drawn faces"))),
    )
    return Group(ids.OWN_CARD, legend, offered, card.id).fieldset("deck")


def _invitation(words: Words) -> dcc.Link:
    return dcc.Link(
        [
            html.Span("+", className="invitation__plus", **wild({"aria-hidden": "true"})),
            in_words(words("Put it on the board"), words("One photo, half a minute")),
        ],
        href="/card",
        className="option option--deck invitation",
    )


def _rules(words: Words) -> html.Fieldset:
    offered = tuple(Option(rule.value, in_words(rule_name(words, rule), None)) for rule in Rule)
    return Group(ids.RULE, words("A wrong guess"), offered, USUAL_RULE.value).fieldset("rule")
