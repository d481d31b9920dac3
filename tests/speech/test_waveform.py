"""The outline of a recording, taken block by block and drawn at any width."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.speech import waveform
from workbench.speech.waveform import WaveformWriter, columns, read


def kept(samples: np.ndarray, cuts: list[int]) -> bytes:
    writer = WaveformWriter()
    for block in np.split(samples, sorted(cut % (len(samples) + 1) for cut in cuts)):
        writer.add(block)
    return writer.finish()


@given(st.integers(0, 5000), st.lists(st.integers(0, 5000)), st.integers(0, 2**32 - 1))
def test_the_cuts_between_blocks_leave_no_trace(length: int, cuts: list[int], seed: int) -> None:
    samples = np.random.default_rng(seed).integers(-32768, 32768, length).astype(np.int16)
    outline = read(kept(samples, cuts))
    assert len(outline) == -(-length // 160)
    for row, step in zip(outline, (samples[at : at + 160] for at in range(0, length, 160)), strict=True):
        assert (row[0], row[1]) == (step.min() // 256, step.max() // 256)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 2**32 - 1))
def test_every_column_holds_the_loudest_of_its_stretch(rows: int, count: int, seed: int) -> None:
    values = np.random.default_rng(seed).integers(-128, 128, (rows, 2)).astype(np.int8)
    outline = np.sort(values, axis=1)
    drawn = columns(outline, count)
    assert drawn.shape == (count, 2)
    assert drawn[:, 0].min() == outline[:, 0].min()
    assert drawn[:, 1].max() == outline[:, 1].max()


def test_a_stretch_is_drawn_alone() -> None:
    outline = np.array([(-1, 1), (-9, 9), (-2, 2), (-3, 3)], np.int8)
    assert columns(outline, 1, 2, 4).tolist() == [[-3, 3]]
    assert columns(outline, 4, 1, 3).tolist() == [[-9, 9], [-9, 9], [-2, 2], [-2, 2]]


def test_nothing_is_drawn_as_a_line() -> None:
    assert columns(read(b""), 3).tolist() == [[0, 0]] * 3


def test_two_hours_are_small() -> None:
    assert 2 * 3600 * 1000 // waveform.STEP_MS * 2 == 1_440_000
    assert len(kept(np.zeros(16_000, np.int16), [])) == 200
