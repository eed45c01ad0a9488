"""A sheet for everybody on a deck, to print: what is kept, how long, and the way to end it."""

from dash import dcc, html

from guesswho.errors import DeckNotFound
from guesswho.services.team_decks import Notice
from guesswho.store.deck_records import DeckRecord
from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.wild import wild
from guesswho.web.delete.link import delete_code_to_scan, delete_link
from guesswho.web.messages import sentence
from guesswho.web.staff.decks import addresses
from guesswho.web.staff.decks.faces import framed


def layout(deck_id: str = "", **_: str) -> html.Section:
    """Build all sheets of a deck, each a page of paper."""
    words, team = visitor.words(), visitor.services().team_decks
    try:
        record = team.deck(deck_id)
    except DeckNotFound as error:
        return html.Section(html.H1(sentence(error, words)), className="sheets")
    sheets = [_sheet(notice, record, words) for notice in team.notices(deck_id)]
    return html.Section([_top(record, words), *sheets], className="sheets")


def _top(record: DeckRecord, words: Words) -> html.Div:
    return html.Div(
        [
            dcc.Link(record.name, href=addresses.deck(record.id), className="decks__back"),
            html.H1(words("Sheets to print")),
            html.Button(
                words("Print"),
                type="button",
                className="button button--you",
                **wild({"data-print": ""}),
            ),
        ],
        className="sheets__top",
    )


def _sheet(notice: Notice, record: DeckRecord, words: Words) -> html.Article:
    until = notice.expires.strftime("%Y-%m-%d")
    return html.Article(
        [
            html.H2(words("{name}, you are a card in a game", name=notice.card.name)),
            html.Div(framed(notice.card), className="sheets__card"),
            html.P(
                words(
                    "Your photo is on a card of “Guess Who?”, in the deck “{deck}”. "
                    "Others play with it once everybody on it was told.",
                    deck=record.name,
                )
            ),
            html.P(
                words(
                    "Kept are the part of the photo that you see here, this name, and what a "
                    "program read from the photo: hair, glasses and the like, corrected by hand. "
                    "The photo as it was sent is gone."
                )
            ),
            html.P(words("All of it is deleted on {day} at the latest.", day=until)),
            html.P(words("You can delete it at any time, at once, without asking anybody:")),
            html.Div(
                [
                    delete_code_to_scan(notice.deletion_code, words),
                    html.P(
                        [
                            html.Span(delete_link(notice.deletion_code).partition("#")[0]),
                            html.Code(notice.deletion_code),
                        ],
                        className="sheets__code",
                    ),
                ],
                className="sheets__way",
            ),
        ],
        className="sheets__sheet",
    )
