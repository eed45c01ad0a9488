"""Labelled folders of drawn discs: light ones wear glasses, dark ones do not."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from guesswho.attributes import ATTRIBUTES

MakeFolder = Callable[..., Path]


@pytest.fixture
def make_folder(tmp_path: Path) -> MakeFolder:
    """Write ``count`` pictures with ``labels.csv``; brightness tells glasses."""

    def make(count: int = 60) -> Path:
        rng = np.random.default_rng(7)
        lines = ["path,split,source,identity,quality," + ",".join(ATTRIBUTES)]
        for i in range(count):
            light = i % 2
            level = 200 if light else 60
            pixels = rng.normal(level, 25, (44, 36, 3)).clip(0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(tmp_path / f"{i}.png")
            split = ("train", "train", "val", "test")[i // 2 % 4]
            glasses = "yes" if light else "no"
            traits = [glasses if a == "glasses" else "" for a in ATTRIBUTES]
            lines.append(f"{i}.png,{split},drawn,p{i},hand,{','.join(traits)}")
        (tmp_path / "labels.csv").write_text("\n".join(lines))
        return tmp_path

    return make
