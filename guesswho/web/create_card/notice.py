"""What one knows before a camera opens: what is read, what is kept how long, what is for good."""

from dash import dcc, html

from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.create_card import ids
from guesswho.web.delete.link import PATH


def notice(words: Words) -> html.Aside:
    """Build the notice; it promises what the settings of this installation say."""
    return html.Aside(
        [
            html.H2(words("Before you show your face")),
            html.P(words("A photo is personal data. It never leaves this machine.")),
            html.Dl(
                [
                    *_part(words("What is read"), *_read(words)),
                    *_part(words("What is kept"), *_kept(words)),
                    *_part(words("If you agree to more"), *_kept_longer(words)),
                    *_part(words("Your deletion code"), *_deleted(words)),
                ]
            ),
        ],
        id=ids.NOTICE,
        className="notice",
    )


def _part(title: str, *said: str | dcc.Link) -> tuple[html.Dt, html.Dd]:
    return html.Dt(title), html.Dd([part for text in said for part in (text, " ")])


def _read(words: Words) -> tuple[str, ...]:
    return (
        words(
            "Eight things: gender, hair length, type and colour, glasses, tie, facial hair, hat. "
            "Never who you are."
        ),
        words("They may be wrong. You can correct or leave out each of them."),
    )


def _kept(words: Words) -> tuple[str, ...]:
    settings = visitor.settings()
    return (
        words("The card keeps the framed part; the whole photo is deleted when it is made."),
        words.count(
            "Both go {number} hour after you leave,",
            "Both go {number} hours after you leave,",
            settings.session_hours,
        ),
        words.count(
            "and after {number} day at most.",
            "and after {number} days at most.",
            settings.photo_days,
        ),
    )


def _kept_longer(words: Words) -> tuple[str, ...]:
    settings = visitor.settings()
    return (
        words.count(
            "Others may meet your card: it stays {number} day.",
            "Others may meet your card: it stays {number} days.",
            settings.photo_days,
        ),
        words.count(
            "It may improve the classifiers: it stays {number} day.",
            "It may improve the classifiers: it stays {number} days.",
            max(settings.improve_days, settings.photo_days),
        ),
        words(
            "What was learned from it before you delete it, and decks that somebody downloaded, "
            "cannot be called back."
        ),
    )


def _deleted(words: Words) -> tuple[str | dcc.Link, ...]:
    return (
        words("You get one with your card. Scanned or typed, it deletes all of it at once."),
        dcc.Link(words("I have a code"), href=PATH),
    )
