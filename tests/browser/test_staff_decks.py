"""A team deck in a real browser: photos in, read by a program of its own, seen on the page."""

import io
import zipfile

import pytest
from PIL import Image
from playwright.sync_api import expect
from skimage.data import astronaut

from guesswho.services.services import connect
from guesswho.settings import PROJECT_ROOT, Settings
from guesswho.store.account_records import Role
from tests.browser import stage

pytestmark = pytest.mark.skipif(
    not (PROJECT_ROOT / "models" / "trunk.tflite").exists(), reason="no models ship here"
)


def jpeg(turned: int) -> bytes:
    file = io.BytesIO()
    Image.fromarray(astronaut()).rotate(turned).save(file, "JPEG")
    return file.getvalue()


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("team/ada.jpg", jpeg(0))
        archive.writestr("team/bo.jpg", jpeg(4))
        archive.writestr("team/notes.jpg", b"these are words")
        archive.writestr("../out.jpg", jpeg(8))
    return file.getvalue()


@pytest.fixture
def behind(tmp_path):
    settings = Settings(data_dir=tmp_path, rate_limit="off", secret_key="browser tests")
    return settings, connect(settings)


@pytest.fixture
def staff(browser, behind):
    """A page on which Ada is logged in; nothing may complain on its console."""
    settings, services = behind
    services.users.add("Ada", Role.STAFF, "correct horse battery")
    with stage.serving(settings, services) as home:
        context = browser.new_context(**stage.LAPTOP, base_url=home, reduced_motion="reduce")
        context.set_default_timeout(30_000)
        watch = stage.Watch(home)
        watch.follow(context)
        page = context.new_page()
        page.goto("/staff/login")
        page.get_by_label("Name").fill("Ada")
        page.get_by_label("Password").fill("correct horse battery")
        page.get_by_role("main").get_by_role("button", name="Log in").click()
        page.wait_for_url("**/staff")
        yield page
        context.close()
    assert watch.console == []
    assert watch.abroad == []


def choose(page, name, content):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose photos or a zip").click()
    chooser.value.set_files({"name": name, "mimeType": "application/zip", "buffer": content})


def test_a_zip_becomes_a_deck(staff, behind):
    page, services = staff, behind[1]
    page.goto("/staff/decks")
    page.get_by_label("Name of a new deck").fill("Us")
    page.get_by_role("button", name="New deck").click()
    expect(page.get_by_role("heading", name="Us")).to_be_visible()
    choose(page, "team.zip", zipped())
    expect(page.get_by_text("2 cards")).to_be_visible(timeout=60_000)
    page.reload()
    expect(page.get_by_text("This file is not a photo")).to_be_visible()
    expect(page.get_by_text("leads out of the zip")).to_be_visible()
    [deck] = services.team_decks.decks()
    assert [member.card.name for member in services.team_decks.members(deck.id)] == ["ada", "bo"]
    correct_by_keyboard(page)
    for member in services.team_decks.members(deck.id):
        page.get_by_label(member.card.name).check()
    page.get_by_role("button", name="These were told").click()
    page.get_by_label("On what ground").fill("They agreed")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Visitors can play with this deck.")).to_be_visible()
    colours = [member.card.traits["hair_colour"] for member in services.team_decks.members(deck.id)]
    assert len(set(colours)) == 2  # of the same person; one was corrected
    page.goto("/play")
    page.locator(f'.option[id*="{deck.id}"]').click()
    page.get_by_role("button", name="Start the match").click()
    expect(page.locator(".tile")).to_have_count(2)


def correct_by_keyboard(page):
    cell = page.locator(".ag-center-cols-container [row-index='0'] [col-id=hair_colour]")
    before = cell.inner_text()
    cell.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ag-list-item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(cell).not_to_have_text(before)
