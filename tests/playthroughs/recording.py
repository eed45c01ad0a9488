"""The recorded playthroughs: which opponents, rule, deck and seed each file holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from guesswho.attributes import Traits
from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.game.match import Rule
from guesswho.game.transcript import dump
from guesswho.opponents.arena import series
from guesswho.opponents.opponent import opponent

FOLDER = Path(__file__).parent

EIGHT = Deck(
    "eight faces",
    tuple(
        Card(str(n), name, Traits({"hat": hat, "glasses": glasses, "hair_colour": colour}))
        for n, (name, hat, glasses, colour) in enumerate(
            [
                ("Ann", "yes", "no", None),
                ("Bob", "yes", "yes", None),
                ("Cleo", "no", "no", "red"),
                ("Dirk", "no", "yes", "red"),
                ("Eva", "no", "no", "black"),
                ("Finn", "no", "yes", "black"),
                ("Gül", "no", "no", "grey"),
                ("Hugo", "no", None, "grey"),
            ],
            start=1,
        )
    ),
)
TWINS = Deck(
    "mostly twins",
    tuple(
        Card(f"{name.lower()}-{n}", name, traits)
        for name, traits in (("Tim", Traits({"tie": "yes"})), ("Tom", Traits({"tie": "no"})))
        for n in range(4)
    ),
)


class Recording(NamedTuple):
    """The first match of a series between two opponents."""

    a: str
    b: str
    deck: Deck
    rule: Rule
    seed: int

    def text(self) -> str:
        """The match played now."""
        players = opponent(self.a), opponent(self.b)
        (match,) = series(*players, self.deck, self.rule, 1, self.seed)
        return dump(match)


RECORDINGS: Mapping[str, Recording] = {
    "clever-rookie-loses": Recording("clever", "rookie", EIGHT, Rule.LOSES, 1),
    "rookie-clever-turn": Recording("rookie", "clever", EIGHT, Rule.TURN, 2),
    "twins-loses": Recording("clever", "clever", TWINS, Rule.LOSES, 3),
    "twins-turn": Recording("clever", "rookie", TWINS, Rule.TURN, 2),
}

if __name__ == "__main__":
    for name, recording in RECORDINGS.items():
        (FOLDER / f"{name}.txt").write_text(recording.text(), encoding="utf-8")
