"""What an engine invents in a silence is left out; what somebody says is not."""

import numpy as np
import pytest

from workbench.speech.heard import Segment, Word
from workbench.speech.invented import without_invented


def segment(probability: float) -> Segment:
    return Segment(
        2.0, 3.0, "Thank you.", (Word(2.0, 2.5, "Thank", probability), Word(2.5, 3.0, "you.", probability))
    )


@pytest.mark.parametrize(
    ("voice", "probability", "stays"), [(90, 0.4, False), (90, 0.9, True), (240, 0.2, True), (0, 0.5, False)]
)
def test_only_what_has_neither_voice_nor_probability_goes(
    voice: int, probability: float, stays: bool
) -> None:
    curve = np.zeros(200, np.uint8)
    curve[70] = voice
    said = segment(probability)
    assert without_invented([said], curve) == ([said] if stays else [])


def test_the_voice_must_be_near() -> None:
    curve = np.zeros(200, np.uint8)
    curve[:40] = curve[120:] = 255
    assert without_invented([segment(0.4)], curve) == []
    assert without_invented([segment(0.4)], np.zeros(0, np.uint8)) == []
