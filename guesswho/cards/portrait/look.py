"""What no question asks about: skin, age, face, clothes, dealt from the seed."""

from dataclasses import dataclass
from enum import IntEnum
from hashlib import blake2b

from guesswho.attributes import Traits
from guesswho.cards.portrait import palette
from guesswho.cards.portrait.palette import Shades, Tone


class Age(IntEnum):
    """Drawn by lines and cheeks."""

    YOUNG = 0
    GROWN = 1
    OLD = 2


@dataclass(frozen=True, slots=True)
class Look:
    """One character apart from its traits. Numbers choose among variants, modulo their count."""

    tone: Tone
    age: Age
    hair: Shades
    beard_shades: Shades
    brow: str
    background: str
    clothes: Shades
    shirt: Shades
    tie: Shades
    hat: Shades
    frames: str
    face: int
    cut: int
    eyes: int
    nose: int
    mouth: int
    beard: int
    outfit: int
    hat_shape: int
    frame_shape: int
    backdrop: int
    jewellery: int
    freckles: bool
    mirrored: bool
    tilt: float
    prefix: str


_CAST_COLUMNS = (
    "tone", "age", "face", "eyes", "nose", "mouth", "background", "hat shape", "beard",
)  # fmt: skip
_CAST = {
    "1": (6, 0, 0, 1, 3, 1, 0, 1, 0), "2": (3, 1, 1, 2, 4, 1, 8, 2, 0),
    "3": (0, 1, 4, 0, 2, 1, 9, 3, 0), "4": (1, 0, 3, 0, 1, 0, 5, 4, 0),
    "5": (3, 0, 0, 1, 0, 1, 4, 5, 0), "6": (1, 0, 0, 2, 1, 2, 7, 0, 0),
    "7": (2, 2, 1, 0, 2, 1, 6, 1, 0), "8": (0, 2, 4, 3, 0, 0, 1, 2, 0),
    "9": (1, 1, 2, 2, 0, 2, 2, 0, 0), "10": (2, 1, 0, 0, 2, 1, 6, 2, 0),
    "11": (7, 0, 2, 2, 3, 1, 3, 5, 0), "12": (3, 1, 3, 0, 4, 1, 10, 5, 0),
    "13": (6, 0, 1, 1, 3, 0, 0, 3, 0), "14": (4, 1, 3, 3, 1, 0, 11, 4, 0),
    "15": (7, 1, 2, 2, 3, 0, 1, 3, 0), "16": (3, 0, 0, 0, 0, 2, 8, 4, 0),
    "17": (0, 0, 3, 1, 1, 1, 3, 2, 0), "18": (1, 0, 1, 0, 1, 1, 5, 0, 0),
    "19": (4, 0, 4, 2, 4, 2, 7, 1, 0), "20": (3, 2, 2, 3, 2, 0, 5, 2, 0),
    "21": (1, 2, 2, 0, 2, 0, 11, 3, 3), "22": (2, 1, 0, 2, 4, 1, 2, 1, 1),
    "23": (1, 0, 1, 3, 1, 1, 3, 5, 0), "24": (5, 1, 0, 1, 3, 2, 0, 0, 0),
}  # fmt: skip
"""The looks of cards numbered from 1, dealt by hand, so that a small deck shows everyone."""

_HAIR_GAP = 100
_BACKGROUND_GAP = 115
_CLOTHES_GAP = 150
_FRAME_GAP = 260


