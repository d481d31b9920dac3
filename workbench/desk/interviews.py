"""Interviews: adding, describing and taking them away, and the voices in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.described import Described, Traits, tidy, together
from workbench.desk.gestures import Gesture
from workbench.desk.naming import fit_name
from workbench.history.log import Write, making, removing, setting
from workbench.study.ids import new_id
from workbench.study.interviews import (
    SCRIPT,
    TAKEN_IN,
    Interview,
    Listening,
    Mode,
    Recording,
    Transcription,
    Turn,
)
from workbench.study.order import between
from workbench.study.people import Participant, Speaker, VoiceRole, participant_code
from workbench.study.spans import covered, joined
from workbench.study.units import Unit

_DESCRIBED = ("title", "language", "mode", "round", "date", "present", "guide")


@dataclass(frozen=True)
class InterviewOverview:
    """What a list of interviews tells about one. `listened` is the share of the sound, 0 to 1."""

    interview: Interview
    participant_code: str
    recordings: tuple[Recording, ...]
    duration: int
    turns: int
    listened: float
    units: int
    transcription: Transcription | None


class Interviews:
    """The interviews of a study."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self) -> list[Interview]:
        """All interviews, in the study's order."""
        return sorted(self._context.all(Interview), key=lambda interview: (interview.place, interview.id))

    def get(self, identity: str) -> Interview | None:
        """An interview, or None."""
        return self._context.find(Interview, identity)

    def add(
        self,
        title: str,
        *,
        participant_code: str = "",
        language: str = "",
        mode: Mode = Mode.NOT_SAID,
        round: int = 1,
        date: str = "",
    ) -> Interview:
        """Add an interview without sound yet. Raises Refusal for an empty title or a code unlike P1, P2 …."""
        interview, writes = self.drafted(title, participant_code)
        described = replace(interview, language=language, mode=mode, round=round, date=date)
        facts = setting(described, "language", "mode", "round", "date")
        self._context.record(Gesture.INTERVIEW_ADDED, [*writes, *facts])
        return described

    def drafted(self, title: str, participant_code: str = "") -> "tuple[Interview, list[Write]]":
        """An interview at the end of the list with the writes that make it. Raises Refusal like `add`."""
        title = titled(title)
        others = self.list()
        participant, writes = self._participant(participant_code)
        interview = Interview(
            id=new_id(),
            title=title,
            participant=participant,
            place=between(others[-1].place if others else None, None),
        )
        return interview, [*writes, *making(interview)]

    def change(
        self,
        interview: Interview,
        participant_code: str | None = None,
        traits: Traits | None = None,
        of_others: Mapping[str, Traits] = MappingProxyType({}),
    ) -> None:
        """Change how an interview is described, and what is said coarsely of its participant.

        `of_others` is what is said of others who are heard in it, by their codes. Raises Refusal for an empty title, an
        unfit code, and for traits of nobody.
        """
        before = self._context.need(Interview, interview.id)
        interview = replace(interview, title=titled(interview.title))
        writes = list(setting(interview, *_DESCRIBED))
        if participant_code is not None:
            participant, making_it = self._participant(participant_code, traits or ())
            described = Interview.from_values(
                interview.id, {**interview.values(), "participant": participant}
            )
            writes += [*making_it, *setting(described, "participant")]
            interview = described
        if traits is not None:
            writes += self._traits(interview, before, traits)
        described = Described(self._context)
        for code, told in of_others.items():
            writes += described.saying(code, told)
        self._context.record(Gesture.INTERVIEW_CHANGED, writes)

    def remove(self, identity: str) -> None:
        """Take an interview away; undo brings it back. This does not erase what was said."""
        self._context.record(Gesture.INTERVIEW_REMOVED, removing(self._context.need(Interview, identity)))

    def participant_code(self, interview: Interview) -> str:
        """P1, P2 …, or empty."""
        participant = self._context.find(Participant, interview.participant)
        return participant.code if participant else ""

    def traits(self, interview: Interview) -> Traits:
        """What is said coarsely of an interview's participant."""
        return self.traits_of(self.participant_code(interview))

    def traits_of(self, code: str, voice: Speaker | None = None) -> Traits:
        """What is said coarsely of a participant, P1, P2 …, if `voice` is called so as well."""
        described = Described(self._context)
        if voice:
            tuple(described.renaming(voice, code))
        return described.of(code)

    def goes_along(self, voice: Speaker, label: str) -> bool:
        """Whether what is said by a voice of somebody is said of another once the voice is called so."""
        return Described(self._context).goes_along(voice, label)

    def trait_names(self) -> "list[str]":
        """What is told of participants in this study ("Age"), as it was first told."""
        return Described(self._context).names()

    def heard_codes(self, identity: str) -> "list[str]":
        """The participants whom voices of an interview are called by, in the order of the voices."""
        codes = (participant_code(voice.label) for voice in self.speakers(identity))
        return list(dict.fromkeys(code for code in codes if code))

    def overview(self, identity: str) -> InterviewOverview:
        """Facts for a list. Raises Refusal if the interview is gone."""
        context = self._context
        interview = context.need(Interview, identity)
        recordings = sorted(context.all(Recording, identity), key=lambda recording: recording.place)
        transcriptions = sorted(context.all(Transcription, identity), key=lambda item: item.asked)
        return InterviewOverview(
            interview=interview,
            participant_code=self.participant_code(interview),
            recordings=tuple(recordings),
            duration=sum(recording.duration for recording in recordings),
            turns=context.archive.shelf.count(Turn.KIND, identity),
            listened=self.listened(identity),
            units=context.archive.shelf.count(Unit.KIND, identity),
            transcription=transcriptions[-1] if transcriptions else None,
        )

    def listened(self, identity: str) -> float:
        """The share of an interview's sound, 0 to 1, that anybody has listened to."""
        recordings = self._context.all(Recording, identity)
        spans = listened(self._context, identity)
        heard = sum(covered(spans.get(one.id, ()), 0, one.duration) for one in recordings)
        duration = sum(one.duration for one in recordings)
        return heard / duration if duration else 0.0

    def from_script(self, identity: str) -> bool:
        """Whether an interview's words were written before they were spoken, as in parts of the sample study."""
        return any(made.engine == SCRIPT for made in self._context.all(Transcription, identity))

    def taken_in(self, identity: str) -> Transcription | None:
        """Where an interview's words come from, if they were taken in from a file."""
        made = [one for one in self._context.all(Transcription, identity) if one.engine in TAKEN_IN]
        return max(made, key=lambda one: one.asked, default=None)

    def speakers(self, identity: str) -> "list[Speaker]":
        """The voices of an interview, in order."""
        return sorted(self._context.all(Speaker, identity), key=lambda speaker: speaker.place)

    def expected_speakers(self, identity: str) -> "list[Speaker]":
        """The voices that are to be heard in an interview by what is said of it, and that nobody has added yet.

        They have no identities: `add_speaker` makes the one that is wanted.
        """
        known = self.speakers(identity)
        interviewing = any(one.role in (VoiceRole.RESEARCHER, VoiceRole.PEER) for one in known)
        code = self.participant_code(self._context.need(Interview, identity))
        expected: list[Speaker] = []
        if not interviewing:
            expected.append(Speaker(id="", label=_("Interviewer"), role=VoiceRole.RESEARCHER))
        if code:
            expected.append(Speaker(id="", label=code, role=VoiceRole.PARTICIPANT))
        return [one for one in expected if one.label not in {one.label for one in known}]

    def add_speaker(
        self, identity: str, label: str, role: VoiceRole = VoiceRole.OTHER, traits: Traits | None = None
    ) -> Speaker:
        """Add a voice, and say coarsely who it is where it is called by a code. Raises Refusal for an empty label."""
        self._context.need(Interview, identity)
        speakers = self.speakers(identity)
        place = between(speakers[-1].place if speakers else None, None)
        speaker = Speaker(id=new_id(), interview=identity, label=labelled(label), role=role, place=place)
        writes, code = list(making(speaker)), participant_code(speaker.label)
        if traits is not None and code:
            writes += Described(self._context).called(speaker).saying(code, traits)
        self._context.record(Gesture.SPEAKER_ADDED, writes)
        return speaker

    def rename_speaker(
        self, speaker_id: str, label: str, role: VoiceRole | None = None, traits: Traits | None = None
    ) -> None:
        """Give a voice another label, and role and what is said of whom it is called by if given.

        Raises Refusal for an empty label.
        """
        speaker = self._context.need(Speaker, speaker_id)
        changed = {**speaker.values(), "label": labelled(label), "role": (role or speaker.role).value}
        renamed = Speaker.from_values(speaker_id, changed)
        described = Described(self._context)
        writes = [*setting(renamed, "label", "role"), *described.renaming(speaker, renamed.label)]
        code = participant_code(renamed.label)
        if traits is not None and code:
            writes += described.saying(code, traits)
        self._context.record(Gesture.SPEAKER_CHANGED, writes)

    def _traits(self, interview: Interview, before: Interview, traits: Traits) -> "list[Write]":
        told = tidy(traits)
        if not interview.participant:
            if told:
                raise Refusal(_("Give the participant a code first, such as P1. Then say something of them."))
            return []
        known = self._context.find(Participant, interview.participant)
        if known is None:  # made in this very gesture, with what is said
            return []
        described = Described(self._context)
        if interview.participant != before.participant:
            told = together(described.of(known.code), told)  # what is said of them already was not shown
        return list(described.saying(known.code, told))

    def _participant(self, code: str, traits: Traits = ()) -> "tuple[str, list[Write]]":
        if not code.strip():
            return "", []
        wanted = participant_code(code)
        if not wanted:
            raise Refusal(
                _("A participant appears as P1, P2 and so on, never by name. Please give such a code.")
            )
        for participant in self._context.all(Participant):
            if participant.code == wanted:
                return participant.id, []
        described = Described(self._context)
        told = together(described.of(wanted), tidy(traits))
        made = Participant(id=new_id(), code=wanted, traits=told)
        return made.id, [*making(made), *described.moved(wanted)]


def titled(title: str) -> str:
    """The title as it is kept. Raises Refusal for one that is empty or too long."""
    return fit_name(title, _("An interview needs a title."))


def listened(context: Context, interview: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each recording of an interview the spans that anybody has listened to, in milliseconds."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for listening in context.all(Listening, interview):
        spans.setdefault(listening.recording, []).extend(listening.spans)
    return {recording: joined(all_spans) for recording, all_spans in spans.items()}


def labelled(label: str) -> str:
    """What a voice is called. Raises Refusal for an empty label."""
    if not label.strip():
        raise Refusal(_("A voice needs a label, such as Interviewer or P1."))
    return label.strip()
