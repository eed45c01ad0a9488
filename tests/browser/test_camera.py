"""The camera in the page, with Chromium's fake one that shows the astronaut."""

import io
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from guesswho.attributes import ATTRIBUTES
from guesswho.store.feedback import Said, Tally
from guesswho.store.store import Store
from tests.browser import stage

WATCH_STREAMS = """
  window.streams = [];
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const stream = await open(wish);
    window.streams.push(stream);
    return stream;
  };
"""
ALL_STOPPED = (
    "() => window.streams.length && window.streams"
    ".every((one) => one.getTracks().every((track) => track.readyState === 'ended'))"
)
REFUSING = (
    "navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('', '{}'); }};"
)
MISSING = "Object.defineProperty(navigator, 'mediaDevices', {value: undefined})"


@pytest.fixture
def device():
    """One is enough here: what differs between them is tested on the pages themselves."""
    return stage.LAPTOP


def opened(context: BrowserContext) -> Page:
    """The page with the camera on."""
    context.grant_permissions(["camera"])
    page = context.new_page()
    page.add_init_script(WATCH_STREAMS)
    page.goto("/card")
    page.get_by_role("button", name="Take a photo").click()
    expect(page.get_by_role("button", name="3, 2, 1, photo!")).to_be_focused()
    return page


def said_since(before: Mapping[Tally, int], store: Store) -> dict[str, str]:
    """What was put on record of each attribute since ``before``."""
    return {one.attribute: one.said for one in Counter(store.tallies()) - Counter(before)}


def shot(page: Page) -> np.ndarray:
    """The photo as the server keeps it."""
    source = page.locator(".stage__photo").get_attribute("src")
    return np.asarray(Image.open(io.BytesIO(page.request.get(source).body())))


def test_a_photo_is_counted_down_cropped_by_keys_corrected_and_plays(visit, store):
    before = store.tallies()
    page = opened(visit())
    page.keyboard.press("Enter")
    for left in "321":
        expect(page.locator(".camera__count")).to_have_text(left)
    frame = page.locator(".stage__frame")
    expect(frame).to_be_visible()
    for key in ("+", "ArrowUp", "[", "]"):
        frame.press(key)
    for attribute, answer in (("Hat", "Yes"), ("Glasses", "Yes"), ("Tie", "Not stated")):
        group = page.get_by_role("group", name=attribute, exact=True)
        group.get_by_role("button", name=answer).press("Enter")
        expect(group.get_by_role("button", name=answer)).to_have_attribute("aria-pressed", "true")
    page.get_by_label("A name for the card").fill("Eileen")
    page.keyboard.press("Enter")
    expect(page.locator(".made .lead")).to_contain_text("Hat")
    assert said_since(before, store) == dict.fromkeys(ATTRIBUTES, Said.UNTOUCHED) | {
        "hat": Said.CORRECTED,
        "glasses": Said.CORRECTED,
        "tie": Said.WITHHELD,
    }
    page.get_by_role("button", name="Play with it").press("Enter")
    expect(page.locator(".tile[data-name=Eileen]")).to_be_visible()


def test_the_screen_is_a_mirror_and_the_photo_is_not_and_has_its_own_size(visit):
    page = opened(visit())
    mirror = page.locator(".camera__picture").evaluate("e => getComputedStyle(e).transform")
    assert mirror.startswith("matrix(-1")
    page.get_by_role("button", name="3, 2, 1, photo!").click()
    expect(page.locator(".stage__frame")).to_be_visible()
    photo = shot(page)
    assert photo.shape == (960, 960, 3)
    square = Image.fromarray(stage.scene()[:, 80:560]).resize((960, 960))
    seen = np.asarray(square).astype(int)
    assert np.abs(photo - seen).mean() < 12
    assert np.abs(photo[:, ::-1] - seen).mean() > 30


@pytest.mark.parametrize(
    "leave",
    [
        lambda page: page.get_by_role("button", name="Close the camera").click(),
        lambda page: page.keyboard.press("Escape"),
        lambda page: page.get_by_role("link", name="Play", exact=True).click(),
        lambda page: page.get_by_role("button", name="3, 2, 1, photo!").click(),
        lambda page: page.evaluate(
            "Object.defineProperty(document, 'hidden', {value: true});"
            "document.dispatchEvent(new Event('visibilitychange'))"
        ),
    ],
    ids=["closed", "escape", "another page", "after the shot", "hidden"],
)
def test_the_camera_stops(visit, leave):
    page = opened(visit())
    assert not page.evaluate(ALL_STOPPED)
    leave(page)
    page.wait_for_function(ALL_STOPPED)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("", "not allowed here"),  # nobody granted anything: Chromium itself refuses
        (REFUSING.format("NotFoundError"), "No camera was found"),
        (REFUSING.format("NotReadableError"), "Another program uses the camera"),
        (MISSING, "only on secure pages"),
    ],
    ids=["refused", "none", "in use", "insecure"],
)
def test_without_a_camera_one_is_told_why_and_how_to_go_on(page, trouble, said):
    page.add_init_script(trouble)
    page.goto("/card")
    page.get_by_role("button", name="Take a photo").click()
    expect(page.locator(".drop__error")).to_contain_text(said)
    expect(page.locator(".drop__error")).to_contain_text("hoose a photo")
    expect(page.get_by_role("button", name="Choose a photo")).to_be_visible()


def test_the_notice_stands_there_before_the_camera_opens(page):
    page.goto("/card")
    expect(page.get_by_text("A photo is personal data.")).to_be_visible()
    expect(page.locator(".drop__promise")).to_contain_text("on this machine")
    expect(page.locator(".camera")).not_to_be_visible()


def test_a_picture_is_pasted(page):
    page.goto("/card")
    page.get_by_role("button", name="Paste").wait_for()
    page.evaluate(
        """async (bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], 'me.jpg', { type: 'image/jpeg' }));
          document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
        }""",
        list(stage.portrait()),
    )
    expect(page.locator(".stage__frame")).to_be_visible()


def test_a_clipboard_that_may_not_be_read_is_told(page):
    page.goto("/card")
    page.get_by_role("button", name="Paste").click()
    expect(page.locator(".drop__error")).to_contain_text("choose a photo")
