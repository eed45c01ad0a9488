"""The other side of the table: what it is called and how it looks."""

from guesswho.game.match import Seat
from guesswho.services.play import Friend, Seen
from guesswho.texts import Words, opponent_name
from guesswho.web.characters import FRIEND, PLAYERS, face_url


def rival_name(seen: Seen, words: Words) -> str:
    """Name the computer's player, one's friend, or the other one at this device."""
    if seen.opponent:
        return opponent_name(words, seen.opponent)
    if seen.friend is Friend.BESIDE:
        return player_name(seen.view.seat.other, words)
    return words("Your friend")


def own_name(seen: Seen, words: Words) -> str:
    """Name whoever looks: two at one device cannot both be “you”."""
    if seen.friend is Friend.BESIDE:
        return player_name(seen.view.seat, words)
    return words("You")


def player_name(seat: Seat, words: Words) -> str:
    """Name one of two at one device."""
    return (words("Player one"), words("Player two"))[seat]


def rival_face(seen: Seen) -> str:
    """Return the address of the rival's face."""
    if seen.opponent:
        return face_url(seen.opponent)
    if seen.friend is Friend.BESIDE:
        return face_url(PLAYERS[seen.view.seat.other])
    return face_url(FRIEND)
