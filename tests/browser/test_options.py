"""Match options: the tally of this device's matches."""

import json

from playwright.sync_api import expect

from tests.browser import stage


def test_a_match_is_counted_once_and_can_be_forgotten(page):
    stage.begin_with(page, size="12")
    lose_or_win(page)
    tally = page.locator(".tally")
    expect(tally).to_be_visible()
    expect(tally.locator("[data-tally=won]")).to_have_text(["0 / 1", "1 / 1"][won(page)])
    page.reload()
    expect(tally).to_be_visible()
    assert len(json.loads(page.evaluate("localStorage.matches"))) == 1
    page.get_by_role("button", name="Again").click()
    expect(page.locator(".table--over")).to_have_count(0)
    expect(page.locator(".tile")).to_have_count(12)
    lose_or_win(page)
    expect(tally.locator("[data-tally=won]")).to_contain_text("/ 2")
    page.get_by_role("button", name="Change the match").click()
    expect(tally.locator("[data-tally=won]")).to_contain_text("/ 2")
    page.get_by_role("button", name="Forget them").click()
    expect(tally).to_be_hidden()
    page.reload()
    expect(page.locator(".setup")).to_be_visible()
    expect(tally).to_be_hidden()


def lose_or_win(page):
    for _ in range(30):
        if page.locator(".table--over").count():
            return
        tile = page.locator(".tile[aria-disabled=false]").first
        said = stage.version_of(page)
        tile.click()
        page.get_by_role("button", name="Yes, I guess").click()
        stage.wait_past(page, said)
    raise AssertionError("the match did not end")


def won(page):
    return page.locator(".ending__card--won").count()
