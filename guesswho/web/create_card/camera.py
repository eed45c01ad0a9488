"""The camera in the page. ``assets/camera.js`` opens it at a tap and stops it afterwards."""

from dash import html

from guesswho.texts import Words
from guesswho.web.components.wild import wild


def camera(words: Words) -> html.Div:
    """Build the view-finder, hidden until the person opens it."""
    return html.Div(
        [
            html.Div(
                [
                    html.Video(muted=True, playsInline=True, className="camera__picture"),
                    html.Div(className="camera__guide", **wild({"aria-hidden": "true"})),
                    html.P(className="camera__count", role="status"),
                    html.P(
                        words("Please allow the camera, and wait a moment…"),
                        className="camera__wait",
                    ),
                ],
                className="camera__view",
            ),
            html.Div(
                [
                    _button(words("3, 2, 1, photo!"), "shoot", "button button--you"),
                    _button(words("Other camera"), "other", "button camera__other"),
                    _button(words("Close the camera"), "close", "button"),
                ],
                className="actions",
            ),
        ],
        className="camera",
    )


def troubles(words: Words) -> dict[str, str]:
    """Say why there is no camera, and how to go on; by the names the script knows."""
    return {
        "data-refused": words(
            "The camera is not allowed here. Allow it beside the address of this page, "
            "or choose a photo."
        ),
        "data-none": words("No camera was found. Choose a photo, drop one here or paste it."),
        "data-taken": words(
            "Another program uses the camera. Close it and try again, or choose a photo."
        ),
        "data-insecure": words(
            "Browsers open the camera only on secure pages (https). Choose a photo instead."
        ),
        "data-unplugged": words("The camera stopped. Open it again, or choose a photo."),
    }


def _button(text: str, way: str, kind: str) -> html.Button:
    return html.Button(text, type="button", className=kind, **wild({"data-camera": way}))
