"""What the computer sees, in a browser: the crop, live answers, maps, corrections, sharing."""

import io
import json

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from skimage.data import astronaut

from tests.browser import stage


@pytest.fixture
def device():
    """The small one: there is the least room."""
    return stage.PHONE


def read(page: Page, photo: bytes | None = None) -> None:
    page.goto("/card")
    stage.send_photo(page, "me.jpg", photo or stage.portrait())
    expect(page.locator(".stage__frame")).to_be_visible()


def frame_of(page: Page) -> list[float]:
    """x, y, width, height and turn as the page holds them."""
    said = page.locator(".stage").evaluate("s => s.dataset.live || s.dataset.frame")
    return [float(number) for number in said.split(",")]


def sent(page: Page, act) -> list[int]:
    """The frame that the page sends because of ``act``."""
    with page.expect_request(lambda one: "card-frame.data" in (one.post_data or "")) as request:
        act()
    return json.loads(request.value.post_data)["inputs"][0]["value"]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.locator(".stage__frame").press(key)


def test_keys_move_size_and_turn_the_photo(page):
    read(page)
    x, y, width, height, turn = frame_of(page)
    assert turn == 0
    press(page, "+")
    assert frame_of(page)[3] < height
    press(page, "ArrowLeft", "ArrowUp")
    assert frame_of(page)[0] > x
    assert frame_of(page)[1] > y
    press(page, "[", "[", "]")
    assert frame_of(page)[4] == 3
    press(page, "0")
    assert frame_of(page) == pytest.approx([x, y, width, height, 0], abs=0.5)


def test_every_move_has_a_button_as_large_as_a_finger(page):
    read(page)
    buttons = page.locator("[data-nudge]")
    assert buttons.count() == 9
    for box in (button.bounding_box() for button in buttons.all()):
        assert min(box["width"], box["height"]) >= 44
    page.get_by_role("button", name="Make the photo larger").click()
    page.get_by_role("button", name="Turn the photo right").click()
    assert frame_of(page)[4] == -3
    page.get_by_role("button", name="Put the photo back").click()
    assert frame_of(page)[4] == 0


def test_the_frame_stays_in_the_photo_whatever_one_does(page):
    read(page)
    press(page, *["-"] * 12, *["ArrowDown"] * 3, *["]"] * 12)
    x, y, width, height, turn = frame_of(page)
    assert turn == -30
    lean = np.radians(30)
    wide = width * np.cos(lean) + height * np.sin(lean)
    high = width * np.sin(lean) + height * np.cos(lean)
    assert -1 <= x + width / 2 - wide / 2 <= x + width / 2 + wide / 2 <= 513
    assert -1 <= y + height / 2 - high / 2 <= y + height / 2 + high / 2 <= 513


def test_the_answers_follow_while_the_photo_moves(page):
    read(page)
    said = page.locator(".read__sure").all_inner_texts()
    numbers = sent(page, lambda: press(page, "+", "+", "+", "["))
    assert len(numbers) == 5
    page.wait_for_function(
        "said => [...document.querySelectorAll('.read__sure')]"
        ".some((now, at) => now.innerText !== said[at])",
        arg=said,
    )
    expect(page.locator(".live--on")).to_have_count(0)


def test_no_two_frames_are_under_way_at_once_and_the_newest_wins(page):
    read(page)
    under_way, most, last = [0], [0], []

    def count(request, change):
        if "card-frame.data" in (request.post_data or ""):
            under_way[0] += change
            most[0] = max(most[0], under_way[0])
            if change > 0:
                last.append(json.loads(request.post_data)["inputs"][0]["value"])

    page.on("request", lambda request: count(request, 1))
    page.on("requestfinished", lambda request: count(request, -1))
    press(page, "+", *["ArrowLeft", "ArrowRight"] * 6, "[")
    newest = [round(number) for number in frame_of(page)]
    page.wait_for_function("() => !document.querySelector('.live--on')")
    for _wait in range(40):
        if last[-1] == newest and not under_way[0]:
            break
        page.wait_for_timeout(100)
    assert last[-1] == newest
    assert most[0] == 1


@pytest.mark.parametrize("device", [stage.LAPTOP], ids=["laptop"])
def test_a_mouse_drags_and_its_wheel_sizes(page):
    read(page)
    before = frame_of(page)
    box = page.locator(".stage__window").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 40, middle[1] - 30, steps=4)
    page.mouse.up()
    after = frame_of(page)
    scale = before[3] / box["height"]
    assert abs(after[0] - before[0] - 40 * scale) < 2
    assert abs(after[1] - before[1] - 30 * scale) < 2
    page.mouse.wheel(0, -200)
    page.wait_for_function(
        "height => +document.querySelector('.stage').dataset.live.split(',')[3] < height",
        arg=after[3],
    )


