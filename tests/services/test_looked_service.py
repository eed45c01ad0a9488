import io

import numpy as np
import pytest
from PIL import Image

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import DraftNotFound
from guesswho.explain.place import Place
from guesswho.vision.face import Box


def red_at(rows: slice) -> bytes:
    """Blue, and red in some of 440 rows; the scripted heads look for red."""
    photo = np.zeros((440, 360, 3), np.uint8)
    photo[..., 2] = 200
    photo[rows] = (255, 0, 0)
    file = io.BytesIO()
    Image.fromarray(photo).save(file, "JPEG", quality=95)
    return file.getvalue()


def places(services, draft_id):
    return {looked.place for looked in services.looked.looked(draft_id).values()}


@pytest.mark.parametrize(
    ("rows", "place"), [(slice(0, 100), Place.TOP), (slice(300, None), Place.BOTTOM)]
)
def test_all_eight_say_where_they_looked(services, rows, place):
    draft = services.create_card.read(red_at(rows))
    looked = services.looked.looked(draft.id)
    assert list(looked) == list(ATTRIBUTES)
    for attribute, seen in looked.items():
        assert seen.value == draft.predictions[attribute].value
        assert seen.place is place
        assert seen.mask.startswith(b"\x89PNG")


def test_the_map_is_of_what_the_frame_shows(services):
    draft = services.create_card.read(red_at(slice(200, 240)))
    services.create_card.reframe(draft.id, Box(100, 200, 135, 165))
    assert places(services, draft.id) == {Place.TOP}


def test_a_draft_that_is_gone_is_told(services):
    draft = services.create_card.read(red_at(slice(0, 9)))
    services.create_card.discard(draft.id)
    with pytest.raises(DraftNotFound):
        services.looked.looked(draft.id)
