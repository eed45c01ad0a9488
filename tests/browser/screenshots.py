"""Shoots every page and state: ``python -m tests.browser.screenshots [word…]`` into shots/.

Words choose: ``phone``, ``dark``, ``play`` … only shots whose name holds all of them. The one
word ``docs`` makes the README's pictures instead, in docs/pictures/: drawn characters only.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from guesswho.settings import PROJECT_ROOT, Settings
from tests.browser import stage

SHOTS = PROJECT_ROOT / "shots"
SIZES = {
    "phone": stage.PHONE,
    "small-phone": stage.SMALL_PHONE,
    "laptop": stage.LAPTOP,
    "small-laptop": stage.SMALL_LAPTOP,
    "stand": stage.STAND,
}
SETTLED_MS = 900
FALLEN_MS = 2800
"""When the start page has told its little story."""
PICTURES = PROJECT_ROOT / "docs" / "pictures"
COLOURS = 192
"""Of a picture for the README: flat drawings need no more."""

Shoot = Callable[[str], None]


def main(wanted: list[str]) -> None:
    SHOTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, stage.browsing() as browser:
        settings = Settings(data_dir=Path(folder), rate_limit="off", secret_key="shots")
        with stage.serving(settings, stage.services(settings)) as home:
            if wanted == ["docs"]:
                _for_readme(browser, home)
            else:
                _everything(browser, home, wanted)


def _everything(browser: Browser, home: str, wanted: list[str]) -> None:
    for size, scheme in _looks(wanted):
        context = browser.new_context(**SIZES[size], color_scheme=scheme)
        page = context.new_page()
        page.goto(home)
        _tour(page, home, _shooter(page, f"{size}-{scheme}", wanted))
        context.close()


def _for_readme(browser: Browser, home: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page = browser.new_context(**stage.LAPTOP, color_scheme="light").new_page()
    page.goto(home)
    page.get_by_role("button", name="Play now").wait_for()
    page.wait_for_timeout(FALLEN_MS)
    _keep(page, "start")
    page.get_by_role("button", name="Play now").click()
    page.locator(".table").wait_for()
    for question in ("Is your person wearing glasses?", "Does your person have short hair?"):
        said = stage.version_of(page)
        page.locator(f'.chip[title="{question}"]').click()
        stage.wait_past(page, said)
    page.mouse.move(0, 0)
    page.wait_for_timeout(SETTLED_MS)
    _keep(page, "board")


def _keep(page: Page, name: str) -> None:
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as shot:
        flat = shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    flat.save(path, optimize=True)


def _looks(wanted: list[str]) -> Iterator[tuple[str, str]]:
    sizes = [size for size in SIZES if size in wanted] or list(SIZES)
    schemes = [scheme for scheme in ("light", "dark") if scheme in wanted] or ["light", "dark"]
    return ((size, scheme) for size in sizes for scheme in schemes)


def _shooter(page: Page, look: str, wanted: list[str]) -> Shoot:
    pages = [word for word in wanted if word not in {*SIZES, "light", "dark"}]

    def shoot(state: str) -> None:
        if not pages or any(word in state for word in pages):
            page.wait_for_timeout(SETTLED_MS)
            page.screenshot(path=SHOTS / f"{look}-{state}.png")
            page.screenshot(path=SHOTS / f"{look}-{state}-full.png", full_page=True)

    return shoot


def _tour(page: Page, home: str, shoot: Shoot) -> None:
    page.locator("h1").wait_for()
    page.wait_for_timeout(1500)
    shoot("home")
    page.goto(f"{home}/nowhere")
    page.locator("h1").wait_for()
    shoot("lost")
    _card(page, home, shoot)
    _play(page, home, shoot)
    _people(page, home, shoot)


def _card(page: Page, home: str, shoot: Shoot) -> None:
    page.goto(f"{home}/card")
    page.locator(".drop").wait_for()
    shoot("card-in")
    stage.send_photo(page, "notes.jpg", b"these are words")
    page.get_by_text("not a photo").wait_for()
    shoot("card-refused")
    stage.send_photo(page, "me.jpg", stage.portrait())
    page.locator(".stage__frame").wait_for()
    shoot("card-read")
    page.get_by_label("A name for the card").fill("Eileen")
    page.get_by_role("button", name="Make the card").click()
    page.locator(".made__card").wait_for()
    shoot("card-made")


def _play(page: Page, home: str, shoot: Shoot) -> None:
    page.goto(f"{home}/play")
    page.get_by_role("button", name="Start the match").wait_for()
    shoot("play-setup")
    page.get_by_role("button", name="Start the match").click()
    page.locator(".table").wait_for()
    shoot("play-begun")
    for _turn in range(2):
        stage.ask_first(page)
    shoot("play-asked")
    page.get_by_role("button", name="I know who it is!").click()
    shoot("play-aim")
    page.locator(".tile[aria-disabled=false]").first.click()
    page.locator("dialog[open]").wait_for()
    shoot("play-guess")
    page.get_by_role("button", name="Not yet").click()
    for _turn in range(20):
        if page.locator(".table--over").count():
            break
        if page.locator(".chip[aria-disabled=false]").count():
            stage.ask_first(page)
        else:
            version = stage.version_of(page)
            page.locator(".tile[aria-disabled=false]").first.click()
            page.get_by_role("button", name="Yes, I guess").click()
            stage.wait_past(page, version)
    shoot("play-over")
    page.get_by_role("link", name="How well did you ask?").click()
    page.locator(".plot .trace").first.wait_for()
    page.get_by_role("button", name="One move on").click()
    shoot("review")


def _people(page: Page, home: str, shoot: Shoot) -> None:
    """A match with somebody, as it begins: a friend, two at this device, a face in mind."""
    begun = {"A friend": ".lobby", "Two of you": ".curtain", "I answer myself": ".in-mind h2"}
    for rival, place in begun.items():
        page.context.clear_cookies(name="guesswho")
        page.goto(f"{home}/play")
        page.get_by_role("button", name=rival).click()
        page.get_by_role("button", name="Start the match").click()
        page.locator(place).wait_for()
        shoot(f"play-{rival.split()[-1]}")
    page.get_by_role("button", name="Got one!").click()
    shoot("play-in-mind")


if __name__ == "__main__":
    main(sys.argv[1:])
