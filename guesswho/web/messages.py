"""An error as an HTTP status and a sentence that a visitor understands."""

from guesswho.errors import GuessWhoError


def status(error: GuessWhoError) -> int:
    """The HTTP status for ``error``."""
    raise NotImplementedError


def sentence(error: GuessWhoError, language: str = "en") -> str:
    """``error`` in words, in ``language``; never a technical detail."""
    raise NotImplementedError
