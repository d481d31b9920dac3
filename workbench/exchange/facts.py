"""The facts that stand above a transcript, in the reader's language."""

from collections.abc import Iterator
from typing import NamedTuple

from workbench.cellar.words import _, _n, language, mark
from workbench.exchange.plain import clock, one_line
from workbench.exchange.protocol import ExportedTranscript
from workbench.study.interviews import BY_HAND, ELSEWHERE, SCRIPT, Mode

_MODES: dict[Mode, str] = {
    Mode.FACE_TO_FACE: mark("face to face"),
    Mode.TELEPHONE: mark("by telephone"),
    Mode.VIDEO: mark("by video"),
    Mode.GROUP: mark("in a group"),
}
_LANGUAGES = {
    "en": mark("English"),
    "no": mark("Norwegian"),
    "nb": mark("Norwegian (bokmål)"),
    "nn": mark("Norwegian (nynorsk)"),
    "se": mark("Northern Sámi"),
    "sv": mark("Swedish"),
    "da": mark("Danish"),
    "fi": mark("Finnish"),
    "de": mark("German"),
    "fr": mark("French"),
    "es": mark("Spanish"),
    "pl": mark("Polish"),
    "uk": mark("Ukrainian"),
    "ru": mark("Russian"),
    "ar": mark("Arabic"),
    "so": mark("Somali"),
    "fa": mark("Persian"),
    "tr": mark("Turkish"),
}
_HEARD_IN_FULL = 0.999


class Fact(NamedTuple):
    """One line above a transcript."""

    label: str
    value: str


def title(transcript: ExportedTranscript) -> str:
    """The transcript's title; never empty."""
    return one_line(transcript.title) or _("Interview")


def facts(transcript: ExportedTranscript) -> list[Fact]:
    """What is known of the interview and how its transcript came about; what is not known is left out."""
    return [fact for fact in _all_facts(transcript) if fact.value]


def draft_sentence(transcript: ExportedTranscript) -> str:
    """How far the words can be relied upon; empty where no machine wrote them."""
    if transcript.engine == SCRIPT:
        return _(
            "Made-up words from a script. They were written before they were spoken; no machine has listened."
        )
    if not transcript.is_machine_draft:
        return ""
    if transcript.listened >= _HEARD_IN_FULL:
        return _("Written by a machine and listened to from beginning to end.")
    return _(
        "Machine draft, {percent} % listened to. Compare with the recording before you quote from it."
    ).format(percent=int(transcript.listened * 100))


def held_words(mode: Mode) -> str:
    """How an interview was held, in words."""
    return _(_MODES[mode]) if mode in _MODES else _("not said")


def language_name(code: str) -> str:
    """A language in the reader's words; a rare one as its code."""
    known = _LANGUAGES.get(code.lower().replace("_", "-").split("-", 1)[0])
    return _(known) if known else one_line(code)


def within(name: str) -> str:
    """The name of a language as it is written inside a sentence."""
    return f"{name[:1].lower()}{name[1:]}" if language() == "nb" else name


def transcribed_by(engine: str, model: str) -> str:
    """Who wrote a transcript; empty for a script. Of what was taken in `model` says from what kind of file."""
    if engine == SCRIPT:
        return ""
    if engine == BY_HAND:
        return _("people; taken in from {kind}").format(kind=one_line(model))
    if engine == ELSEWHERE:
        return _("another program; taken in from {kind}").format(kind=one_line(model))
    if not model:
        return one_line(engine)
    return _("{engine}, model {model}").format(engine=one_line(engine) or "–", model=one_line(model))


def _all_facts(transcript: ExportedTranscript) -> Iterator[Fact]:
    yield Fact(_("Participant"), one_line(transcript.participant))
    yield Fact(_("Date"), one_line(transcript.date))
    yield Fact(_("Held"), _(_MODES[transcript.mode]) if transcript.mode else "")
    yield Fact(_("Round"), str(transcript.round) if transcript.round > 1 else "")
    yield Fact(_("Language"), language_name(transcript.language))
    yield Fact(_("Length"), _length(transcript))
    yield Fact(_("Transcribed by"), transcribed_by(transcript.engine, transcript.model))
    yield Fact(_("Written out with"), one_line(transcript.program))


def _length(transcript: ExportedTranscript) -> str:
    if not transcript.recordings:
        return ""
    length = clock(transcript.duration)
    count = len(transcript.recordings)
    if count == 1:
        return length
    return _n("{length} in {count} recording", "{length} in {count} recordings", count).format(
        length=length, count=count
    )
