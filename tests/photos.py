"""The tests' real photo, in the public domain, as the bytes of a file."""

import io

from PIL import Image
from skimage import data


def astronaut_jpeg(turned: int = 0) -> bytes:
    """A portrait; every angle, in degrees, is another file."""
    file = io.BytesIO()
    Image.fromarray(data.astronaut()).rotate(turned).save(file, "JPEG")
    return file.getvalue()
