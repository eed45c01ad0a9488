"""What a haircut is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """Paths of one haircut; an empty path draws nothing.

    ``back`` lies behind the body, ``top`` on the head and, where the hair is long, on the
    shoulders. On it come ``strands`` in the light shade and ``partings`` in the dark one.
    All are drawn for a face 37 units wide to each side and then stretched to fit.
    """

    top: str = ""
    back: str = ""
    strands: str = ""
    partings: str = ""
