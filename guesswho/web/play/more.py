"""What most people leave as it is: how many faces, who starts, who flips them."""

from dash import html

from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.options import Option
from guesswho.web.play import ids
from guesswho.web.play.choices import Group, in_words

USUAL_FIRST, USUAL_FLIPPING = "draw", "auto"


def more(deck: str, words: Words) -> html.Details:
    """Build the closed part of the choices; its heading says what is chosen in it."""
    groups = (_sizes(deck, words), _first(words), _flipping(words))
    said = " · ".join(group.chosen.says for group in groups)
    size, *others = (group.fieldset("few") for group in groups)
    return html.Details(
        [
            html.Summary([html.Strong(words("More options")), html.Span(said, id=ids.SAID)]),
            html.Div([html.Div(size, id=ids.SIZES), *others], className="more__groups"),
        ],
        className="more",
    )


def sizes(deck: str, words: Words) -> html.Fieldset:
    """Build the choice of how many faces of ``deck`` play."""
    return _sizes(deck, words).fieldset("few")


def _sizes(deck: str, words: Words) -> Group:
    decks = visitor.services().decks
    offered = tuple(
        Option(
            str(size),
            html.Strong(str(size)),
            says=words.count("{number} face", "{number} faces", size),
        )
        for size in decks.sizes(deck)
    )
    usual = len(decks.deck(deck).cards)
    return Group(ids.SIZE, words("How many faces"), offered, str(usual))


def _first(words: Words) -> Group:
    offered = (
        Option("draw", html.Strong(words("By lot")), says=words("who starts is drawn")),
        Option("me", html.Strong(words("You")), says=words("you start")),
        Option("them", html.Strong(words("Your rival")), says=words("your rival starts")),
    )
    return Group(ids.FIRST, words("Who starts"), offered, USUAL_FIRST)


def _flipping(words: Words) -> Group:
    offered = (
        Option(
            "auto",
            in_words(words("By themselves"), words("What does not fit falls")),
            says=words("faces flip by themselves"),
        ),
        Option(
            "manual",
            in_words(words("By hand"), words("You flip; slips are yours")),
            says=words("you flip the faces"),
        ),
    )
    return Group(ids.FLIPPING, words("Flipping"), offered, USUAL_FLIPPING)
