"""What happened, in numbers, for whoever watches over the running program."""

from prometheus_client import CollectorRegistry, Counter

from guesswho.errors import GuessWhoError


class Counts:
    """Counters in a registry of their own, so that two programs in one process do not mix.

    No label holds anything a visitor typed.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._read = Counter(
            "guesswho_photos_read", "Photos that were classified", ["faces"], registry=self.registry
        )
        self._refused = Counter(
            "guesswho_photos_refused",
            "Photos that the door refused",
            ["reason"],
            registry=self.registry,
        )
        self._cards = Counter("guesswho_cards_made", "Cards of people", registry=self.registry)
        self._begun = Counter(
            "guesswho_matches_begun",
            "Matches that began",
            ["opponent", "rule"],
            registry=self.registry,
        )
        self._ended = Counter(
            "guesswho_matches_ended",
            "Matches that were played to the end",
            ["opponent", "rule", "winner"],
            registry=self.registry,
        )

    def photo_read(self, found: int) -> None:
        """Count a photo that was classified, with this many faces."""
        self._read.labels("several" if found > 1 else str(found)).inc()

    def photo_refused(self, refusal: GuessWhoError) -> None:
        """Count a photo that cannot be used."""
        self._refused.labels(refusal.name).inc()

    def card_made(self) -> None:
        """Count a finished card."""
        self._cards.inc()

    def match_begun(self, opponent: str, rule: str) -> None:
        """Count a match that begins."""
        self._begun.labels(opponent, rule).inc()

    def match_ended(self, opponent: str, rule: str, *, won: bool) -> None:
        """Count a match that ends; ``won`` by whoever began it."""
        self._ended.labels(opponent, rule, "person" if won else "computer").inc()
