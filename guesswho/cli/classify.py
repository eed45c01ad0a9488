"""``classify``: the traits of the person on each photo, the whole way from its bytes."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guesswho import errors
from guesswho.cli.report import Report
from guesswho.settings import Settings

if TYPE_CHECKING:
    from guesswho.vision.recognizer import Recognizer

HELP = "read the traits of the person on each photo"

_REFUSALS: Mapping[type[errors.BadPhoto], str] = {
    errors.EmptyPhoto: "the file is empty",
    errors.NotAPicture: "no JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF",
    errors.BrokenPicture: "damaged or incomplete",
    errors.AnimatedPicture: "more than one frame",
    errors.PhotoTooHeavy: "more than {} MB",
    errors.PictureTooLarge: "more than {} megapixels",
    errors.PictureTooSmall: "fewer than {} pixels a side",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO", help="a picture's file")


def run(args: argparse.Namespace) -> Report:
    """Read every photo; done if any could be read."""
    from tqdm import tqdm

    from guesswho.vision.litert import load_recognizer

    settings = Settings.from_env()
    recognizer = load_recognizer(settings.models_dir)
    document = [
        _document(photo, recognizer, settings.max_upload_mb)
        for photo in tqdm(args.photos, unit="photo", disable=len(args.photos) == 1)
    ]
    done = any("error" not in entry for entry in document)
    return Report(document, "\n".join(_line(entry) for entry in document), done)


def _document(photo: Path, recognizer: "Recognizer", max_mb: int) -> dict[str, Any]:
    from guesswho.vision.reading import classify

    try:
        reading = classify(_bytes(photo, max_mb), recognizer, max_mb)
    except errors.BadPhoto as error:
        return _failure(photo, error, _REFUSALS[type(error)].format(*error.args))
    except OSError as error:
        return _failure(photo, error, error.strerror or "cannot be read")
    return {"photo": str(photo), **reading.document()}


def _bytes(photo: Path, max_mb: int) -> bytes:
    """Read the file, or so much of it that the door sees that it is too heavy."""
    with photo.open("rb") as file:
        return file.read(max_mb * 1_000_000 + 1)


def _failure(photo: Path, error: Exception, message: str) -> dict[str, Any]:
    return {"photo": str(photo), "error": type(error).__name__, "message": message}


def _line(entry: dict[str, Any]) -> str:
    if "error" in entry:
        return f"{entry['photo']}: {entry['error']}: {entry['message']}"
    said = (
        f"{attribute} {trait['value']} ({trait['scores'][trait['value']]:.0%})"
        for attribute, trait in entry["traits"].items()
    )
    face = "" if entry["face"] else " [no face found: read the middle]"
    return f"{entry['photo']}:{face} {', '.join(said)}"