def test_two_fingers_size_and_turn(page):
    read(page)
    box = page.locator(".stage__window").bounding_box()
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    page.evaluate(
        """([x, y]) => {
          const stage = document.querySelector('.stage');
          stage.setPointerCapture = () => {};
          const fire = (kind, id, dx, dy) => stage.dispatchEvent(new PointerEvent(kind, {
            pointerId: id, clientX: x + dx, clientY: y + dy, button: 0, bubbles: true,
            pointerType: 'touch' }));
          fire('pointerdown', 1, -50, 0); fire('pointerdown', 2, 50, 0);
          fire('pointermove', 1, -70, -18); fire('pointermove', 2, 70, 18);
          fire('pointerup', 1, -70, -18); fire('pointerup', 2, 70, 18);
        }""",
        middle,
    )
    after = frame_of(page)
    assert after[4] < -10  # the photo followed the fingers clockwise
    assert after[3] < 220


def test_where_it_looked_is_shown_by_keyboard(page):
    read(page)
    page.locator('[data-look="hair_length"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(".looked__place")).to_contain_text("it looked")
    expect(page.locator(".photo--looked .stage__heat")).to_be_visible()
    mask = page.locator(".stage__heat").evaluate("e => getComputedStyle(e).maskImage")
    assert mask.startswith('url("data:image/png')
    page.keyboard.press("Escape")
    expect(page.locator(".photo--looked")).to_have_count(0)


def test_a_map_is_seen_from_an_answer_far_below_the_photo(page):
    read(page)
    page.locator('[data-look="hat"]').tap()
    expect(page.locator(".photo--looked")).to_have_count(1)
    expect(page.locator(".stage")).to_be_in_viewport(ratio=1)


def test_a_map_is_asked_for_again_when_the_photo_moved(page):
    read(page)
    page.locator('[data-look="hat"]').click()
    expect(page.locator(".photo--looked")).to_have_count(1)
    before = page.locator(".stage__heat").get_attribute("style")
    press(page, "+", "+")
    expect(page.locator(".photo--looked")).to_have_count(0)
    page.locator('[data-look="hat"]').click()
    page.locator('[data-look="hat"]').click()
    expect(page.locator(".photo--looked")).to_have_count(1)
    assert page.locator(".stage__heat").get_attribute("style") != before


def test_of_several_faces_one_is_picked(page):
    two = np.hstack([astronaut()[:320, :400], astronaut()[:320, :400]])
    file = io.BytesIO()
    Image.fromarray(two).save(file, "JPEG", quality=92)
    read(page, file.getvalue())
    expect(page.get_by_text("Several faces. Which one is it?")).to_be_visible()
    page.get_by_role("button", name="Face 2").click()
    expect(page.locator(".wish--nothing")).to_be_visible()
    expect(page.get_by_role("button", name="Face 2")).to_have_attribute("aria-pressed", "true")
    first = frame_of(page)[0]
    page.get_by_role("button", name="Face 1").click()
    page.wait_for_function(
        "x => Math.abs(+document.querySelector('.stage').dataset.frame.split(',')[0] - x) > 200",
        arg=first,
    )


def test_one_tap_confirms_what_nobody_touched(page):
    read(page)
    hat = page.get_by_role("group", name="Hat", exact=True)
    hat.get_by_role("button", name="Not stated").click()
    page.get_by_role("button", name="All correct").click()
    expect(page.locator(".answer-row--said")).to_have_count(8)
    page.get_by_label("A name for the card").fill("Eileen")
    with page.expect_request(lambda one: "card-make.n_clicks" in (one.post_data or "")) as request:
        page.get_by_role("button", name="Make the card").click()
    said = [one["value"] for one in json.loads(request.value.post_data)["state"][3:]]
    assert said[-1] == ""
    assert all(said[:-1])


def test_a_name_is_counted_as_people_count_and_stands_on_the_card(page):
    read(page)
    name = page.get_by_label("A name for the card")
    name.fill("Zoë 👩🏽‍🚀")
    expect(page.locator(".naming__said")).to_have_text("5 of 24 characters")
    expect(page.locator(".stage__name")).to_have_text("Zoë 👩🏽‍🚀")
    name.fill("x" * 25)
    expect(page.locator(".naming__said--wrong")).to_contain_text("too long")
    name.fill("<b>")
    expect(page.locator(".naming__said--wrong")).to_contain_text("people can see")


def test_a_card_is_saved_as_a_picture_of_itself_alone(page):
    read(page)
    page.get_by_label("A name for the card").fill("Ada & Co")
    page.get_by_role("button", name="Make the card").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as picture").click()
    assert saved.value.suggested_filename == "guess-who-Ada-Co.png"
    picture = Image.open(saved.value.path())
    assert picture.format == "PNG"
    assert picture.width == 720
    assert not picture.info
    colours = picture.convert("RGB").resize((12, 16)).getcolors()
    assert len(colours) > 20  # a face, not an empty frame
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG").click()
    drawing = saved.value.path().read_text()
    assert "Ada &amp; Co" in drawing
    assert "data:image/jpeg;base64," in drawing
    assert "/api/" not in drawing


def test_deleting_asks_first_and_the_moment_is_in_the_reader_s_clock(page):
    read(page)
    page.get_by_label("A name for the card").fill("Eileen")
    page.get_by_role("button", name="Make the card").click()
    expect(page.locator(".until")).not_to_contain_text("UTC")
    page.get_by_role("button", name="Delete it now").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".really")).not_to_be_visible()
    page.reload()
    expect(page.locator(".code")).to_be_visible()
    page.get_by_role("button", name="Delete it now").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_role("button", name="Choose a photo")).to_be_visible()
