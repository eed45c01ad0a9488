"""How long a person's photo and card are kept, by what the person agreed to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from guesswho.settings import Settings
from guesswho.store.feedback import Place
from guesswho.store.records import Consents

NOTICED = timedelta(minutes=10)
"""A sign of life within this time after the last one changes nothing."""


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The spans of the settings."""

    session: timedelta
    """After the last sign of life, without any consent."""
    photo: timedelta
    """At most, however long the session; and for those who let others meet their card."""
    team: timedelta
    """For colleagues whom staff put into a deck."""
    improvement: timedelta
    """For those who let the classifiers learn from the picture."""

    @classmethod
    def of(cls, settings: Settings) -> "Lifetime":
        """Return the spans that an installation promises."""
        return cls(
            session=timedelta(hours=settings.session_hours),
            photo=timedelta(days=settings.photo_days),
            team=timedelta(days=settings.team_days),
            improvement=timedelta(days=settings.improve_days),
        )

    def end(self, consents: Consents, place: Place, created: datetime, seen: datetime) -> datetime:
        """Return when a card goes that was made at ``created`` and last used at ``seen``.

        A visitor's goes with the session unless the person agreed to more. Cards that a
        program or a colleague made have no session: they live their days.
        """
        if place is Place.STAFF:
            return created + self.team
        if consents.improve:
            return created + max(self.improvement, self.photo)
        if consents.deck or place is Place.API:
            return created + self.photo
        return min(created + self.photo, seen + self.session)
