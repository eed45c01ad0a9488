"""An error as an HTTP status and a sentence that a visitor understands.

To word a new error add it to ``_MESSAGES``; a test fails while one of ``errors.py`` is
missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from guesswho import errors
from guesswho.errors import GuessWhoError
from guesswho.texts import Words
from guesswho.texts.words import mark as _

LONGEST_VALUE = 60
"""Characters of what was sent that a sentence repeats at most."""
LONGEST_REASON = 200
"""Characters of a reason, which is ours but may repeat what was sent."""


@dataclass(frozen=True, slots=True)
class Message:
    """A status, a sentence, and the names under which it uses the error's arguments."""

    status: int
    text: str
    names: tuple[str, ...] = ()


_MESSAGES: Mapping[type[GuessWhoError], Message] = MappingProxyType(
    {
        GuessWhoError: Message(500, _("Something went wrong on our side. Please try again.")),
        errors.BadInput: Message(400, _("That cannot be understood.")),
        errors.UnknownAttribute: Message(
            400, _("“{attribute}” is not something one can ask about."), ("attribute",)
        ),
        errors.UnknownValue: Message(
            400, _("“{value}” is not an answer for “{attribute}”."), ("attribute", "value")
        ),
        errors.UnknownRule: Message(400, _("There is no rule “{rule}”."), ("rule",)),
        errors.UnknownOpponent: Message(
            400, _("There is no opponent “{opponent}”."), ("opponent",)
        ),
        errors.BadName: Message(
            400, _("A name has 1 to 24 characters, all of them ones that people can see.")
        ),
        errors.BadPassword: Message(
            400, _("A password has {least} to {most} characters."), ("least", "most")
        ),
        errors.PasswordsDiffer: Message(400, _("The two passwords are not the same.")),
        errors.BadDeck: Message(400, _("This deck cannot be played: {reason}"), ("reason",)),
        errors.BadTranscript: Message(
            400, _("This match cannot be replayed: {reason}"), ("reason",)
        ),
        errors.BadRequest: Message(
            400, _("This request cannot be understood: {reason}"), ("reason",)
        ),
        errors.BadUpload: Message(422, _("This file cannot be used.")),
        errors.UploadTooLarge: Message(
            413, _("This is too much at once: the limit is {limit}."), ("limit",)
        ),
        errors.BrokenZip: Message(
            422, _("This zip is damaged or has a password. Please make it anew.")
        ),
        errors.BadEntryName: Message(422, _("Its name leads out of the zip, so it was left out.")),
        errors.DoubledPhoto: Message(422, _("This is the same picture as “{first}”."), ("first",)),
        errors.BadDataset: Message(400, _("This data set cannot be read: {reason}"), ("reason",)),
        errors.BadPhoto: Message(422, _("This photo cannot be used. Please try another one.")),
        errors.EmptyPhoto: Message(422, _("This file is empty. Please choose a photo.")),
        errors.NotAPicture: Message(
            415, _("This file is not a photo. JPEG, PNG, WebP, HEIC and AVIF work.")
        ),
        errors.BrokenPicture: Message(
            422, _("This photo is damaged and cannot be opened. Please try another one.")
        ),
        errors.AnimatedPicture: Message(422, _("This picture moves. Please choose a still photo.")),
        errors.PhotoTooHeavy: Message(
            413, _("This photo is too heavy. At most {limit} MB are possible."), ("limit",)
        ),
        errors.PictureTooLarge: Message(
            413, _("This photo is too large. At most {limit} megapixels are possible."), ("limit",)
        ),
        errors.PictureTooSmall: Message(
            422, _("This photo is too small. Each side needs at least {limit} pixels."), ("limit",)
        ),
        errors.IllegalAction: Message(422, _("That is not possible now.")),
        errors.MatchOver: Message(422, _("This match is over.")),
        errors.MatchNotOver: Message(
            422, _("This match is not over yet. It can be looked back on once somebody has won.")
        ),
        errors.NotYourTurn: Message(422, _("It is not your turn.")),
        errors.UselessQuestion: Message(
            422, _("Every person who is left would give the same answer. Ask something else.")
        ),
        errors.AnswerFirst: Message(422, _("Please answer first.")),
        errors.NothingToAnswer: Message(422, _("There is nothing to answer now.")),
        errors.ImpossibleAnswer: Message(
            422, _("A guess is right or wrong, and the last person left cannot be wrong.")
        ),
        errors.CardNotStanding: Message(422, _("This person is out already, or not on the board.")),
        errors.FriendNotHere: Message(422, _("Your friend is not here yet.")),
        errors.FriendIsHere: Message(422, _("Your friend is here, so the match goes on.")),
        errors.ItemTaken: Message(422, _("Somebody else has just read this photo.")),
        errors.NotPublishable: Message(422, _("This deck cannot be published yet.")),
        errors.NameTaken: Message(
            422, _("Somebody logs in as “{name}” already. Choose another name."), ("name",)
        ),
        errors.LastAdmin: Message(
            422, _("“{name}” is the only admin. Make somebody else one first."), ("name",)
        ),
        errors.StaleMatch: Message(409, _("The match has moved on. Here is how it stands now.")),
        errors.NotFound: Message(404, _("That does not exist, or does not exist any more.")),
        errors.MatchNotFound: Message(404, _("This match does not exist, or not any more.")),
        errors.CardNotFound: Message(404, _("This card does not exist, or not any more.")),
        errors.DeckNotFound: Message(404, _("This deck does not exist, or not any more.")),
        errors.UploadNotFound: Message(
            404, _("This file is not here any more. Please choose it again.")
        ),
        errors.PictureNotFound: Message(404, _("This picture does not exist, or not any more.")),
        errors.DraftNotFound: Message(
            404, _("Your photo is not kept any more. Please choose it again.")
        ),
        errors.UserNotFound: Message(404, _("Nobody with this name can log in.")),
        errors.LinkNotFound: Message(
            404, _("This link was used already, or its time is over. Ask for a new one.")
        ),
        errors.NotLoggedIn: Message(401, _("Please log in.")),
        errors.WrongRole: Message(403, _("This is not for the role that you have here.")),
        errors.WrongPassword: Message(403, _("Name and password do not belong together.")),
        errors.ForeignPage: Message(403, _("This was sent by another site, so nothing was done.")),
        errors.NotAllowed: Message(403, _("That is not yours to do.")),
        errors.WrongSeatToken: Message(403, _("This seat is not yours.")),
        errors.WrongDeletionCode: Message(403, _("This deletion code fits no card.")),
        errors.SeatTaken: Message(409, _("There is no free seat in this match.")),
        errors.SeatGivenAway: Message(
            403,
            _("You were away for a while, so the computer plays on for you. Start a new match."),
        ),
        errors.Unavailable: Message(503, _("That does not work right now. Please try again soon.")),
        errors.StoreUnavailable: Message(
            503, _("Nothing can be saved right now. Please try again soon.")
        ),
        errors.ModelUnavailable: Message(
            503, _("Photos cannot be read right now. Please try again soon.")
        ),
        errors.TooManyRequests: Message(
            429, _("That was a lot at once. Please wait a minute and try again.")
        ),
        errors.TooManyPasswords: Message(
            429, _("Too many wrong passwords. Please wait a quarter of an hour.")
        ),
    }
)


def status(error: GuessWhoError) -> int:
    """Return the HTTP status for ``error``."""
    return _message(error).status


def sentence(error: GuessWhoError, words: Words) -> str:
    """Say ``error`` in ``words``; never a technical detail."""
    message = _message(error)
    values = dict(zip(message.names, error.args, strict=False))
    said = {name: _said(name, str(value), words) for name, value in values.items()}
    return words(message.text, **said)


def _message(error: GuessWhoError) -> Message:
    """Find the message of the nearest class whose arguments ``error`` has."""
    for kind in type(error).__mro__:
        message = _MESSAGES.get(kind)
        if message and len(message.names) <= len(error.args):
            return message
    return _MESSAGES[GuessWhoError]


def _said(name: str, value: str, words: Words) -> str:
    """Shorten a value; a reason is a sentence of ours, so it is translated too."""
    if name != "reason":
        return _short(value, LONGEST_VALUE)
    return _short(words(value.replace("{", "{{").replace("}", "}}")), LONGEST_REASON)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
