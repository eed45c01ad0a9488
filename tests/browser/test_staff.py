"""Those who look after the game: from the first link to a colleague who may do less."""

import pytest
from playwright.sync_api import Page, expect

from guesswho.settings import Settings
from tests.browser import stage

WORD = "correct horse battery"


@pytest.fixture
def staffed(browser, tmp_path, device):
    """A page on a server of its own, where nobody can log in yet, and that first link."""
    settings = Settings(data_dir=tmp_path, rate_limit="1000 per minute", secret_key="k")
    behind = stage.services(settings)
    with stage.serving(settings, behind) as home:
        context = browser.new_context(**device, base_url=home, reduced_motion="reduce")
        context.set_default_timeout(30_000)
        watch = stage.Watch(home)
        watch.follow(context)
        yield context.new_page(), f"/staff/first/{behind.users.first_link().token}"
        context.close()
        assert watch.console == []
        assert watch.abroad == []


def test_the_first_admin_lets_an_analyst_in_who_sees_no_users(staffed):
    page, first = staffed
    page.goto(first)
    page.get_by_label("Your name").fill("Ada")
    choose_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Ada!")
    page.get_by_role("link", name="Who can log in").click()
    page.get_by_label("Name", exact=True).fill("Bo")
    page.get_by_role("button", name="Analyst").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".users__row")).to_have_count(2)
    invitation = page.locator(".users__address").inner_text()
    log_out(page)
    page.goto(invitation)
    choose_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Bo!")
    log_out(page)
    page.get_by_role("link", name="Staff").click()
    page.get_by_label("Name").fill("bo")
    page.get_by_label("Password").fill(WORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Bo!")
    expect(page.get_by_role("link", name="Who can log in")).to_have_count(0)
    expect(page.get_by_role("link", name="Decks")).to_have_count(0)


def test_a_page_whose_login_has_ended_leads_back_through_the_door(staffed):
    page, first = staffed
    page.goto(first)
    page.get_by_label("Your name").fill("Ada")
    choose_password(page)
    page.goto("/staff/users")
    expect(page.locator(".users__row")).to_have_count(1)
    page.context.clear_cookies()
    page.goto("/staff/users")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill(WORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who can log in")


def test_what_is_held_is_told_by_the_readers_clock(staffed):
    page, first = staffed
    page.goto("/card")
    stage.send_photo(page, "me.jpg", stage.portrait())
    expect(page.locator(".stage__frame")).to_be_visible()
    page.goto(first)
    page.get_by_label("Your name").fill("Ada")
    choose_password(page)
    page.get_by_role("link", name="What is held").click()
    expect(page.get_by_role("heading", name="1 photo waiting")).to_be_visible()
    expect(page.locator(".held__ends time").first).not_to_contain_text("UTC")


def choose_password(page: Page) -> None:
    page.get_by_label("Password").fill(WORD)
    page.get_by_label("The same again").fill(WORD)
    page.get_by_role("button", name="Done").click()


def log_out(page: Page) -> None:
    page.goto("/staff")
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="Play now").wait_for()
