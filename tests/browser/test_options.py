"""Match options: boards of other sizes, flipping by hand, the tally, the deck doctor."""

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from guesswho.services.decks import BUILT_IN, Stack
from guesswho.settings import Settings
from tests.browser import stage
from tests.browser.test_visit import standing
from tests.opponents.varied_decks import varied_deck


@pytest.fixture
def device():
    return stage.PHONE


@pytest.mark.parametrize("size", ["12", "30"])
def test_a_board_of_another_size_fits_the_screen(page, size):
    stage.begin_with(page, size=size)
    tiles = page.locator(".tile")
    expect(tiles).to_have_count(int(size))
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [tile.bounding_box() for tile in tiles.all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    assert min(box["width"] for box in boxes) >= 44


def test_the_closed_options_say_what_is_chosen_and_are_remembered(page):
    page.goto("/play")
    said = page.locator(".more summary")
    expect(said).to_contain_text("24 faces · who starts is drawn · faces flip by themselves")
    stage.choose(page, "size", "18")
    stage.choose(page, "flipping", "manual")
    expect(said).to_contain_text("18 faces · who starts is drawn · you flip the faces")
    page.get_by_role("button", name="Start the match").click()
    expect(page.locator(".tile")).to_have_count(18)
    page.context.clear_cookies(name="guesswho")
    page.reload()
    expect(said).to_contain_text("18 faces · who starts is drawn · you flip the faces")


def test_by_hand_frames_fall_by_taps_and_keys_and_a_reload_keeps_them(page):
    stage.begin_with(page, flipping="manual")
    stage.ask_first(page)
    expect(page.locator(".tile--down")).to_have_count(0)
    first, second = page.locator(".tile").nth(0), page.locator(".tile").nth(1)
    first.click()
    second.press("Enter")
    expect(page.locator(".race__lane--you")).to_contain_text("22 left")
    expect(first).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator(".tile--down")).to_have_count(2)
    first.click()
    expect(page.locator(".race__lane--you")).to_contain_text("23 left")
    page.reload()
    expect(page.locator(".tile--down")).to_have_count(1)
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_wrong_flip_is_explained_at_the_end_and_in_the_review(page):
    stage.begin_with(page, flipping="manual", size="12", rule="loses")
    names = standing(page)
    for tile in page.locator(".tile").all()[1:]:
        tile.click()
    expect(page.locator(".race__lane--you")).to_contain_text("1 left")
    page.get_by_role("button", name="I know who it is!").click()
    guess_first(page, page.locator(".tile:not(.tile--down)"))
    slips = page.locator(".ending__slip")
    expect(slips.first).to_contain_text("before the first move")
    assert any(name in slips.first.inner_text() for name in names)
    assert page.locator(".tile--slip").count() > 0
    page.get_by_role("link", name="How well did you ask?").click()
    expect(page.locator(".slip").first).to_contain_text("before the first move")


def test_a_match_is_counted_once_and_can_be_forgotten(page):
    stage.begin_with(page, size="12", rule="loses")
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


def test_the_review_leads_to_a_rematch_of_the_same_size(page):
    stage.begin_with(page, size="12", rule="loses")
    lose_or_win(page)
    page.get_by_role("link", name="How well did you ask?").click()
    page.get_by_role("button", name="Again").click()
    expect(page.locator(".board--you .tile")).to_have_count(12, timeout=20_000)
    expect(page.locator(".talk .bubble--them").first).not_to_contain_text("You begin")


@pytest.fixture
def clinic(browser, tmp_path):
    """A visitor of a place whose first deck is full of twins."""
    twins = replace(varied_deck(24, seed=3, twins=13), name="team")
    stacks = {"team": Stack(twins, twins), **BUILT_IN}
    settings = Settings(data_dir=tmp_path, rate_limit="off", secret_key="clinic")
    with stage.serving(settings, stage.services(settings, stacks=stacks)) as home:
        context = browser.new_context(**stage.PHONE, base_url=home)
        yield context.new_page()
        context.close()


def test_a_deck_full_of_twins_shows_what_would_mend_it(clinic):
    clinic.goto("/play")
    panel = clinic.locator(".doctor")
    expect(panel.locator("summary")).to_contain_text("twins")
    expect(panel.locator(".doctor__one")).to_have_count(0)
    panel.locator("summary").click()
    expect(panel).to_contain_text("Nobody can tell them apart", timeout=20_000)
    expect(panel.locator(".doctor__twins .doctor__faces")).to_have_count(9)
    expect(panel).to_contain_text("11 that play best together")
    assert not clinic.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def test_another_deck_brings_its_own_sizes_and_health(clinic):
    clinic.goto("/play")
    clinic.locator(".more summary").click()
    sizes = clinic.locator("#play-sizes .option")
    expect(sizes).to_have_text(["12", "18", "24"])
    clinic.get_by_role("button", name="The classics").click()
    expect(sizes).to_have_text(["12", "18", "24", "30"])
    expect(clinic.locator(".doctor--well")).to_contain_text("Plays well")


def guess_first(page, tiles):
    """A first guess ends a match in which a wrong one loses."""
    tiles.first.click()
    page.get_by_role("button", name="Yes, I guess").click()
    expect(page.locator(".table--over")).to_be_visible()


def lose_or_win(page):
    guess_first(page, page.locator(".tile[aria-disabled=false]"))


def won(page):
    return page.locator(".ending__card--won").count()
