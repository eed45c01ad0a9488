"""The composition root: which store, recognizer, clock and chance stand behind the pages."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from guesswho.services.accounts.logins import LoginService
from guesswho.services.accounts.passwords import Passwords
from guesswho.services.accounts.throttle import Throttle
from guesswho.services.accounts.users import UserService
from guesswho.services.card_maker import CardMaker
from guesswho.services.counts import Counts
from guesswho.services.create_card import CreateCardService
from guesswho.services.decks import BUILT_IN, DeckService, Stack
from guesswho.services.health import HealthService
from guesswho.services.housekeeping import Housekeeping
from guesswho.services.lazy_recognizer import LazyRecognizer
from guesswho.services.lifetime import Lifetime
from guesswho.services.looked import LookedService
from guesswho.services.photo_reader import PhotoReader
from guesswho.services.play import FriendService, PlayService, Tables
from guesswho.services.privacy import PrivacyService
from guesswho.services.purge import purge
from guesswho.services.review import ReviewService
from guesswho.services.team_decks import TeamDeckService
from guesswho.services.uploads import Limits, UploadService
from guesswho.settings import Settings
from guesswho.store import tokens
from guesswho.store.opening import open_pictures, open_store
from guesswho.store.pictures import Pictures
from guesswho.store.store import Store
from guesswho.vision.litert import load_recognizer
from guesswho.vision.recognizer import Recognizer


@dataclass(frozen=True)
class Services:
    """Everything a page or a route may call."""

    play: PlayService
    friends: FriendService
    create_card: CreateCardService
    decks: DeckService
    health: HealthService
    counts: Counts
    housekeeping: Housekeeping
    review: ReviewService
    looked: LookedService
    team_decks: TeamDeckService
    uploads: UploadService
    users: UserService
    logins: LoginService
    privacy: PrivacyService


def connect(settings: Settings) -> Services:
    """Open the store and bring its schema up to date; hand out the services over it.

    The recognizer loads at its first use, after any fork. Raises ``StoreUnavailable``.
    """
    return assemble(
        settings,
        store=open_store(settings),
        pictures=open_pictures(settings),
        load=lambda: load_recognizer(settings.models_dir),
    )


def assemble(
    settings: Settings,
    *,
    store: Store,
    pictures: Pictures,
    load: Callable[[], Recognizer],
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    rng: random.Random | None = None,
    stacks: Mapping[str, Stack] = BUILT_IN,
) -> Services:
    """Put the services over these parts; chance comes from the system unless ``rng`` is given."""
    counts = Counts()
    recognizer = LazyRecognizer(load)
    reader = PhotoReader(recognizer, counts, settings.max_upload_mb)
    lifetime = Lifetime.of(settings)
    maker = CardMaker(pictures=pictures, counts=counts, clock=clock, lifetime=lifetime)
    create_card = CreateCardService(
        store=store,
        pictures=pictures,
        reader=reader,
        maker=maker,
        clock=clock,
        lifetime=lifetime,
    )
    code_of = partial(tokens.derived_code, settings.session_key())
    team_decks = TeamDeckService(
        store=store,
        pictures=pictures,
        cards=create_card,
        maker=maker,
        clock=clock,
        code_of=code_of,
    )
    uploads = UploadService(
        store=store,
        folder=settings.uploads_dir,
        reader=reader,
        maker=maker,
        clock=clock,
        code_of=code_of,
        limits=Limits(settings.max_team_upload_mb, settings.max_upload_mb),
    )
    decks = DeckService(create_card.card, stacks, create_card.met, team_decks)
    tables = Tables(store=store, counts=counts, clock=clock, rng=rng or random.SystemRandom())
    play = PlayService(tables, decks)
    health = HealthService((store.check, recognizer.loaded))
    housekeeping = Housekeeping(lambda: purge(store, pictures, settings.uploads_dir, clock()))
    passwords = Passwords()
    return Services(
        play=play,
        friends=FriendService(tables),
        create_card=create_card,
        decks=decks,
        health=health,
        counts=counts,
        housekeeping=housekeeping,
        review=ReviewService(play),
        users=UserService(
            store=store, passwords=passwords, secret=settings.session_key(), clock=clock
        ),
        logins=LoginService(
            store=store, passwords=passwords, throttle=Throttle(settings.redis_url), clock=clock
        ),
        looked=LookedService(create_card, recognizer),
        team_decks=team_decks,
        uploads=uploads,
        privacy=PrivacyService(store=store, clock=clock),
    )
