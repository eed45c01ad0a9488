"""Hypothesis strategies for cards, decks and matches; poor traits make twins likely."""

from hypothesis import strategies as st

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.game.match import Match, Rule, Seat, apply, legal_actions, start

_RICH = {name: st.sampled_from((None, *values)) for name, values in ATTRIBUTES.items()}
_POOR = {name: _RICH[name] for name in ("hat", "glasses")}

traits = st.one_of(st.fixed_dictionaries(_RICH), st.fixed_dictionaries(_POOR)).map(Traits)


def deck_of(*all_traits: Traits) -> Deck:
    """Cards "1", "2", … with these traits."""
    numbered = enumerate(all_traits, 1)
    return Deck("test", tuple(Card(str(n), f"Card {n}", some) for n, some in numbered))


def decks(most: int = 10) -> st.SearchStrategy[Deck]:
    return st.lists(traits, min_size=2, max_size=most).map(lambda some: deck_of(*some))


@st.composite
def openings(draw: st.DrawFn) -> Match:
    """A match before its first action."""
    deck = draw(decks())
    secret = st.sampled_from(deck.ids)
    secrets = (draw(secret), draw(secret))
    return start(deck, draw(st.sampled_from(Rule)), secrets, draw(st.sampled_from(Seat)))


@st.composite
def courses(draw: st.DrawFn) -> list[Match]:
    """Every position of a match, some legal actions long, perhaps to its end."""
    course = [draw(openings())]
    for _ in range(draw(st.integers(0, 20))):
        actions = legal_actions(course[-1])
        if not actions:
            break
        action = draw(st.sampled_from(actions))
        course.append(apply(course[-1], course[-1].turn, action))
    return course


@st.composite
def in_person_courses(draw: st.DrawFn) -> list[Match]:
    """As ``courses``, where at least one seat answers itself, as it likes."""
    match = draw(openings())
    alone = draw(st.sampled_from(((0,), (1,), (0, 1))))
    secrets = [None if seat in alone else match.secrets[seat] for seat in Seat]
    course = [start(match.deck, match.rule, secrets, match.first)]
    for _ in range(draw(st.integers(0, 30))):
        actions = legal_actions(course[-1])
        if not actions:
            break
        action = draw(st.sampled_from(actions))
        course.append(apply(course[-1], course[-1].turn, action))
    return course


positions = courses().map(lambda course: course[-1])
