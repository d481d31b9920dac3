"""Which program a transcript of plain lines comes from, by what such programs write into it."""

import re

from workbench.exchange.transcripts.clocks import CLOCK, F4

_ATRAIN = re.compile(rf"(?m)^\[{CLOCK}\] - ")
_TEAMS = re.compile(rf"(?m)^{CLOCK} --> {CLOCK}$")
_STARTED = re.compile(r"(?i)(started|stopped) transcription|(startet|stoppet) transkripsjon")
_LOOK = 20_000
_F4_MARKS = 2


def tool_of(text: str) -> tuple[str, bool]:
    """The name of the program, empty where it is not known, and whether it listens itself."""
    head = text[:_LOOK]
    if "noScribe" in head[:2000]:
        return "noScribe", True
    if _ATRAIN.search(head) or head.lstrip().startswith("Transcription for "):
        return "aTrain", True
    if "otter.ai" in text[-2000:] or "otter.ai" in head[:2000]:
        return "Otter", True
    if _TEAMS.search(head) or _STARTED.search(head):
        return "Teams", True
    if len(F4.findall(head)) >= _F4_MARKS:
        return "f4", False
    return "", False
