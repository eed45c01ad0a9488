"""Matches between two sides: begin, look, act; and two people at one table.

What a click in a match *means* stands here; ``service.py`` and ``friends.py`` are the ways in,
the other modules are what they work with. Knows no page and no HTTP.
"""

from guesswho.services.play.by_hand import Slip
from guesswho.services.play.friends import FriendService, Invitation
from guesswho.services.play.options import Wishes
from guesswho.services.play.seats import COMPUTER, PERSON, Friend
from guesswho.services.play.seen import Finished, Glance, Seated, Seen
from guesswho.services.play.service import PlayService
from guesswho.services.play.table import FRIEND
from guesswho.services.play.tables import Tables

__all__ = [
    "COMPUTER",
    "FRIEND",
    "PERSON",
    "Finished",
    "Friend",
    "FriendService",
    "Glance",
    "Invitation",
    "PlayService",
    "Seated",
    "Seen",
    "Slip",
    "Tables",
    "Wishes",
]
