"""What voices that were told apart are called: as people said, as the team's voices are known, else by a number."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.interviews import Interviews
from workbench.desk.team_voices import Known
from workbench.desk.voiced import only_heard, only_numbered
from workbench.history.log import Write, making, removing, setting
from workbench.history.present import RecordState
from workbench.study.ids import new_id
from workbench.study.interviews import Recording, Turn
from workbench.study.order import between
from workbench.study.people import Speaker, VoiceRole
from workbench.study.records import ALIVE
from workbench.study.voices import Voices


@dataclass(frozen=True)
class Called:
    """The speaker of each voice; those of them who are `fresh`, and those whose number became a name."""

    speakers: Sequence[Speaker]
    fresh: Sequence[Speaker]
    named: Sequence[Speaker]

    def writes(self) -> Iterator[Write]:
        """What brings the speakers to be called so."""
        for one in self.fresh:
            yield from making(one)
        for one in self.named:
            yield from setting(one, "label", "role")


def call(
    context: Context,
    recording: Recording,
    going_on: Sequence[tuple[int, str]],
    said: Sequence[tuple[int, str, bool]],
    voices: int,
    named: Mapping[int, Known],
) -> Called:
    """The speaker of each of so many voices; `named` are those that are known, and how.

    Who was told before stays who speaks most of the same (`going_on`); of the others each is who speaks most of it by what
    people `said`. Both that and how a voice of the team is known go before a number that only the machine gave.
    """
    known = {one.id: one for one in Interviews(context).speakers(recording.interview)}
    chosen = {voice: known[speaker] for voice, speaker in going_on if speaker in known}
    for voice, speaker, mostly in said:
        free = speaker in known and known[speaker] not in chosen.values()
        if free and (voice not in chosen or (mostly and only_heard(context, chosen[voice]))):
            chosen[voice] = known[speaker]
    labelled = {one.label: one for one in known.values()}
    renamed: list[Speaker] = []
    for voice, who in sorted(named.items()):
        mine, there = chosen.get(voice), labelled.get(who.label)
        if mine and not only_numbered(context, mine):
            continue
        if there and there not in chosen.values():
            chosen[voice] = there
        elif mine and not there:
            labelled[who.label] = chosen[voice] = replace(mine, label=who.label, role=who.role)
            renamed.append(chosen[voice])
    place = max((one.place for one in known.values()), default=None)
    fresh: list[Speaker] = []
    for voice in range(voices):
        if voice in chosen:
            continue
        place, who = between(place, None), named.get(voice)
        called = who if who and who.label not in labelled else _numbered(context, recording, labelled)
        made = Speaker(
            id=new_id(), interview=recording.interview, label=called.label, role=called.role, place=place
        )
        labelled[called.label] = chosen[voice] = made
        fresh.append(made)
    return Called([chosen[voice] for voice in range(voices)], fresh, renamed)


def _numbered(context: Context, recording: Recording, taken: Collection[str]) -> Known:
    before = _told_before(context, recording.interview)
    names = (_("Voice {number}").format(number=number) for number in count(before + 1))
    return Known(next(name for name in names if name not in taken), VoiceRole.OTHER)


def _told_before(context: Context, interview: str) -> int:
    """How many voices of an interview a machine has told before; those that it took back itself do not count.

    Somebody may have read or heard of them by their numbers, so these are not given to anybody else.
    """
    shelf = context.archive.shelf

    def written(state: RecordState, field: str) -> set[str]:
        steps = (shelf.step(head.ref) for head in state.fields.get(field, ()))
        return {step.gesture for step in steps if step}

    made = [
        one
        for one in shelf.states_of(Speaker.KIND)
        if one.value("interview") == interview and Gesture.VOICES_TOLD in written(one, "place")
    ]
    return sum(one.alive or Gesture.SPEAKERS_MERGED in written(one, ALIVE) for one in made)


def unheard(
    context: Context,
    interview: str,
    before: Collection[Voices],
    told: Collection[Voices],
    given: Collection[str],
) -> Iterator[Write]:
    """Speakers whom only the machine knew, and hears no more, go: those of `before` who have no turn but the `given`."""
    gone = {one for voices in before for one in voices.speakers}
    gone -= {one for voices in told for one in voices.speakers}
    changed = {voices.id for voices in before}
    kept = {one.speaker for one in context.all(Turn, interview) if one.id not in given}
    kept |= {
        one
        for voices in context.all(Voices, interview)
        if voices.id not in changed
        for one in voices.speakers
    }
    for speaker in filter(None, (context.find(Speaker, name) for name in sorted(gone - kept))):
        if only_heard(context, speaker):
            yield from removing(speaker)
