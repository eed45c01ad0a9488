"""A scanned deletion code stands in the field, is gone from the address, and works."""

import cv2
import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser import stage


@pytest.fixture
def elsewhere(browser, home):
    """Open pages at an address that is not this machine's own: only such ones are scanned."""
    contexts = []

    def opened(**device):
        there = home.replace("127.0.0.1", "guesswho.localhost")
        contexts.append(browser.new_context(**device, base_url=there, reduced_motion="reduce"))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_on_a_card_is_scanned_by_another_device_and_deletes_it(elsewhere, scheme):
    mine = elsewhere(**stage.SMALL_PHONE, color_scheme=scheme)
    mine.goto("/card")
    stage.send_photo(mine, "me.jpg", stage.portrait())
    mine.get_by_label("A name for the card").fill("Eileen")
    mine.get_by_role("button", name="Make the card").click()
    expect(mine.get_by_alt_text("The deletion code to scan")).to_be_visible()
    seen = cv2.imdecode(np.frombuffer(mine.screenshot(full_page=True), np.uint8), cv2.IMREAD_COLOR)
    link, _corners, _straight = cv2.QRCodeDetector().detectAndDecode(seen)
    theirs = elsewhere(**stage.PHONE)
    theirs.goto(link)
    theirs.get_by_role("button", name="Delete for good").click()
    expect(theirs.get_by_role("heading", name="It is gone")).to_be_visible()
    mine.reload()
    expect(mine.get_by_role("button", name="Choose a photo")).to_be_visible()


def test_a_scanned_code_is_filled_in_and_hidden(page):
    page.goto("/delete#ABCD-EFGH-JKMN-PQRS-TVWX")
    field = page.get_by_label("Deletion code")
    expect(field).to_have_value("ABCD-EFGH-JKMN-PQRS-TVWX")
    assert page.url.endswith("/delete")
    page.get_by_role("button", name="Delete for good").click()
    expect(page.locator(".toast")).to_contain_text("fits no card")
    expect(field).to_be_visible()


def test_the_way_there_is_on_every_page(page):
    page.goto("/")
    page.get_by_role("link", name="Delete a card by its code").click()
    expect(page.get_by_role("heading", name="Delete a card")).to_be_visible()
