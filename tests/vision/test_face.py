from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from skimage import data

from guesswho.vision.face import (
    FACE_HEIGHT,
    FACE_X,
    FACE_Y,
    Box,
    crop,
    faces_to_choose,
    find_faces,
    frame,
)
from guesswho.vision.preprocess import FRAME_ASPECT

ASTRONAUT = Box(172, 62, 106, 106)
"""Her face in the 512 × 512 photo, as measured by eye and by the cascade."""


def scaled(factor: float) -> NDArray[np.uint8]:
    side = round(512 * factor)
    return np.asarray(Image.fromarray(data.astronaut()).resize((side, side)))


def assert_near(box: Box, expected: Box, share: float = 0.15) -> None:
    slack = expected.width * share
    assert box.x == pytest.approx(expected.x, abs=slack)
    assert box.y == pytest.approx(expected.y, abs=slack)
    assert box.width == pytest.approx(expected.width, abs=slack)
    assert box.height == pytest.approx(expected.height, abs=slack)


@pytest.mark.parametrize("turn", [-30, -12, 12, 30])
def test_a_turned_crop_is_the_crop_of_the_turned_photo(turn: int) -> None:
    """A face that leans clockwise stands upright in a frame that leans as far."""
    photo = Image.fromarray(data.astronaut())
    box = Box(150, 100, 180, 220)
    centre = (240, 210)
    leaning = np.asarray(photo.rotate(-turn, Image.Resampling.BICUBIC, center=centre))
    upright = crop(data.astronaut(), box).astype(int)
    turned = crop(leaning, Box(150, 100, 180, 220, turn)).astype(int)
    assert turned.shape == upright.shape
    assert np.abs(turned - upright).mean() < 6
    assert np.abs(crop(leaning, Box(150, 100, 180, 220, -turn)) - upright).mean() > 12


def test_what_sticks_out_of_a_turned_crop_repeats_the_edge() -> None:
    photo = np.full((60, 60, 3), 90, np.uint8)
    np.testing.assert_array_equal(crop(photo, Box(0, 0, 45, 55, 30)), photo[:55, :45])


def test_the_box_around_a_turned_box_holds_its_corners() -> None:
    assert Box(100, 100, 90, 110).around == Box(100, 100, 90, 110)
    # 90 cos 30° + 110 sin 30° = 132.9 and 90 sin 30° + 110 cos 30° = 140.3, about (145, 155)
    assert Box(100, 100, 90, 110, 30).around == Box(100, 100, 90, 110, -30).around
    assert Box(100, 100, 90, 110, 30).around == Box(79, 85, 133, 140)


@pytest.mark.parametrize("factor", [0.25, 1, 2.5])
def test_a_face_is_found_at_any_size(factor: float) -> None:
    faces = find_faces(scaled(factor))
    assert len(faces) == 1
    assert_near(faces[0], ASTRONAUT.scaled(factor))


@pytest.mark.parametrize("side", [1, 2, 31, 300])
def test_nobody_is_there(side: int) -> None:
    assert find_faces(np.full((side, side, 3), 128, np.uint8)) == ()
    noise = np.random.default_rng(side).integers(0, 256, (side, side, 3)).astype(np.uint8)
    assert find_faces(noise) == ()


def test_a_small_face_is_a_bystander() -> None:
    wide = np.full((1400, 1400, 3), 128, np.uint8)
    wide[400:912, 400:912] = data.astronaut()
    assert find_faces(wide) == ()


def test_faces_come_largest_first() -> None:
    photo = np.full((460, 960, 3), 128, np.uint8)
    photo[:400, :400] = scaled(400 / 512)
    photo[:460, 400:860] = scaled(460 / 512)
    faces = find_faces(photo)
    assert [face.x > 400 for face in faces] == [True, False]
    assert faces_to_choose(faces) == faces


def test_a_choice_needs_a_rival_of_half_the_area() -> None:
    first, rival, small = Box(0, 0, 100, 100), Box(200, 0, 71, 71), Box(400, 0, 70, 70)
    assert faces_to_choose(()) == ()
    assert faces_to_choose((first,)) == ()
    assert faces_to_choose((first, small)) == ()
    assert faces_to_choose((first, rival, small)) == (first, rival)


