"""Labelled folders of drawn pictures: light ones wear glasses, dark ones do not."""

from pathlib import Path

import numpy as np
from PIL import Image

from guesswho.attributes import ATTRIBUTES


def write(folder: Path, count: int = 80) -> Path:
    """``count`` pictures with ``labels.csv``; nothing but glasses is known of them."""
    folder.mkdir(exist_ok=True)
    rng = np.random.default_rng(7)
    lines = ["path,split,source,identity,quality," + ",".join(ATTRIBUTES)]
    for i in range(count):
        level = 200 if i % 2 else 60
        pixels = rng.normal(level, 25, (44, 36, 3)).clip(0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / f"{i}.png")
        split = ("train", "train", "val", "test")[i // 2 % 4]
        traits = {"glasses": "yes" if i % 2 else "no"}
        row = [
            f"{i}.png",
            split,
            "drawn",
            f"p{i}",
            "hand",
            *(traits.get(a, "") for a in ATTRIBUTES),
        ]
        lines.append(",".join(row))
    (folder / "labels.csv").write_text("\n".join(lines))
    return folder
