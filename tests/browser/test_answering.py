"""The visitor keeps a face in mind and answers himself."""

import re

import pytest
from playwright.sync_api import Page, expect

from guesswho.cards.stock import stock_deck
from guesswho.game.match import Ask, Attempt, Guess, truth
from guesswho.game.question import QUESTIONS
from guesswho.texts import question_text, translator
from tests.browser import stage

DECK = stock_deck()
CARD = DECK.card("14")
WORDS = translator("en")
ASKED: dict[str, Attempt] = {
    question_text(WORDS, one.attribute, one.value): Ask(one) for one in QUESTIONS
} | {f"Is it {card.name}?": Guess(card.id) for card in DECK.cards}


@pytest.mark.parametrize("device", [stage.PHONE], ids=["phone"])
def test_one_wrong_answer_still_ends_with_a_right_guess_and_is_explained(page):
    begin(page)
    play_to_the_end(page, wrong={1})
    ending = page.locator(".ending")
    expect(ending.locator(".ending__card h2")).to_have_text("Careful Cora wins")
    expect(ending.locator(".reveal")).to_contain_text(CARD.name)
    expect(ending.locator(".honesty")).to_contain_text("One answer did not fit the picture")
    expect(ending.locator(".clash")).to_contain_text("You said:")
    expect(ending.locator(".ringed .ring")).to_be_visible()
    page.get_by_role("link", name="How well did you ask?").click()
    expect(page.locator(".move__note", has_text="does not fit the picture")).to_have_count(1)
    expect(page.locator(".believed")).to_have_count(24)


@pytest.mark.parametrize("device", [stage.LAPTOP], ids=["laptop"])
def test_keys_answer_and_the_rival_s_thoughts_follow(page):
    begin(page)
    until_asked(page)
    thoughts = page.locator(".thoughts .believed__share")
    expect(thoughts.first).to_have_text("4 %")
    expect(page.locator(".reply--yes")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(".talk")).to_contain_text("Not sure.")
    expect(page.locator(".board--you")).to_be_visible()
    until_asked(page)
    page.keyboard.press("n")
    expect(page.locator(".talk")).to_contain_text("No.")
    page.get_by_role("button", name="Your rival’s thoughts").click()
    expect(page.locator(".strip")).to_be_visible()
    expect(page.locator(".strip")).to_have_attribute(
        "aria-label", re.compile("Careful Cora thinks")
    )


def begin(page: Page) -> None:
    page.goto("/play")
    page.get_by_role("button", name="I answer myself").click()
    expect(page.locator(".rivals--self")).to_be_visible()
    page.get_by_role("button", name="Start the match").click()
    page.get_by_role("button", name="Got one!").click()


def play_to_the_end(page: Page, wrong: set[int]) -> None:
    """Answer from the card, wrongly where said, and guess wrong oneself."""
    for number in range(40):
        until_asked(page)
        if page.locator(".table--over").count():
            return
        attempt = ASKED[page.locator(".bubble__asks").inner_text()]
        said = truth(attempt, CARD) is not (number in wrong)
        page.locator(".reply--yes" if said else ".reply--no").click()
        expect(page.locator(".table--answer")).to_have_count(0)
    raise AssertionError("the match did not end")


def until_asked(page: Page) -> None:
    """Ask what tells least until the rival asks, or the match is over."""
    if page.locator(".reply, .table--over").count():
        return
    splits = page.locator(".chip[aria-disabled=false] .chip__split").all_inner_texts()
    uneven = [abs(int(yes) - int(no)) for yes, no in (split.split(" : ") for split in splits)]
    page.locator(".chip[aria-disabled=false]").nth(uneven.index(max(uneven))).click()
    expect(page.locator(".reply, .table--over").first).to_be_attached()
