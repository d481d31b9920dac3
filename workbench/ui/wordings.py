"""Roles, states, lengths and languages in the reader's words."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workbench.cellar.words import _, _n, language, mark
from workbench.study.interviews import BY_HAND, SCRIPT, Mode, Times, Transcription, TranscriptionState
from workbench.study.people import Member, Role

if TYPE_CHECKING:  # the first page has words of its own to show before a desk is loaded
    from workbench.desk.interviews import InterviewOverview
    from workbench.desk.transcribing import Job

NO_BREAK = "\u00a0"
"""A space at which no line ends."""

ROLES: dict[Role, str] = {
    Role.LEAD: mark("lead researcher"),
    Role.RESEARCHER: mark("researcher"),
    Role.PEER: mark("competence-group member"),
}

HELD: dict[Mode, str] = {
    Mode.NOT_SAID: mark("Not said"),
    Mode.FACE_TO_FACE: mark("Face to face"),
    Mode.TELEPHONE: mark("By telephone"),
    Mode.VIDEO: mark("By video"),
    Mode.GROUP: mark("In a focus group"),
}
"""How an interview was held."""

SPOKEN: tuple[tuple[str, str], ...] = (
    ("", mark("Find out by listening")),
    ("no", mark("Norwegian (bokmål)")),
    ("nn", mark("Norwegian (nynorsk)")),
    ("en", mark("English")),
    ("sv", mark("Swedish")),
    ("da", mark("Danish")),
    ("fi", mark("Finnish")),
    ("de", mark("German")),
    ("fr", mark("French")),
    ("es", mark("Spanish")),
    ("it", mark("Italian")),
    ("nl", mark("Dutch")),
    ("pl", mark("Polish")),
    ("uk", mark("Ukrainian")),
    ("ru", mark("Russian")),
    ("lt", mark("Lithuanian")),
    ("ar", mark("Arabic")),
    ("so", mark("Somali")),
    ("ti", mark("Tigrinya")),
    ("fa", mark("Persian")),
    ("tr", mark("Turkish")),
    ("ur", mark("Urdu")),
    ("vi", mark("Vietnamese")),
    ("th", mark("Thai")),
    ("tl", mark("Tagalog")),
)
"""Spoken languages that are offered by name, with the codes that the engines know."""

_SOME, _ALL = 0.01, 0.995
"""Shares of an interview's sound from which on it counts as listened to in part, and as a whole."""

OWN_NAMES = {"en": "English", "nb": "Norsk bokmål"}
"""The languages of the window, each by its own name."""


def roles(of: Iterable[Role]) -> str:
    """Roles in a row: "lead researcher, researcher"."""
    return ", ".join(_(ROLES[role]) for role in of)


def quoted(words: str) -> str:
    """What somebody said, in the quotation marks of the reader's language."""
    return _("“{words}”").format(words=words)


def decimal(number: str) -> str:
    """A number written with a point, with the mark that the reader's language has in its place."""
    return number.replace(".", ",") if language() == "nb" else number


def length(milliseconds: int) -> str:
    """How long a recording is: "3 min 20 s", "1 h 12 min"."""
    seconds = round(milliseconds / 1000)
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    if hours:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    if minutes:
        return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds % 60)
    return _("{seconds} s").format(seconds=seconds)


def time_left(seconds: float | None) -> str:
    """How long something will take yet, roughly; empty where nobody knows."""
    if seconds is None:
        return ""
    if seconds < 60:
        return _("less than a minute left")
    minutes = round(seconds / 60)
    return _n("about {count} minute left", "about {count} minutes left", minutes).format(count=minutes)


def name_of(author: Member | None) -> str:
    """A member's name, or words for somebody who is not known here."""
    return author.name if author else _("a member")


def per_cent(share: float) -> str:
    """A share from 0 to 1 in whole per cent, as in a file; 100 only when all of it is done. It stays on one line."""
    return _("{number} %").replace(" ", NO_BREAK).format(number=min(100, int(share * 100)))


_TIMES: dict[Times, str] = {
    Times.GUESSED: mark("The file had no times: when each word was said is only guessed."),
    Times.FOUND: mark(
        "The file had no times: they were found by what the machine heard, and can be a little off."
    ),
    Times.NONE: mark("The file had no times, so the words cannot be heard one by one."),
}


def origin_sentence(made: Transcription, listened: float) -> str:
    """What a transcript is that was taken in from a file: who wrote it, and how far its times can be relied upon."""
    kind = {"kind": made.model}
    if made.engine == BY_HAND:
        told = _("Written by people, and taken in from a file: {kind}.").format(**kind)
    else:
        told = " ".join(
            part
            for part in (_("Taken in from a file: {kind}.").format(**kind), draft_sentence(listened))
            if part
        )
    return f"{told} {_(_TIMES[made.times])}" if made.times in _TIMES else told


def draft_sentence(listened: float, *, from_script: bool = False) -> str:
    """What a transcript is by the share of its sound that was listened to; empty where that is all of it."""
    if from_script:
        return _("These words are made up. They come from a script, not from a machine that listened.")
    if listened >= _ALL:
        return ""
    if listened < _SOME:
        return _("This is a machine draft until somebody has listened to it.")
    return _("Machine draft: {share} of it has been listened to.").format(share=per_cent(listened))


def size(count: int) -> str:
    """A size in bytes: "145 MB", "1.5 GB"."""
    megabytes = count / 1_000_000
    if megabytes >= 1000:
        return _("{number} GB").format(number=decimal(f"{megabytes / 1000:.1f}"))
    return _("{number} MB").format(number=max(1, round(megabytes)))


def standing(overview: "InterviewOverview", jobs: "Iterable[Job]") -> TranscriptionState | None:
    """How far an interview's transcription has come, by the queue: one that a crash broke off is paused."""
    transcription = overview.transcription
    if transcription is None:
        return None
    asked = (job.state for job in jobs if job.transcription.id == transcription.id)
    return next(asked, transcription.state)


def interview_state(overview: "InterviewOverview", jobs: "Sequence[Job]") -> str:
    """What stands under an interview's title."""
    state = standing(overview, jobs)
    if not overview.recordings:
        return _("a transcript without a recording") if overview.turns else _("no recording yet")
    if state is None:
        return _("not transcribed yet")
    if state is TranscriptionState.WAITING:
        return _("waits to be transcribed")
    if state is TranscriptionState.RUNNING:
        share = next((job.share for job in jobs if job.transcription.interview == overview.interview.id), 0.0)
        return _("being transcribed, {share} done").format(share=per_cent(share))
    if state is not TranscriptionState.DONE:
        return (
            _("transcribed in part; can be continued")
            if overview.turns
            else _("no words yet; the transcription can be continued")
        )
    return _words_state(overview)


def _words_state(overview: "InterviewOverview") -> str:
    """What the words of an interview are, once all of them are there."""
    if overview.transcription and overview.transcription.engine == SCRIPT:
        return _("made-up words from a script")
    if overview.transcription and overview.transcription.engine == BY_HAND and overview.listened < _SOME:
        return _("written by people")
    if overview.listened >= _ALL:
        return _("listened to")
    if overview.listened < _SOME:
        return _("machine draft, not listened to yet")
    return _("machine draft, {share} listened to").format(share=per_cent(overview.listened))
