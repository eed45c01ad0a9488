"""What an answer tells, in bits.

With a uniform belief and answers without noise a question tells as many bits as its
answer's entropy (C. E. Shannon, "A Mathematical Theory of Communication", 1948, §6):
h(p) = −p·log2 p − (1−p)·log2(1−p), where p is the share of the cards that answer yes.
"""

from math import log2

from guesswho.game.question import Split


def entropy(yes: int, no: int) -> float:
    """Bits of an answer that ``yes`` of ``yes + no`` equally likely cards affirm."""
    total = yes + no
    return sum(n / total * log2(total / n) for n in (yes, no) if n)


def gain(split: Split) -> float:
    """The expected information of asking, in bits, between 0 and 1."""
    return entropy(split.yes, split.no)
