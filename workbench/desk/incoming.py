"""Taking in a transcript that was written elsewhere: its voices are named first, then it is kept in one step."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.interviews import Interviews
from workbench.desk.naming import kept, seen
from workbench.desk.placing_words import Placed, guessed_anew, placed
from workbench.exchange.transcripts.protocol import ReadTranscript, ReadWord
from workbench.exchange.transcripts.speakers import MOST_LETTERS, is_code
from workbench.history.log import Write, making, moment, removing, setting
from workbench.study.ids import new_id
from workbench.study.interviews import (
    BY_HAND,
    ELSEWHERE,
    Interview,
    Recording,
    Times,
    Transcription,
    TranscriptionState,
    Turn,
)
from workbench.study.order import between, places
from workbench.study.people import Speaker, VoiceRole
from workbench.study.tokens import Token

_AT_WORK = (TranscriptionState.WAITING, TranscriptionState.RUNNING)
_FIRST_LETTERS = 80


@dataclass(frozen=True)
class FoundVoice:
    """A voice in a file: its name there, how many turns it has, its first words, and what it could be called here."""

    name: str
    turns: int
    first: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a person chose. `voices` calls each name of the file by a label; one with an empty label speaks unnamed.

    Without an `interview` a new one is made, with this `title` and `participant`. Names in `without` are left out.
    """

    interview: str = ""
    recording: str = ""
    title: str = ""
    participant: str = ""
    voices: Mapping[str, str]
    without: frozenset[str] = frozenset()
    by_machine: bool = False
    instead: bool = False
    """Whether the transcript that is there is to be set aside."""


class Incoming:
    """Transcripts from elsewhere."""

    def __init__(self, context: Context, ask_for_times: Callable[[str], None]) -> None:
        """`ask_for_times` is told of each recording of whose words nobody knows when they were said."""
        self._context = context
        self._interviews = Interviews(context)
        self._ask_for_times = ask_for_times

    def voices(self, found: ReadTranscript, interview: str = "") -> list[FoundVoice]:
        """The voices of a file, in the order in which they speak."""
        known = {label.casefold(): label for label in self.labels(interview)}
        taken = {*known, *(name.casefold() for name in found.speakers if is_code(name))}
        names = (_("Voice {number}").format(number=number) for number in count(1))
        free = (name for name in names if name.casefold() not in taken)
        voices: list[FoundVoice] = []
        for name in found.speakers:
            turns = [turn for turn in found.turns if turn.speaker == name]
            words = " ".join(word.text for turn in turns[:3] for word in turn.words if word.text)
            first = words if len(words) <= _FIRST_LETTERS else words[:_FIRST_LETTERS].rsplit(" ", 1)[0] + " …"
            label = known.get(name.casefold(), "")
            if not label:
                # People's names have no place in a study.
                label = name if is_code(name) else next(free)
            voices.append(FoundVoice(name, len(turns), first, label))
        return voices

    def labels(self, interview: str = "") -> list[str]:
        """What voices are called in an interview, or are to be expected there."""
        if not interview:
            return [_("Interviewer")]
        known = [*self._interviews.speakers(interview), *self._interviews.expected_speakers(interview)]
        return list(dict.fromkeys(voice.label for voice in known))

    def place_for(self, interview: str) -> Recording | None:
        """The recording that a transcript belongs to where nobody says it: the first without words, or the only one."""
        recordings = sorted(self._context.all(Recording, interview), key=lambda one: one.place)
        spoken = {turn.recording for turn in self._context.all(Turn, interview)}
        free = [one for one in recordings if one.id not in spoken]
        return next(iter(free or recordings), None)

    def has_words(self, interview: str, recording: str = "") -> bool:
        """Whether words are there already that a transcript would be mixed with."""
        return any(turn.recording == recording for turn in self._context.all(Turn, interview))

    def keep(self, found: ReadTranscript, wish: Wish) -> Interview:
        """Keep a transcript, in one step that can be undone; its interview. Words without times are then listened for.

        Raises Refusal where a transcript is there already (unless `instead`) or is being made, for labels of voices
        that are none, for an unfit title or code, and where nothing is left.
        """
        context = self._context
        with context.log.together():
            interview, writes = self._interview(found, wish)
            recording = self._recording(interview.id, wish)
            gone = self._standing(interview.id, recording.id if recording else "", instead=wish.instead)
            turns = [turn for turn in found.turns if turn.speaker not in wish.without]
            if not turns:
                raise Refusal(_("Nothing is left of this transcript when all voices are left out."))
            where = placed(turns, found.timing, recording, [one for one in gone if isinstance(one, Turn)])
            voices, made = self._speakers(interview.id, wish, dict.fromkeys(turn.speaker for turn in turns))
            transcription = Transcription(
                id=new_id(),
                interview=interview.id,
                recording=recording.id if recording else "",
                engine=ELSEWHERE if wish.by_machine else BY_HAND,
                model=found.kind,
                language=found.language,
                state=TranscriptionState.DONE,
                asked=moment(),
                member=context.me,
                times=where.times,
            )
            writes += [write for record in gone for write in removing(record)]
            writes += [*made, *making(transcription)]
            for turn in _turns(transcription, recording, where, voices):
                writes += making(turn)
            context.record(Gesture.TRANSCRIPT_TAKEN_IN, writes)
        if recording and where.times is Times.GUESSED:
            self._ask_for_times(recording.id)
        return interview

    def _interview(self, found: ReadTranscript, wish: Wish) -> tuple[Interview, list[Write]]:
        if wish.interview:
            return self._context.need(Interview, wish.interview), []
        interview, writes = self._interviews.drafted(wish.title, wish.participant)
        if found.language:
            writes += setting(replace(interview, language=found.language), "language")
        return interview, writes

    def _recording(self, interview: str, wish: Wish) -> Recording | None:
        if not wish.recording:
            return self.place_for(interview)
        recording = self._context.need(Recording, wish.recording)
        if recording.interview != interview:
            raise Refusal(_("This recording belongs to another interview."))
        return recording

    def _standing(self, interview: str, recording: str, *, instead: bool) -> list[Turn | Transcription]:
        """What is to be set aside. Raises Refusal where words are there or are being made, unless `instead`."""
        made = [one for one in self._context.all(Transcription, interview) if one.recording == recording]
        if any(one.state in _AT_WORK for one in made):
            raise Refusal(
                _("This recording is being transcribed. Wait until that is done, or stop it, and try again.")
            )
        turns = [turn for turn in self._context.all(Turn, interview) if turn.recording == recording]
        if turns and not instead:
            raise Refusal(
                _(
                    "This interview has a transcript already, and two are not mixed. Take the file in as a new "
                    "interview, or say plainly that the present one is to be set aside."
                )
            )
        return [*turns, *made]

    def _speakers(
        self, interview: str, wish: Wish, names: Iterable[str]
    ) -> tuple[dict[str, str], list[Write]]:
        """The voice of each name of the file, and the writes that make those that are new."""
        known = {voice.label.casefold(): voice.id for voice in self._interviews.speakers(interview)}
        last = max((voice.place for voice in self._interviews.speakers(interview)), default=None)
        roles = {
            _("Interviewer").casefold(): VoiceRole.RESEARCHER,
            wish.participant.casefold(): VoiceRole.PARTICIPANT,
        }
        if wish.interview:
            expected = self._interviews.expected_speakers(interview)
            roles.update({voice.label.casefold(): voice.role for voice in expected})
        voices: dict[str, str] = {}
        writes: list[Write] = []
        for name in names:
            label = kept(wish.voices.get(name, ""))[:MOST_LETTERS]
            if not seen(label):
                continue
            if label.casefold() not in known:
                last = between(last or None, None)
                role = roles.get(label.casefold(), VoiceRole.OTHER)
                made = Speaker(id=new_id(), interview=interview, label=label, role=role, place=last)
                known[label.casefold()] = made.id
                writes += making(made)
            voices[name] = known[label.casefold()]
        return voices, writes


