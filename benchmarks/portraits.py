"""Where the time of a classification goes: decoding, finding the face, the network."""

import resource

from skimage.data import astronaut

from benchmarks.stopwatch import cpu_seconds
from guesswho.settings import Settings
from guesswho.vision.face import crop, find_faces, frame
from guesswho.vision.litert import load_recognizer
from guesswho.vision.upload import open_photo, to_jpeg


def run() -> list[str]:
    """Lines with the CPU cost of each step for one photo, and their shares."""
    recognizer = load_recognizer(Settings.from_env().models_dir)
    data = to_jpeg(astronaut())
    photo = open_photo(data, max_mb=25)
    portrait = crop(photo, frame(photo.shape, find_faces(photo)[0]))
    steps = {
        "decoding": cpu_seconds(lambda: open_photo(data, max_mb=25), loops=10),
        "finding the face": cpu_seconds(lambda: find_faces(photo), loops=10),
        "network and heads": cpu_seconds(lambda: recognizer.read(portrait), loops=10),
    }
    whole = sum(steps.values())
    height, width = photo.shape[:2]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        f"portraits: one photo of {width}×{height} costs {whole * 1e3:.0f} ms of CPU",
        *(
            f"portraits: {name} {seconds * 1e3:.1f} ms, {seconds / whole:.0%}"
            for name, seconds in steps.items()
        ),
        f"portraits: the process took {memory:.0f} MB at most",
    ]
