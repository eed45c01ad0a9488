"""A running app and a browser that looks at it, for the tests and for the screenshots."""

import logging
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright
from skimage.data import astronaut
from werkzeug.serving import make_server

from guesswho.services.decks import BUILT_IN, Stack
from guesswho.services.services import Services, assemble
from guesswho.settings import Settings
from guesswho.store.memory import MemoryStore
from guesswho.store.pictures import Pictures
from guesswho.store.store import Store
from guesswho.vision.litert import load_recognizer
from guesswho.vision.recognizer import Recognizer
from guesswho.vision.scripted import ScriptedRecognizer
from guesswho.web import create_app

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
SMALL_PHONE = {**PHONE, "viewport": {"width": 360, "height": 740}}
LAPTOP = {"viewport": {"width": 1440, "height": 900}}
SMALL_LAPTOP = {"viewport": {"width": 1280, "height": 720}}
STAND = {"viewport": {"width": 1080, "height": 1920}, "has_touch": True}


@dataclass
class Watch:
    """What a page did that it must not do."""

    home: str
    console: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        context.on("console", lambda message: self._note(message.type, message.text))
        context.on("weberror", lambda error: self.console.append(str(error.error)))
        context.on("request", self._request)

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.console.append(text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.abroad.append(request.url)


def portrait() -> bytes:
    """The astronaut, upright, as a camera would send it."""
    bytes_ = BytesIO()
    Image.fromarray(astronaut()).save(bytes_, "JPEG", quality=90)
    return bytes_.getvalue()


def scene() -> NDArray[np.uint8]:
    """What the camera sees: 640 × 480, the astronaut in the middle, not mirrored."""
    wide = np.full((480, 640, 3), 120, np.uint8)
    wide[:, 64:576] = astronaut()[:480]
    return wide


def film() -> bytes:
    """The scene as Chromium's fake camera plays it: MJPEG, which is JPEGs in a row."""
    picture = BytesIO()
    Image.fromarray(scene()).save(picture, "JPEG", quality=95)
    return picture.getvalue() * 4


def camera_of(film: Path) -> list[str]:
    """Flags that give Chromium a camera which plays ``film``."""
    return ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}"]


def recognizer(models: Path) -> Recognizer:
    """The real one where models ship, else one that says what it was told."""
    if (models / "trunk.tflite").exists():
        return load_recognizer(models)
    return ScriptedRecognizer({"gender": "female", "hair_length": "long", "hair_colour": "brown"})


def choose(page: Page, group: str, value: str) -> None:
    """Choose before a match; some options are closed to begin with."""
    option = page.locator(f'.option[id*=\'"of":"{group}"\'][id*=\'"value":"{value}"\']')
    option.wait_for(state="attached")
    if not option.is_visible():
        page.locator(".more summary").click()
    option.click()
    expect(option).to_have_attribute("aria-pressed", "true")


def begin_with(page: Page, **options: str) -> None:
    """Begin a match from the page Play; ``me`` starts unless ``options`` say otherwise."""
    page.goto("/play")
    for group, value in {"first": "me", **options}.items():
        choose(page, group, value)
    page.get_by_role("button", name="Start the match").click()
    expect(page.locator(".table")).to_be_visible()


def services(
    settings: Settings,
    seed: int = 1,
    stacks: Mapping[str, Stack] = BUILT_IN,
    store: Store | None = None,
) -> Services:
    return assemble(
        settings,
        store=store or MemoryStore(),
        pictures=Pictures(settings.data_dir / "pictures"),
        load=lambda: recognizer(settings.models_dir),
        rng=Random(seed),
        stacks=stacks,
    )


@contextmanager
def serving(settings: Settings, behind: Services) -> Iterator[str]:
    """Serve an app on a free port; yields its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # else a line for every request
    server = make_server("127.0.0.1", 0, create_app(settings, behind).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def browsing(*flags: str) -> Iterator[Browser]:
    """Start the system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
        yield browser
        browser.close()


def send_photo(page: Page, name: str, data: bytes, button: str = "Choose a photo") -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files({"name": name, "mimeType": "image/jpeg", "buffer": data})


def ask_first(page: Page) -> None:
    """Ask the first question that can be asked, and wait for the answer."""
    version = version_of(page)
    page.locator(".chip[aria-disabled=false]").first.click()
    wait_past(page, version)


def version_of(page: Page) -> int:
    """Count what was answered: the greeting before the first move goes with that move."""
    return page.locator(".talk .answer, .log .answer").count()


def wait_past(page: Page, version: int) -> None:
    page.wait_for_function(
        "seen => document.querySelector('.table--over') ||"
        " document.querySelectorAll('.talk .answer, .log .answer').length > seen",
        arg=version,
    )