def look(traits: Traits, seed: str) -> Look:
    """Deal everything the traits leave open; colours that would hide a trait are passed over."""
    deal = _Deal(seed)
    hair = palette.HAIR[traits["hair_colour"]]
    tone = _tone(deal, hair, bald=traits["hair_length"] == "bald")
    background = deal.colour(
        "background", palette.BACKGROUNDS, (hair.base, tone.skin), _BACKGROUND_GAP
    )
    clothes = deal.shades("clothes", palette.CLOTHES, (background, tone.skin, hair.base))
    return Look(
        tone=tone,
        age=_age(deal, traits),
        hair=hair,
        beard_shades=_beard(traits, tone, hair),
        brow=_brow(traits, tone, hair),
        background=background,
        clothes=clothes,
        shirt=deal.shades("shirt", palette.SHIRTS, (background,)),
        tie=deal.shades("tie", palette.TIES, (clothes.base, hair.base)),
        hat=deal.shades("hat", palette.CLOTHES, (hair.base, background, tone.skin, clothes.base)),
        frames=deal.colour("frames", palette.FRAMES, (tone.skin, tone.shade), _FRAME_GAP),
        face=deal("face", 60),
        cut=deal("cut", 60),
        eyes=deal("eyes", 60),
        nose=deal("nose", 60),
        mouth=deal("mouth", 60),
        beard=deal("beard", 60),
        outfit=deal("outfit", 60),
        hat_shape=deal("hat shape", 60),
        frame_shape=deal("frame shape", 60),
        backdrop=deal("backdrop", 60),
        jewellery=deal("jewellery", 60),
        freckles=deal("freckles", 5) == 0,
        mirrored=deal("mirrored", 2) == 1,
        tilt=(deal("tilt", 9) - 4) * 0.8,
        prefix=_prefix(traits, seed),
    )


class _Deal:
    """A deterministic dealer: the same seed and topic give the same card for ever."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._cast = dict(zip(_CAST_COLUMNS, _CAST.get(seed, ()), strict=False))

    def __call__(self, topic: str, count: int) -> int:
        return self._cast.get(topic, self._draw(topic)) % count

    def colour(
        self, topic: str, colours: tuple[str, ...], against: tuple[str, ...], gap: float
    ) -> str:
        """One of ``colours`` at least ``gap`` away from all of ``against``."""
        fit = palette.standing_out(colours, against, gap)
        wanted = self(topic, len(colours))
        return colours[wanted if wanted in fit else fit[wanted % len(fit)]]

    def shades(self, topic: str, choice: tuple[Shades, ...], against: tuple[str, ...]) -> Shades:
        """One of ``choice`` whose base stands out from all of ``against``."""
        fit = palette.standing_out([shades.base for shades in choice], against, _CLOTHES_GAP)
        return choice[fit[self(topic, len(fit))]]

    def _draw(self, topic: str) -> int:
        digest = blake2b(f"{topic}\n{self._seed}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big")


def _prefix(traits: Traits, seed: str) -> str:
    """What the drawing's element ids begin with; no two different drawings share it."""
    return f"p{blake2b(f'{seed}{traits!r}'.encode(), digest_size=5).hexdigest()}"


def _tone(deal: _Deal, hair: Shades, *, bald: bool) -> Tone:
    """A skin that the hair stands out from."""
    skins = [tone.skin for tone in palette.TONES]
    fit = list(range(len(skins))) if bald else palette.standing_out(skins, [hair.base], _HAIR_GAP)
    wanted = deal("tone", len(skins))
    return palette.TONES[min(fit, key=lambda i: abs(i - wanted))]


def _age(deal: _Deal, traits: Traits) -> Age:
    """Any age; grey hair never comes on a young face."""
    age = Age(deal("age", len(Age)))
    return max(age, Age.GROWN) if traits["hair_colour"] == "grey" else age


def _brow(traits: Traits, tone: Tone, hair: Shades) -> str:
    """Brows: the hair's colour, or the skin's own lines where none is stated."""
    if traits["hair_length"] == "bald" or traits["hair_colour"] is None:
        return tone.line
    return hair.dark if traits["hair_colour"] in {"blond", "grey"} else hair.base


def _beard(traits: Traits, tone: Tone, hair: Shades) -> Shades:
    """A shade darker than the hair, so that a beard shows beside long hair and on fair skin."""
    if traits["hair_length"] == "bald" or traits["hair_colour"] is None:
        return Shades(tone.line, tone.line, tone.shade)
    base = hair.dark if traits["hair_colour"] == "blond" else palette.mix(hair.base, hair.dark)
    return Shades(base, hair.dark, hair.base)
