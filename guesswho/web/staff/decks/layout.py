"""The page of one deck: photos in, what became of them, who is in it, what to do with it."""

from dash import dcc, html

from guesswho.cards.card import LONGEST_NAME
from guesswho.errors import DeckNotFound
from guesswho.store.deck_records import DeckRecord
from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.wild import wild
from guesswho.web.messages import sentence
from guesswho.web.staff.decks import addresses, doctor, ids
from guesswho.web.staff.decks.files import files, is_left
from guesswho.web.staff.decks.grid import roster
from guesswho.web.staff.decks.heading import head
from guesswho.web.staff.decks.publishing import panel

TICK_MS = 1000


def layout(deck_id: str = "", **_: str) -> html.Section:
    """Build the page, or say that the deck is gone."""
    words, services = visitor.words(), visitor.services()
    try:
        record = services.team_decks.deck(deck_id)
    except DeckNotFound as error:
        return html.Section([html.H1(sentence(error, words)), _back(words)], className="decks")
    members, sent = services.team_decks.members(deck_id), services.uploads.uploads(deck_id)
    return html.Section(
        [
            _back(words),
            html.Header(head(record, len(members), words), id=ids.HEAD),
            _photos_in(record, words),
            html.Div(files(sent, services.uploads.is_worked_on(), words), id=ids.FILES),
            html.Div(roster(services.team_decks, record, is_left(sent), words), id=ids.MEMBERS),
            doctor.panel(len(members), words),
            html.Div(panel(services.team_decks, record, words)),
            _manage(record, words),
            dcc.Store(id=ids.DECK, data=record.id),
            dcc.Store(id=ids.ARRIVED),
            dcc.Store(id=ids.READ),
            dcc.Interval(id=ids.TICK, interval=TICK_MS, disabled=not is_left(sent)),
        ],
        className="decks",
    )


def _back(words: Words) -> dcc.Link:
    return dcc.Link(words("All decks"), href=addresses.DECKS, className="decks__back")


def _photos_in(record: DeckRecord, words: Words) -> html.Div:
    """The place where photos are dropped; the script fills it with the files on their way."""
    said = {
        "data-deck": record.id,
        "data-lost": words("It did not arrive. Choose it again, and it goes on where it ended."),
        "data-total": words("All files"),
        "data-sent": words("sent"),
    }
    return html.Div(
        [
            html.P(
                words("Drop photos, a folder or a zip here. The file names become the names."),
            ),
            html.Div(
                [
                    html.Button(
                        text,
                        type="button",
                        className=f"button {look}".strip(),
                        **wild({"data-photos": kind}),
                    )
                    for kind, text, look in (
                        ("files", words("Choose photos or a zip"), "button--you"),
                        ("folder", words("Choose a folder"), ""),
                    )
                ],
                className="actions",
            ),
            html.Div(className="photos__way", **wild({"aria-live": "polite"})),
        ],
        className="photos",
        **wild(said),
    )


def _manage(record: DeckRecord, words: Words) -> html.Details:
    return html.Details(
        [
            html.Summary(words("Rename, duplicate, export, delete")),
            html.A(
                words("Export as a file"),
                href=addresses.export(record.id),
                className="button decks__go",
                download="",
            ),
            _named(words("New name"), ids.RENAME_TO, ids.RENAME, words("Rename"), record.name),
            _named(
                words("Name of the copy"), ids.COPY_NAME, ids.COPY, words("Duplicate"), record.name
            ),
            html.Details(
                [
                    html.Summary(words("Delete this deck")),
                    html.P(
                        words(
                            "Its cards and their photos are deleted, unless another deck has them."
                        )
                    ),
                    html.Button(
                        words("Delete “{name}” for good", name=record.name),
                        id=ids.DELETE,
                        className="button",
                    ),
                ],
                className="decks__end",
            ),
        ],
        className="decks__manage",
    )


def _named(label: str, field: str, button: str, text: str, name: str) -> html.Div:
    return html.Div(
        [
            html.Label(label, htmlFor=field),
            dcc.Input(
                id=field,
                value=name,
                className="field",
                maxLength=LONGEST_NAME,
                autoComplete="off",
            ),
            html.Button(text, id=button, className="button"),
        ],
        className="decks__new",
    )
