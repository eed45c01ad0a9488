"""The curtain between two turns at one device: nothing of either board is in the page."""

from typing import Any

from dash import html

from guesswho.services.play import Seen
from guesswho.texts import Words
from guesswho.web.characters import PLAYERS, face_url
from guesswho.web.play import ids
from guesswho.web.play.rival import player_name


def curtain(seen: Seen, words: Words) -> list[Any]:
    """Ask for the player who is to move; ``seen`` may be from that seat only."""
    seat = seen.view.seat
    name = player_name(seat, words)
    return [
        html.Section(
            [
                html.Img(src=face_url(PLAYERS[seat]), alt="", className="face"),
                html.H1(words("Pass the device to {name}", name=name)),
                html.P(words("No peeking: the other one looks away now.")),
                html.Button(
                    words("I am {name}: show my board", name=name),
                    id=ids.LIFT,
                    className="button button--you",
                ),
            ],
            className=f"curtain curtain--{seat:d}",
        )
    ]
