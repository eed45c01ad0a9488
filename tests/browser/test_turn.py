"""What a turn is while it is under way: slow, tapped twice, lost on its way."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import stage
from tests.browser.test_visit import begin

UPDATES = "**/_dash-update-component*"


@pytest.fixture
def slowly(browser, home):
    """A visitor whose calls the test holds back or breaks, so nobody minds the console."""
    context = browser.new_context(**stage.LAPTOP, base_url=home)
    yield context.new_page()
    context.close()


@pytest.fixture
def held(slowly):
    """A match of which every call waits in the list."""
    waiting = []
    begin(slowly)
    slowly.route(UPDATES, lambda call: waiting.append(call))  # noqa: PLW0108 - Playwright looks inside
    return waiting


def test_a_question_is_shown_at_once_and_further_taps_wait_for_its_answer(slowly, held):
    chips = slowly.locator(".chip[aria-disabled=false]")
    question = chips.first.get_attribute("title")
    chips.first.click()
    expect(slowly.locator(".talk")).to_have_attribute("data-asked", question)
    expect(slowly.locator(".table")).to_have_attribute("aria-busy", "true")
    expect(slowly.locator("#busy")).to_have_class("busy busy--on")
    chips.last.click()
    held[0].continue_()
    expect(slowly.locator(".talk .bubble--them")).to_be_visible()
    expect(slowly.locator(".table")).not_to_have_attribute("aria-busy", "true")
    assert len(held) == 1
    expect(slowly.locator("#toast")).to_be_empty()


@pytest.mark.parametrize("fate", ["lost", "refused"])
def test_a_call_that_fails_on_its_way_is_told_and_can_be_repeated(slowly, held, fate):
    slowly.unroute(UPDATES)
    fail = {
        "lost": lambda call: call.abort(),
        "refused": lambda call: call.fulfill(status=502, body="<html>", content_type="text/html"),
    }[fate]
    slowly.route(UPDATES, fail)
    slowly.locator(".chip[aria-disabled=false]").first.click()
    expect(slowly.locator("#toast")).to_contain_text("The connection was lost")
    expect(slowly.locator(".talk")).not_to_have_attribute("data-asked", re.compile("."))
    slowly.unroute(UPDATES)
    stage.ask_first(slowly)
    expect(slowly.locator(".tile--down").first).to_be_attached()


def test_the_second_click_of_two_does_not_guess(slowly):
    begin(slowly)
    tile = slowly.locator(".tile").first
    tile.click()
    second = "new MouseEvent('click', { bubbles: true, detail: 2 })"
    slowly.evaluate(f"document.getElementById('play-guess-yes').dispatchEvent({second})")
    expect(slowly.locator("dialog")).to_be_visible()
    expect(slowly.get_by_role("button", name="Not yet")).to_be_focused()
    slowly.keyboard.press("Enter")
    expect(slowly.locator("dialog")).to_be_hidden()
    expect(tile).to_be_focused()
