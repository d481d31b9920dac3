"""Transcripts as other programs write them, each with the ending of its name."""

from tests.exchange import elsewhere_timed as timed
from tests.exchange import elsewhere_typed as typed
from workbench.exchange.transcripts import read
from workbench.exchange.transcripts.protocol import ReadTranscript, ReadTurn

SAMPLES: dict[str, tuple[str, bytes]] = {
    "teams-vtt": ("vtt", timed.TEAMS_VTT.encode()),
    "zoom-vtt": ("vtt", timed.ZOOM_VTT.encode("utf-8-sig")),
    "plain-vtt": ("vtt", timed.PLAIN_VTT.encode()),
    "srt": ("srt", timed.SRT.encode("utf-16")),
    "noscribe-html": ("html", timed.NOSCRIBE_HTML.encode()),
    "noscribe-vtt": ("vtt", timed.NOSCRIBE_VTT.encode()),
    "noscribe-txt": ("txt", typed.NOSCRIBE_TXT.encode()),
    "atrain-txt": ("txt", typed.ATRAIN_TXT.encode()),
    "atrain-plain": ("txt", typed.ATRAIN_PLAIN.encode()),
    "atrain-maxqda": ("txt", typed.ATRAIN_MAXQDA.encode()),
    "atrain-json": ("json", timed.ATRAIN_JSON.encode()),
    "f4-txt": ("txt", typed.F4_TXT.encode("cp1252")),
    "f4-rtf": ("rtf", typed.F4_RTF.encode("cp1252")),
    "whisper-json": ("json", timed.WHISPER_JSON.encode()),
    "whisper-cpp": ("json", timed.WHISPER_CPP.encode()),
    "otter": ("txt", typed.OTTER_TXT.encode()),
    "sonix": ("txt", typed.SONIX_TXT.encode()),
    "rev-json": ("json", timed.REV_JSON.encode()),
    "eaf": ("eaf", timed.EAF.encode()),
    "names-txt": ("txt", typed.NAMES_TXT.encode("cp1252")),
    "no-names-txt": ("txt", typed.NO_NAMES_TXT.encode()),
    "teams-docx": ("docx", typed.TEAMS_DOCX),
    "old-teams-docx": ("docx", typed.OLD_TEAMS_DOCX),
    "names-docx": ("docx", typed.NAMES_DOCX),
    "names-odt": ("odt", typed.NAMES_ODT),
}


def sample(name: str) -> ReadTranscript:
    """A sample, read."""
    ending, content = SAMPLES[name]
    return read(content, ending)


def text_of(turn: ReadTurn) -> str:
    """What is said in a turn, with marks such as <pause>."""
    return " ".join(word.text or f"<{word.kind.name.lower()}>" for word in turn.words)


def turns_in(found: ReadTranscript) -> list[tuple[str, str]]:
    """Who says what."""
    return [(turn.speaker, text_of(turn)) for turn in found.turns]


def told(name: str) -> list[tuple[str, int | None, str]]:
    """Who says what in a sample, and when."""
    return [(turn.speaker, turn.start, text_of(turn)) for turn in sample(name).turns]
