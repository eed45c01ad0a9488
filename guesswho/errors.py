"""Every error of the project; the tree on one screen.

::

    GuessWhoError
    ├── BadInput                 malformed: what was sent cannot be understood
    │   ├── UnknownAttribute, UnknownValue, UnknownRule, UnknownOpponent
    │   ├── BadName              empty, too long, control characters
    │   ├── BadPassword          too short, or too long
    │   ├── PasswordsDiffer      of two that should be the same
    │   ├── BadDeck              a deck or deck file that cannot be played
    │   ├── BadTranscript        a transcript that does not replay
    │   ├── BadRequest           a request body of the wrong shape
    │   ├── BadUpload                a file of photos that cannot be taken as a whole
    │   │   └── UploadTooLarge, BrokenZip
    │   ├── BadEntryName             a name inside a zip that leads out of it
    │   ├── DoubledPhoto             the same picture twice in one file
    │   ├── BadDataset           a dataset folder that cannot be read
    │   └── BadPhoto             bytes that give no usable picture
    │       ├── EmptyPhoto, NotAPicture, BrokenPicture, AnimatedPicture
    │       └── PhotoTooHeavy (bytes), PictureTooLarge, PictureTooSmall (pixels)
    ├── IllegalAction            well formed, but not allowed now
    │   ├── MatchOver, MatchNotOver, NotYourTurn
    │   ├── UselessQuestion      it cannot split what is left, or was asked already
    │   ├── AnswerFirst, NothingToAnswer, ImpossibleAnswer
    │   ├── FriendNotHere        to act before the friend has come
    │   ├── FriendIsHere         to replace a friend who is there
    │   ├── ItemTaken            somebody else has just read that photo
    │   ├── NotPublishable       too few cards, nobody told, or no ground stated
    │   ├── CardNotStanding      a guess at a card that is out, or not on the board
    │   └── NameTaken, LastAdmin about who may log in
    ├── StaleMatch               an action on an old version of the match
    ├── NotFound                 MatchNotFound, CardNotFound, DeckNotFound,
    │                            PictureNotFound, DraftNotFound, UploadNotFound,
    │                            UserNotFound, LinkNotFound
    ├── NotAllowed               WrongSeatToken, WrongDeletionCode, SeatTaken,
    │                            SeatGivenAway, NotLoggedIn, WrongRole, WrongPassword,
    │                            ForeignPage
    └── Unavailable              StoreUnavailable, ModelUnavailable,
                                 TooManyRequests: TooManyPasswords

Errors know no HTTP and no language: ``web/messages.py`` turns them into a status and
a sentence. Their arguments are plain values that may be shown; never a photo, a secret
card or a token.
"""


class GuessWhoError(Exception):
    """Base of every error the project raises on purpose."""

    @property
    def name(self) -> str:
        """The class name: the stable identifier used by the API and the command line."""
        return type(self).__name__


class BadInput(GuessWhoError):
    """Malformed: what was sent cannot be understood."""


class UnknownAttribute(BadInput, KeyError):
    """``args[0]`` is not one of the eight attributes."""


class UnknownValue(BadInput):
    """``args`` are an attribute and something that is not one of its values."""


class UnknownRule(BadInput):
    """``args[0]`` is not a rule of the wrong guess."""


class UnknownOpponent(BadInput):
    """``args[0]`` is not in the registry of opponents."""


class BadName(BadInput):
    """A name that is empty, longer than 24 characters or has control characters."""


class BadPassword(BadInput):
    """A password of a length that is not taken; ``args`` are the least and the most."""


class PasswordsDiffer(BadInput):
    """A new password was typed twice, and not alike."""


class BadDeck(BadInput):
    """A deck that cannot be played, or a deck file that cannot be read; ``args[0]`` says why."""


class BadTranscript(BadInput):
    """A transcript that cannot be parsed or does not replay; ``args[0]`` says why."""


class BadRequest(BadInput):
    """A request body of the wrong shape; ``args[0]`` says what was expected."""


class BadDataset(BadInput):
    """A dataset folder that cannot be read; ``args[0]`` says why."""


class BadUpload(BadInput):
    """A file of photos that cannot be taken as a whole; ``args[0]`` says why, if anything."""


class UploadTooLarge(BadUpload):
    """More bytes, or more photos, than allowed; ``args[0]`` is the limit in MB or photos."""


class BrokenZip(BadUpload):
    """A zip that is damaged, or encrypted."""


