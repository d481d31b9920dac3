"""Who speaks: voices told apart by a machine, more or fewer of them at once, merged; what a person said stays."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from workbench.archive import kept_parts
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, language
from workbench.desk.calling_voices import call, unheard
from workbench.desk.context import Context
from workbench.desk.described import one_voice
from workbench.desk.gestures import Gesture
from workbench.desk.giving_turns import as_given, give, open_turns
from workbench.desk.hearing_voices import HearingSetup, hear
from workbench.desk.interviews import Interviews
from workbench.desk.naming_voices import name_told
from workbench.desk.one_person import Person, as_persons, persons_said, voices_in
from workbench.desk.team_voices import TeamVoices
from workbench.desk.voices_going_on import going_on, said_of
from workbench.desk.work import Work
from workbench.history.log import Write, making, moment, removing, setting
from workbench.speech.speakers.grouping import MOST_VOICES, Grouping
from workbench.speech.speakers.parts import Parts
from workbench.speech.speakers.timeline import Stretch, lay
from workbench.study.ids import new_id
from workbench.study.interviews import Recording, Turn
from workbench.study.people import Speaker
from workbench.study.voices import Voices, newest, spoken

_MORE_FOR_A_PERSON = 3
"""So many voices more are looked for where some of those told earlier were made one person."""


class WhoSpeaks:
    """The voices of the recordings."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._interviews = Interviews(context)
        self.team = TeamVoices(context, partial(name_told, context))

    def hearing(
        self, recording_id: str, number: int | None = None, *, at_most: int | None = None, member: str = ""
    ) -> Work[Voices]:
        """Long work that tells the voices of a recording apart; its result is kept, and the turns get their speakers.

        `number` is how many speak, `at_most` how many at most; neither: not known. `member` is who has asked for it, if
        not who works here. Raises Refusal for a number of voices that cannot be told apart.
        """
        recording, member = self._context.need(Recording, recording_id), member or self._context.me
        refuse_unfit(number, at_most)
        vault = self._context.archive.vault
        stereo = recording.channels == 2 and bool(recording.original)
        setup = HearingSetup(
            vault.source(recording.sound),
            recording.duration,
            language(),
            vault.source(recording.original) if stereo else None,
        )

        def take(packed: bytes) -> Voices:
            known = self._context.need(Recording, recording_id)
            with self._context.log.together():
                kept_parts.keep(self._context.archive.database, known.interview, recording_id, packed)
                return self._tell(known, packed, number, at_most, self._context.hand(member))

        return Work(hear, setup, take)

    def of(self, recording_id: str) -> Voices | None:
        """What is told of a recording's voices."""
        recording = self._context.need(Recording, recording_id)
        return newest(self._context.all(Voices, recording.interview), recording_id)

    def heard_here(self, recording_id: str) -> bool:
        """Whether another number of voices can be told at once, on this computer."""
        return self._kept(self._context.need(Recording, recording_id)) is not None

    def tell(self, recording_id: str, number: int | None = None, *, at_most: int | None = None) -> Voices:
        """Tell so many voices apart, at once, by what was heard before.

        Raises Refusal for a number of voices that cannot be told apart, and where nothing was heard on this computer.
        """
        return self._at_once(recording_id, number, at_most)

    def tell_anew(self, recording_id: str) -> None:
        """Give the turns of a recording their speakers once more, where its voices were told apart here."""
        if self.heard_here(recording_id) and (number := self.count(recording_id)):
            self.tell(recording_id, number)

    def count(self, recording_id: str) -> int:
        """How many voices are told apart, as somebody sees them: those that were made one count once."""
        told = self.of(recording_id)
        known = {one.id for one in self._interviews.speakers(told.interview)} if told else set[str]()
        return len(known & spoken(told).keys()) if told else 0

    def more(self, recording_id: str) -> Voices:
        """One voice more than are seen. Raises Refusal as `tell`, and where no more are heard."""
        number = self.count(recording_id) + 1
        return self._at_once(recording_id, number, None, least=number)

    def fewer(self, recording_id: str) -> Voices:
        """One voice less than are seen. Raises Refusal as `tell`."""
        return self.tell(recording_id, self.count(recording_id) - 1)

    def merge(self, speaker_id: str, into_id: str) -> None:
        """Let two speakers be one: all turns of the first, and what the machine heard as it, become the other's."""
        speaker, into = self._context.need(Speaker, speaker_id), self._context.need(Speaker, into_id)
        if speaker.interview != into.interview or speaker.id == into.id:
            raise Refusal(_("Choose two different voices of one interview."))
        turns = [one for one in self._context.all(Turn, into.interview) if one.speaker == speaker.id]
        told = [one for one in self._context.all(Voices, into.interview) if speaker.id in one.speakers]
        writes: list[Write] = []
        for turn in turns:
            writes.extend(setting(replace(turn, speaker=into.id), "speaker"))
        for one in told:
            speakers = tuple(into.id if name == speaker.id else name for name in one.speakers)
            writes.extend(setting(replace(one, speakers=speakers), "speakers"))
        writes.extend(setting(one_voice(into, speaker), "traits", "described"))
        self._context.record(Gesture.SPEAKERS_MERGED, [*writes, *removing(speaker)])

    def forget(self, recording_id: str) -> None:
        """Keep nothing by which the voices of a recording could be told apart anew; what was told stays.

        Raises Refusal when the disk does not let all of it go at once.
        """
        recording = self._context.need(Recording, recording_id)
        with self._context.archive.forgetting():
            kept_parts.forget(self._context.archive.database, recording.interview, recording_id)

    def _kept(self, recording: Recording) -> bytes | None:
        return kept_parts.kept(self._context.archive.database, recording.interview, recording.id)

    def _at_once(
        self, recording_id: str, number: int | None, at_most: int | None, *, least: int = 0
    ) -> Voices:
        recording = self._context.need(Recording, recording_id)
        refuse_unfit(number, at_most)
        packed = self._kept(recording)
        if packed is None:
            raise Refusal(
                _(
                    "The voices of this recording were not told apart on this computer yet. Let it listen first."
                )
            )
        with self._context.log.together():
            return self._tell(recording, packed, number, at_most, self._context.me, least)

    def _tell(
        self,
        recording: Recording,
        packed: bytes,
        number: int | None,
        at_most: int | None,
        member: str,
        least: int = 0,
    ) -> Voices:
        parts, before = Parts.unpacked(packed), self.of(recording.id)
        persons = persons_said(before)
        found = _found(parts, number, at_most, persons)
        if voices_in(found) < least:
            raise Refusal(_("No further voice is heard in this recording. Nothing was changed."))
        still_open = open_turns(self._context, recording)
        voices = voices_in(found)
        said = said_of(found, as_given(self._context, recording, still_open), voices)
        stay, named = going_on(found, before, voices), self.team.named(parts, found)
        called = call(self._context, recording, stay, said, voices, named)
        told = Voices(
            id=new_id(),
            interview=recording.interview,
            recording=recording.id,
            stretches=tuple((one.start, one.end, one.voice) for one in found),
            speakers=tuple(speaker.id for speaker in called.speakers),
            persons=persons,
            made=moment(),
            member=member,
        )
        writes = [*making(told), *called.writes()]
        if before:
            writes.extend(removing(before))
        writes.extend(give(self._context, recording, told, still_open))
        given = {turn.id for turn in still_open}
        writes.extend(unheard(self._context, told.interview, [before] if before else [], [told], given))
        self._context.log.record(member, Gesture.VOICES_TOLD.value, writes)
        return told


