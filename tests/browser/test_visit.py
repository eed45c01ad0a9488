"""A visitor's whole way: a real photo in, a match played to its end with it."""

from playwright.sync_api import Page, expect

from tests.browser import stage


def test_a_photo_becomes_a_card_and_plays_a_match_to_its_end(page):
    page.goto("/")
    page.get_by_role("link", name="Put my face on the board").click()
    stage.send_photo(page, "me.jpg", stage.portrait())
    expect(page.get_by_role("heading", level=1)).to_have_text("What the computer sees")
    correct(page, "Hair type")
    page.get_by_label("A name for the card").fill("Eileen")
    page.get_by_role("button", name="Make the card").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome to the board, Eileen!")
    page.get_by_role("button", name="Play with it").click()
    expect(page.locator(".tile[data-name=Eileen]")).to_be_visible()
    play_to_the_end(page)
    expect(page.locator(".ending__card h2")).to_be_focused()
    page.get_by_role("button", name="Again").click()
    expect(page.locator(".table--over")).to_have_count(0)
    expect(page.locator(".tile[data-name=Eileen]")).to_be_visible()


def test_a_reload_in_mid_match_continues_it(page):
    begin(page)
    stage.ask_first(page)
    before = standing(page)
    assert len(before) < 24
    page.reload()
    expect(page.locator(".table")).to_be_visible()
    assert standing(page) == before


def test_a_second_browser_has_its_own_match(visit):
    mine, theirs = visit().new_page(), visit().new_page()
    begin(mine)
    begin(theirs)
    stage.ask_first(mine)
    theirs.reload()
    expect(theirs.locator(".table")).to_be_visible()
    assert len(standing(theirs)) == 24


def test_a_second_tab_that_is_late_is_told_and_catches_up(visit):
    browser = visit()
    first, second = browser.new_page(), browser.new_page()
    begin(first)
    second.goto("/play")
    expect(second.locator(".table")).to_be_visible()
    stage.ask_first(first)
    second.locator(".chip[aria-disabled=false]").last.click()
    expect(second.locator("#toast")).to_contain_text("moved on")
    assert standing(second) == standing(first)


def test_what_was_corrected_and_typed_outlives_a_reload(page):
    page.goto("/card")
    stage.send_photo(page, "me.jpg", stage.portrait())
    hat = page.get_by_role("group", name="Hat", exact=True)
    hat.get_by_role("button", name="Yes").click()
    page.get_by_label("A name for the card").fill("Eileen")
    page.reload()
    expect(hat.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("A name for the card")).to_have_value("Eileen")
    page.get_by_role("button", name="Make the card").click()
    expect(page.locator(".made .lead")).to_contain_text("Hat")
    assert page.evaluate("sessionStorage.length") == 0


def test_a_photo_that_is_too_heavy_is_told_before_it_is_sent(page, tmp_path):
    heavy = tmp_path / "heavy.jpg"
    with heavy.open("wb") as file:
        file.truncate(26_000_000)
    page.goto("/card")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a photo").click()
    chooser.value.set_files(heavy)  # a status in the console would fail this test
    expect(page.locator(".drop__error")).to_contain_text("too heavy")


def test_the_file_field_takes_a_photo_without_the_buttons(page):
    page.goto("/card")
    page.locator("input[type=file]").set_input_files(
        {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": stage.portrait()}
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("What the computer sees")


def test_another_page_begins_at_its_top_with_its_heading(page):
    page.goto("/")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.get_by_role("link", name="Make a card").first.click()
    heading = page.get_by_role("heading", level=1, name="Put your face on the board")
    expect(heading).to_be_focused()
    assert page.evaluate("window.scrollY") == 0


def test_the_theme_is_kept_over_a_reload(page):
    page.goto("/")
    dark = "() => document.documentElement.dataset.theme"
    page.get_by_role("button", name="Dark colours").click()
    page.wait_for_function(f"({dark})() === 'dark'")  # the page answers a moment after the tap
    page.reload()
    assert page.evaluate(dark) == "dark"


def test_no_page_scrolls_sideways(page):
    for path in ("/", "/play", "/card", "/nowhere"):
        page.goto(path)
        page.get_by_role("heading", level=1).wait_for()
        assert not page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        ), path


def begin(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Play now").click()
    expect(page.locator(".table")).to_be_visible()


def standing(page: Page) -> list[str]:
    return [
        tile.get_attribute("data-name") for tile in page.locator(".tile:not(.tile--down)").all()
    ]


def correct(page: Page, attribute: str) -> None:
    """Choose the first value that is not chosen yet."""
    group = page.get_by_role("group", name=attribute, exact=True)
    wrong = group.locator(".option[aria-pressed=false]").first
    text = wrong.inner_text()
    wrong.click()
    expect(group.get_by_role("button", name=text)).to_have_attribute("aria-pressed", "true")


def play_to_the_end(page: Page) -> None:
    """Ask while something can be asked, then guess."""
    for _turn in range(30):
        if page.locator(".table--over").count():
            return
        if page.locator(".chip[aria-disabled=false]").count():
            stage.ask_first(page)
        else:
            guess_first(page)
    raise AssertionError("the match did not end")


def guess_first(page: Page) -> None:
    said = stage.version_of(page)
    page.locator(".tile[aria-disabled=false]").first.click()
    page.get_by_role("button", name="Yes, I guess").click()
    stage.wait_past(page, said)
