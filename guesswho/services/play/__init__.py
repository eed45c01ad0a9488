"""Matches between two sides: begin, look, act.

What a click in a match *means* stands here; ``service.py`` is the way in, the other modules
are the values it works with. Knows no page and no HTTP.
"""

from guesswho.services.play.seats import COMPUTER, PERSON
from guesswho.services.play.seen import Finished, Seated, Seen
from guesswho.services.play.service import PlayService

__all__ = ["COMPUTER", "PERSON", "Finished", "PlayService", "Seated", "Seen"]