def _found(parts: Parts, number: int | None, at_most: int | None, persons: Sequence[Person]) -> list[Stretch]:
    """The voices: `number` as somebody sees them, so some more where several of them are one person."""
    most = min(MOST_VOICES, _MORE_FOR_A_PERSON * len(persons))
    tries = [None] if number is None else range(number, number + most + 1)
    grouping = Grouping(parts)
    found: list[Stretch] = []
    for many in tries:
        grouped = grouping.into(many, at_most=at_most)
        found = max(found, as_persons(lay(parts, grouped), persons), key=voices_in)
        if number is not None and voices_in(found) >= number:
            break
    return found


def unnamed(found: Sequence[Stretch]) -> Voices:
    """What was told of a recording that is in no study: its speakers are called by numbers, and nothing is kept."""
    voices = voices_in(found)
    return Voices(
        id="",
        stretches=tuple((one.start, one.end, one.voice) for one in found),
        speakers=tuple(_("Voice {number}").format(number=number + 1) for number in range(voices)),
    )


def refuse_unfit(number: int | None, at_most: int | None) -> None:
    """Raises Refusal for a number of voices that cannot be told apart."""
    for wish in (number, at_most):
        if wish is not None and not 1 <= wish <= MOST_VOICES:
            raise Refusal(
                _("Up to {most} voices can be told apart. Choose a number from 1 to {most}.").format(
                    most=MOST_VOICES
                )
            )