def test_threads_find_the_same() -> None:
    photos = [scaled(factor / 10) for factor in range(4, 12)] * 3
    alone = [find_faces(photo) for photo in photos]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(find_faces, photos)) == alone


def test_a_face_has_its_place_in_the_frame() -> None:
    face = Box(900, 700, 220, 220)
    box = frame((2000, 2000), face)
    assert box.height == pytest.approx(face.height / FACE_HEIGHT, abs=1)
    assert face.x + face.width / 2 == pytest.approx(box.x + FACE_X * box.width, abs=1)
    assert face.y + face.height / 2 == pytest.approx(box.y + FACE_Y * box.height, abs=1)


def test_a_picture_framed_already_is_left_as_it_is() -> None:
    side = round(FACE_HEIGHT * 1100)
    face = Box(round(FACE_X * 900 - side / 2), round(FACE_Y * 1100 - side / 2), side, side)
    assert_near(frame((1100, 900, 3), face), Box(0, 0, 900, 1100), share=0.01)


def test_a_frame_at_the_edge_is_shifted_before_it_is_shrunk() -> None:
    corner = frame((1000, 1000), Box(0, 0, 220, 220))
    assert corner == Box(0, 0, round(500 * FRAME_ASPECT), 500)
    assert frame((1000, 1000), Box(780, 780, 220, 220)) == Box(591, 500, 409, 500)
    assert frame((600, 1000), Box(100, 50, 500, 500)).height == 600


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((1100, 900, 3), Box(0, 0, 900, 1100)),
        ((550, 900, 3), Box(225, 0, 450, 550)),
        ((1500, 900, 3), Box(0, 200, 900, 1100)),
    ],
)
def test_without_a_face_the_middle_is_framed(shape: tuple[int, ...], expected: Box) -> None:
    assert frame(shape, None) == expected


sides = st.integers(32, 3000)


@given(sides, sides, st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)) | st.none())
def test_a_frame_lies_inside_the_photo(
    height: int, width: int, face: tuple[float, float, float] | None
) -> None:
    found = None
    if face:
        side = max(1, round(face[2] * min(height, width)))
        found = Box(round(face[0] * (width - side)), round(face[1] * (height - side)), side, side)
    box = frame((height, width, 3), found)
    assert 0 <= box.x <= box.x + box.width <= width
    assert 0 <= box.y <= box.y + box.height <= height
    assert min(box.width, box.height) >= 1
    assert box.width == pytest.approx(box.height * FRAME_ASPECT, abs=1)


def test_crop_takes_what_the_box_shows() -> None:
    photo = np.arange(60, dtype=np.uint8).reshape(4, 5, 3)
    np.testing.assert_array_equal(crop(photo, Box(1, 2, 3, 1)), photo[2:3, 1:4])


@given(*[st.integers(-50, 50)] * 2, *[st.integers(0, 90)] * 2)
def test_crop_of_any_box_is_a_picture(x: int, y: int, width: int, height: int) -> None:
    part = crop(np.zeros((20, 30, 3), np.uint8), Box(x, y, width, height))
    assert 1 <= part.shape[0] <= 20
    assert 1 <= part.shape[1] <= 30


@given(
    st.integers(0, 2048),
    st.integers(0, 2048),
    st.integers(1, 99),
    st.floats(1, 8, exclude_min=True),
)
def test_a_scaled_box_keeps_its_edges(x: int, y: int, side: int, factor: float) -> None:
    box = Box(x, y, side, side).scaled(factor)
    assert (box.x, box.y) == (round(x * factor), round(y * factor))
    assert box.x + box.width == round((x + side) * factor)
    assert box.y + box.height == round((y + side) * factor)


@pytest.mark.parametrize(
    ("box", "inside"),
    [
        (Box(1, 2, 3, 4), Box(1, 2, 3, 4)),
        (Box(-1, -2, 30, 40), Box(0, 0, 20, 10)),
        (Box(18, 9, 3, 3), Box(18, 9, 2, 1)),
        (Box(30, 2, 3, 4), Box(30, 2, 0, 4)),
    ],
)
def test_a_box_is_cut_to_the_picture(box: Box, inside: Box) -> None:
    assert box.within(20, 10) == inside
