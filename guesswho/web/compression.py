"""Makes answers small on the wire; Dash attaches Flask-Compress, this sets it up."""

from flask import Flask, Response

SETTINGS = {
    "COMPRESS_MIMETYPES": [
        "text/html",
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/json",
        "image/svg+xml",
    ]
}


def register(server: Flask) -> None:
    """Read files before they are compressed; attach after Flask-Compress, so as to run first.

    Flask-Compress 1.25 leaves a file open when it compresses it as a stream.
    """
    server.after_request(_read)


def _read(response: Response) -> Response:
    if response.direct_passthrough and response.mimetype in SETTINGS["COMPRESS_MIMETYPES"]:
        response.direct_passthrough = False
        response.make_sequence()
    return response
