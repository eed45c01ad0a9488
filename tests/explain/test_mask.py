import io

import numpy as np
from PIL import Image

from guesswho.explain.mask import MASK_PIXELS, to_mask


def test_a_mask_is_opaque_where_it_is_hot():
    heat = np.zeros((10, 10))
    heat[:3] = 1
    picture = Image.open(io.BytesIO(to_mask(heat)))
    opacity = np.asarray(picture.getchannel("A"))
    assert (picture.mode, picture.size) == ("LA", MASK_PIXELS)
    assert opacity[:20].min() > 240
    assert opacity[80:].max() == 0
    steps = np.abs(np.diff(opacity.astype(int), axis=0))
    assert steps.max() < 40  # smooth: no edge from one row to the next
