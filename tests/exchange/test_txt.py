"""Plain text: a readable transcript."""

from tests.exchange.making import laughter, said, transcript, turn_of, written

WANTED = """\
Back to work
============

Participant: P1
Date: 2024-03-01
Held: face to face
Language: English
Length: 0:03:20
Transcribed by: faster-whisper, model base
Written out with: Lifeworld Workbench 0.1.0

Machine draft, 25 % listened to. Compare with the recording before you quote from it.

[0:00:01] Interviewer
How was it?

[0:01:05]
Cold. [laughter]
"""


def test_a_transcript_reads_from_top_to_bottom() -> None:
    cold = said("Cold.", 65_000)
    content = written(
        "txt",
        transcript(
            said("How was it?", 1000, speaker="Interviewer"),
            turn_of(),
            turn_of(*cold.tokens, laughter(65_400), speaker=""),
        ),
    )
    assert content.decode("utf-8") == WANTED


def test_several_recordings_and_interviews_have_headings() -> None:
    first = transcript(said("One."), said("Two.", recording=1), recordings=(1000, 1000))
    text = written("txt", first, transcript(said("Three."), title="Second round")).decode()
    assert text.index("--- Recording 1 ---") < text.index("One.") < text.index("--- Recording 2 ---")
    assert text.index("Two.") < text.index("Second round\n============\n") < text.index("Three.")
    assert text.count("--- Recording") == 2
