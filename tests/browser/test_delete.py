"""A scanned deletion code stands in the field, is gone from the address, and works."""

from playwright.sync_api import expect


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
