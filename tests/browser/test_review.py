"""From a hint to the review of the match, saved and opened again."""

from playwright.sync_api import expect

from tests.browser.test_visit import begin, play_to_the_end


def test_a_match_is_looked_back_on_saved_and_opened(page, tmp_path):
    plotly = []
    page.on("request", lambda request: plotly.append(request.url) if is_plotly(request) else None)
    begin(page)
    page.get_by_role("button", name="Hint").click()
    expect(page.locator(".hint")).to_contain_text("bits")
    expect(page.locator(".chip--best").first).to_be_visible()
    play_to_the_end(page)
    expect(page.locator(".ending")).to_contain_text("You used 1 hint.")
    assert plotly == []
    page.get_by_role("link", name="How well did you ask?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How well did you ask?")
    expect(page.locator(".plot .trace")).to_have_count(2)
    expect(page.locator(".modebar")).to_have_count(0)
    assert plotly != []
    step_through(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this match").click()
    download.value.save_as(tmp_path / "match.txt")
    open_file(page, tmp_path / "match.txt")
    expect(page.get_by_role("heading", level=1)).to_have_text("A match")
    expect(page.locator(".plot .trace")).to_have_count(2)
    (tmp_path / "other.txt").write_text("not a match")
    open_file(page, tmp_path / "other.txt")
    expect(page.locator("#toast")).to_contain_text("holds no match")
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0


def is_plotly(request):
    return "plotly" in request.url


def step_through(page):
    down = page.locator(".review .tile--down")
    expect(down).to_have_count(0)
    page.get_by_role("button", name="To the end").click()
    expect(page.locator(".move").last).to_have_attribute("aria-current", "step")
    assert down.count() > 0
    page.get_by_role("button", name="One move back").click()
    expect(page.locator(".move").last).to_have_attribute("aria-current", "false")
    page.locator(".move").first.click()
    expect(page.locator("#review-step")).to_contain_text("1 /")
    page.get_by_role("button", name="To the beginning").click()
    expect(down).to_have_count(0)


def open_file(page, path):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a saved match").click()
    chooser.value.set_files(path)
