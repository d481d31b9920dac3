"""Two voices → told apart → named → corrected with keys → a transcript from Teams → out again, whole."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.laptops import PASSPHRASE, Laptop
from workbench.archive.header import LEAST_COST
from workbench.desk.checking import check_study
from workbench.desk.incoming_file import look
from workbench.desk.opening import Founder, make_study, open_study
from workbench.exchange.transcripts.protocol import Timing

CALL = Path(__file__).parents[1] / "data" / "telephone.flac"
WORD_TIMES = ("-vtt", "-eaf", "-whisper", "-json", "-html")


@pytest.mark.timeout(600)
def test_who_said_what_from_the_recording_to_the_files(laptop: Callable[[str], Laptop]) -> None:
    kari = laptop("kari")
    make_study(kari.study, "Two voices", PASSPHRASE, Founder("Kari"), cost=LEAST_COST).close()
    kari.walk("speakers_walk", "work", CALL, seconds=500)
    facts = kari.ended()
    assert {speaker for speaker, _words in facts["spoken"]} == {"Interviewer", "P1"}
    said = " ".join(words for _speaker, words in facts["spoken"])
    assert ("Mended" in said, "Corrected" in said) == (facts["audible"], not facts["audible"])
    assert facts["taken"] == [
        ["Interviewer", "Takk for at du ville komme hit i dag."],
        ["P2", "Jo, det går bra."],
    ]
    assert len(facts["written"]) == 9
    for name in facts["written"]:
        file = Path(name)
        found = look(file)
        assert set(found.speakers) <= {"Interviewer", "P1", "P2"}
        assert "Kari" not in file.read_text("utf-8", "ignore")
        if file.stem.endswith(WORD_TIMES):
            assert found.timing is Timing.WORDS
    with closing(open_study(kari.study, PASSPHRASE)) as desk:
        assert check_study(desk).faults == ()
