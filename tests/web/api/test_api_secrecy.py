"""No answer lets one tell the secret: two matches that differ in it alone look alike.

Every action of hundreds of matches is done twice: in the match itself, and in one whose hidden
secret is another card that the history allows as well and that gives the same answer. With
the same chance for the opponent both answers have to be the same to the byte, so neither
the view nor the opponent's choice depends on the secret in any way.
"""

from dataclasses import replace
from random import Random

import pytest

from guesswho.game import transcript


class Player:
    """Asks any question there is, guesses when none is left, and now and then too early."""

    def __init__(self, rng):
        self._rng = rng

    def action(self, view):
        if view["pending"]:
            said = ("yes", "no") if view["pending"]["type"] == "ask" else ("yes",)
            move = {"type": "answer", "answer": self._rng.choice(said)}
            return {"version": view["version"], **move}
        standing = [card["id"] for card in view["cards"] if card["standing"]]
        if view["questions"] and self._rng.random() > 0.03:
            split = self._rng.choice(view["questions"])
            move = {"type": "ask", "attribute": split["attribute"], "value": split["value"]}
        else:
            move = {"type": "guess", "card": self._rng.choice(standing)}
        return {"version": view["version"], **move}


class Table:
    """A server, and a match on it."""

    def __init__(self, parts):
        self.parts = parts
        self.client = parts.server.test_client()

    def adopt(self, record, secret):
        """Go on with a match from elsewhere, with another hidden secret."""
        match = transcript.load(record.transcript)
        other = replace(match, secrets=(match.secrets[0], secret))
        self.parts.store.add_match(replace(record, transcript=transcript.dump(other)))

    def send(self, path, action, token, chance):
        self.parts.rng.seed(chance)
        return self.client.post(path, json=action, headers={"X-Seat-Token": token})


@pytest.mark.parametrize(
    ("matches", "opponent", "rule", "answers"),
    [
        (250, "clever", "loses", "app"),
        (250, "rookie", "turn", "app"),
        (60, "careful", "turn", "self"),  # longer ones
    ],
)
def test_the_secret_is_told_by_nothing(new_parts, matches, opponent, rule, answers):
    rng = Random(2026)
    real, twin = Table(new_parts()), Table(new_parts())
    player = Player(rng)
    compared = 0
    options = {"opponent": opponent, "rule": rule, "answers": answers}
    for number in range(matches):
        compared += play_one(real, twin, player, rng, options, number)
    assert compared > 2 * matches  # more than two a match, or nothing was looked at


def play_one(real, twin, player, rng, options, number):
    real.parts.rng.seed(number)
    match = real.client.post("/api/v1/matches", json={"deck": "stock", **options}).json
    path, view, compared = f"/api/v1/matches/{match['match']}/actions", match["view"], 0
    while not view["over"]:
        assert view["secrets"] is None
        assert "secrets [" not in repr(view)
        record = real.parts.store.match(match["match"])
        hidden = transcript.load(record.transcript).secrets[1]
        action, chance = player.action(view), rng.random()
        answered = real.send(path, action, match["seat_token"], chance)
        view = answered.json
        others = [c["id"] for c in view["cards"] if c["standing"] and c["id"] != hidden]
        if others and not view["over"]:
            twin.adopt(record, rng.choice(others))
            same = twin.send(path, action, match["seat_token"], chance)
            assert same.data == answered.data
            compared += 1
    assert view["secrets"]["them"] in {card["id"] for card in view["cards"]}
    return compared
