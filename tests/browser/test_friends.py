"""Two people play each other: by a link on two devices, and hand to hand on one."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import stage
from tests.browser.test_turn import UPDATES
from tests.browser.test_visit import standing

PATIENT_MS = 30_000
"""For what takes several round trips of two browsers on a busy machine."""


@pytest.fixture
def device():
    return stage.PHONE


@pytest.fixture
def pair(visit):
    """Two browsers at one match: who is to move, then who waits."""
    mine, theirs = visit().new_page(), visit().new_page()
    theirs.goto(invite(mine))
    theirs.get_by_role("button", name="Play", exact=True).click()
    for page in (mine, theirs):
        expect(page.locator(".table")).to_be_visible(timeout=PATIENT_MS)
    return by_turn(mine, theirs)


def choose(page: Page, rival: str) -> None:
    page.goto("/play")
    page.get_by_role("button", name=rival).click()
    page.get_by_role("button", name="Start the match").click()


def invite(page: Page) -> str:
    choose(page, "A friend")
    expect(page.get_by_role("heading", level=1)).to_have_text("Invite your friend")
    link = page.locator(".lobby__link").get_attribute("href")
    assert link
    return link


def by_turn(one: Page, other: Page) -> tuple[Page, Page]:
    return (one, other) if one.locator(".chip[aria-disabled=false]").count() else (other, one)


def move(page: Page) -> None:
    """Ask while something can be asked, then guess."""
    if page.locator(".chip[aria-disabled=false]").count():
        stage.ask_first(page)
        return
    said = stage.version_of(page)
    page.locator(".tile[aria-disabled=false]").first.click()
    page.get_by_role("button", name="Yes, I guess").click()
    stage.wait_past(page, said)


def to_move(page: Page):
    """The line that says whose turn it is: gone when it is one's own."""
    return expect(page.locator(".across"))


def test_two_browsers_join_by_link_and_play_to_the_end_though_one_is_closed(pair):
    mover, waiter = pair
    for turn in range(60):
        to_move(waiter).to_contain_text("Your friend is to move", timeout=PATIENT_MS)
        move(mover)
        if mover.locator(".table--over").count():
            break
        to_move(waiter).to_be_empty(timeout=PATIENT_MS)
        if turn == 1:
            mover = closed_and_back(mover)
        mover, waiter = waiter, mover
    for page in (mover, waiter):
        expect(page.locator(".ending__card h2")).to_be_visible(timeout=PATIENT_MS)
    won = {page.locator(".ending__card h2").inner_text() for page in (mover, waiter)}
    assert won == {"You win!", "Your friend wins"}
    for page in (mover, waiter):
        page.get_by_role("link", name="How well did you ask?").click()
        expect(page.locator(".score").last).to_contain_text("Your friend", timeout=PATIENT_MS)


def closed_and_back(page: Page) -> Page:
    """A phone that is closed, and opens the link again."""
    board, match = standing(page), page.url
    context = page.context
    page.close()
    back = context.new_page()
    back.goto(match)
    expect(back.locator(".table")).to_be_visible(timeout=PATIENT_MS)
    assert standing(back) == board
    return back


def test_a_link_that_is_opened_again_leads_back_to_the_match(visit):
    mine, theirs = visit().new_page(), visit().new_page()
    link = invite(mine)
    theirs.goto(link)
    theirs.get_by_role("button", name="Play", exact=True).click()
    expect(theirs.locator(".table")).to_be_visible(timeout=PATIENT_MS)
    theirs.goto(link)
    theirs.get_by_role("link", name="Back to your match").click()
    expect(theirs.locator(".table")).to_be_visible(timeout=PATIENT_MS)
    late = visit().new_page()
    late.goto(link)
    expect(late.get_by_role("heading", level=1)).to_have_text("There is no free seat")


def test_the_link_is_copied_with_one_tap(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = invite(page)
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_a_lost_connection_is_told_and_comes_back(browser, home, visit):
    context = browser.new_context(**stage.LAPTOP, base_url=home)  # its console may complain
    mine, theirs = context.new_page(), visit().new_page()
    theirs.goto(invite(mine))
    theirs.get_by_role("button", name="Play", exact=True).click()
    expect(mine.locator(".table")).to_be_visible(timeout=PATIENT_MS)
    mine.route(UPDATES, lambda call: call.abort())
    expect(mine.locator(".cut-off")).to_have_text(re.compile("No connection"), timeout=PATIENT_MS)
    expect(mine.locator("#toast")).to_be_empty()
    mine.unroute(UPDATES)
    expect(mine.locator(".cut-off")).to_be_empty(timeout=PATIENT_MS)
    context.close()


def test_a_friend_who_left_is_replaced_by_the_computer(pair, monkeypatch):
    mover, waiter = pair
    mover.close()
    # nobody waits for a minute here: from now on everybody is away
    monkeypatch.setattr("guesswho.services.play.seats.AWAY_AFTER", -timedelta(minutes=1))
    monkeypatch.setattr("guesswho.services.play.friends.AWAY_AFTER", -timedelta(minutes=1))
    waiter.get_by_role("button", name="Let the computer play on").click(timeout=PATIENT_MS)
    expect(waiter.locator(".duel__rival")).to_contain_text("Rookie Robin", timeout=PATIENT_MS)
    move(waiter)


def test_two_share_a_device_with_a_curtain_between_their_turns(page):
    choose(page, "Two of you")
    holder = None
    for turn in range(60):
        curtain = page.locator(".curtain h1")
        expect(curtain).to_be_visible(timeout=PATIENT_MS)
        assert curtain.inner_text() != holder
        holder = curtain.inner_text()
        assert page.locator(".tile, .duel, .chip").count() == 0
        if turn == 1:
            page.reload()
            expect(curtain).to_have_text(holder, timeout=PATIENT_MS)
            assert page.locator(".tile, .duel, .chip").count() == 0
        page.get_by_role("button", name="show my board").click()
        expect(page.locator(".duel__mine")).to_contain_text("Your secret", timeout=PATIENT_MS)
        move(page)
        if page.locator(".table--over").count():
            break
        page.get_by_role("button", name="Pass on to Player").click()
    expect(page.locator(".ending__card h2")).to_have_text(re.compile(r"Player (one|two) wins"))