def title_of(path: Path) -> str:
    """What an interview is called after a file's name, as far as that is text."""
    name = kept(path.stem)
    return name if seen(name) else _("Interview")


def given_sound(context: Context, recording: Recording) -> list[Write]:
    """The writes by which words that were taken in without sound belong to the interview's first recording.

    Where their file had no times these are guessed, until somebody has listened for them.
    """
    waiting = [one for one in context.all(Turn, recording.interview) if not one.recording]
    made = [one for one in context.all(Transcription, recording.interview) if not one.recording]
    if not waiting:
        return []
    writes: list[Write] = []
    untimed = any(one.times is Times.NONE for one in made)
    waiting.sort(key=lambda one: (one.place, one.id))
    for turn in guessed_anew(waiting, recording) if untimed else waiting:
        placed_now = replace(turn, recording=recording.id, place=recording.place + turn.place)
        writes += setting(placed_now, "recording", "place", *(["tokens"] if untimed else []))
    for one in made:
        writes += setting(replace(one, recording=recording.id), "recording")
        if one.times is Times.NONE:
            writes += setting(replace(one, times=Times.GUESSED), "times")
    return writes


def _turns(
    transcription: Transcription, recording: Recording | None, where: Placed, voices: Mapping[str, str]
) -> Iterator[Turn]:
    before = recording.place if recording else ""
    number = count()
    for place, (at, turn) in zip(places([None] * len(where.turns)), enumerate(where.turns), strict=True):
        yield Turn(
            id=f"{transcription.id}-{at:05d}",
            interview=transcription.interview,
            recording=transcription.recording,
            place=before + place,
            speaker=voices.get(turn.speaker, ""),
            tokens=tuple(_token(word, f"{transcription.id[:8]}0.{next(number)}") for word in turn.words),
        )


def _token(word: ReadWord, identity: str) -> Token:
    start = word.start or 0
    return Token(identity, word.text, start, max(start, word.end or 0), word.probability, word.kind)