class BadEntryName(BadInput):
    """A name inside a zip that leads out of it."""


class DoubledPhoto(BadInput):
    """The same picture for the second time in one file; ``args[0]`` names the first."""


class BadPhoto(BadInput):
    """Bytes that give no usable picture."""


class EmptyPhoto(BadPhoto):
    """No bytes at all."""


class NotAPicture(BadPhoto):
    """Bytes of no picture format that the door takes."""


class BrokenPicture(BadPhoto):
    """A picture that is truncated or damaged beyond reading."""


class AnimatedPicture(BadPhoto):
    """A picture with more than one frame."""


class PhotoTooHeavy(BadPhoto):
    """More bytes than allowed; ``args[0]`` is the limit in MB."""


class PictureTooLarge(BadPhoto):
    """More pixels than allowed; ``args[0]`` is the limit in megapixels."""


class PictureTooSmall(BadPhoto):
    """Too few pixels to show a face; ``args[0]`` is the least side in pixels."""


class IllegalAction(GuessWhoError):
    """Well formed, but not allowed now."""


class MatchOver(IllegalAction):
    """The match has ended; nobody acts any more."""


class ItemTaken(IllegalAction):
    """A photo of an upload that somebody else has just read."""


class NotPublishable(IllegalAction):
    """A deck that may not be published yet; ``args[0]`` says what is missing."""


class MatchNotOver(IllegalAction):
    """For after the end only: what tells both secrets, and showing one's own card."""


class NotYourTurn(IllegalAction):
    """The other seat is to act."""


class UselessQuestion(IllegalAction):
    """A question that cannot split the cards still standing, or was asked already."""


class AnswerFirst(IllegalAction):
    """A question or a guess of the other seat waits for an answer."""


class NothingToAnswer(IllegalAction):
    """Nothing waits for an answer."""


class ImpossibleAnswer(IllegalAction):
    """Unsure of a guess, or a no to the last card that is left."""


class CardNotStanding(IllegalAction):
    """A guess at a card that is out already or is not on the board."""


class FriendNotHere(IllegalAction):
    """Nobody sits in the other seat yet."""


class FriendIsHere(IllegalAction):
    """The other seat's player is there, so the computer does not take over."""


class NameTaken(IllegalAction):
    """``args[0]`` is a name under which somebody logs in already."""


class LastAdmin(IllegalAction):
    """``args[0]`` is the only one left who can let others in: they have to stay."""


class StaleMatch(GuessWhoError):
    """An action on an old version of the match; ``args[0]`` is the current version."""


class NotFound(GuessWhoError):
    """Something that does not exist, or does not exist any more."""


class MatchNotFound(NotFound):
    """No match has this id."""


class CardNotFound(NotFound):
    """No card has this id."""


class DeckNotFound(NotFound):
    """No deck has this name or id."""


class UploadNotFound(NotFound):
    """No upload has this id."""


class PictureNotFound(NotFound):
    """No picture has this name."""


class DraftNotFound(NotFound):
    """No draft of a card has this id; it may have run out."""


class UserNotFound(NotFound):
    """Nobody who logs in is known by this name or id."""


class LinkNotFound(NotFound):
    """A one-time link that was used, has expired, or never was."""


class NotAllowed(GuessWhoError):
    """Known, but not to this person."""


class WrongSeatToken(NotAllowed):
    """A missing or wrong seat token."""


class WrongDeletionCode(NotAllowed):
    """A deletion code that fits no card."""


class SeatTaken(NotAllowed):
    """The friend's seat is taken, or the match has none."""


class SeatGivenAway(NotAllowed):
    """The computer plays on for this seat: its player was away for too long."""


class NotLoggedIn(NotAllowed):
    """For those who log in, and nobody did in this browser."""


class WrongRole(NotAllowed):
    """Not for the role of who is logged in."""


class WrongPassword(NotAllowed):
    """A name and a password that do not belong together."""


class ForeignPage(NotAllowed):
    """A request that a page of another site has sent."""


class Unavailable(GuessWhoError):
    """The fault is ours, and may pass."""


class StoreUnavailable(Unavailable):
    """The database or the picture store cannot be reached."""


class ModelUnavailable(Unavailable):
    """A model file is missing or broken; ``args[0]`` names it."""


class TooManyRequests(Unavailable):
    """The rate limit was reached."""


class TooManyPasswords(TooManyRequests):
    """Too many wrong passwords for this name, or from this address."""
