"""Voices told apart before are named by a voice that has come to be known: all interviews at once, one act to take back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.archive import kept_parts
from workbench.desk.calling_voices import unheard
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.giving_turns import give, open_turns
from workbench.desk.interviews import Interviews
from workbench.desk.team_voices import Known, Recognise
from workbench.desk.voiced import only_numbered
from workbench.history.log import Write, setting
from workbench.speech.speakers.parts import Parts
from workbench.speech.speakers.timeline import Stretch
from workbench.study.interviews import Interview, Recording
from workbench.study.people import Speaker
from workbench.study.voices import Voices, newest


def name_told(context: Context, recognise: Recognise) -> int:
    """Call the voices told apart here before as they are known, where they have but a number; in how many interviews.

    Raises Refusal for more than other laptops would take in one step.
    """
    each = [_in_interview(context, one.id, recognise) for one in context.all(Interview)]
    context.record(Gesture.VOICES_NAMED, [write for writes in each for write in writes])
    return sum(bool(writes) for writes in each)


def _in_interview(context: Context, interview: str, recognise: Recognise) -> list[Write]:
    told = _told(context, interview)
    known = {one.id: one for one in Interviews(context).speakers(interview)}
    labelled = {one.label: one.id for one in known.values()}
    named: dict[str, Speaker] = {}
    others: dict[str, str] = {}
    for recording, voices in told:
        packed = kept_parts.kept(context.archive.database, interview, recording.id)
        found = [Stretch(*row) for row in voices.stretches]
        heard: Mapping[int, Known] = recognise(Parts.unpacked(packed), found) if packed else {}
        for voice, who in heard.items():
            mine = known.get(voices.speakers[voice]) if voice < len(voices.speakers) else None
            if mine is None or mine.id in named or not only_numbered(context, mine):
                continue
            if who.label not in labelled:
                labelled[who.label] = mine.id
                named[mine.id] = replace(mine, label=who.label, role=who.role)
            elif labelled[who.label] not in voices.speakers:
                others[mine.id] = labelled[who.label]
    writes = [write for one in named.values() for write in setting(one, "label", "role")]
    return [*writes, *_going_to(context, interview, told, others)]


def _going_to(
    context: Context, interview: str, told: Sequence[tuple[Recording, Voices]], others: Mapping[str, str]
) -> list[Write]:
    """Voices of somebody who stands in the interview by that name already are that one's, and so are their turns."""
    writes: list[Write] = []
    before: list[Voices] = []
    after: list[Voices] = []
    given: set[str] = set()
    for recording, voices in told:
        theirs = {one: into for one, into in others.items() if into not in voices.speakers}
        if not theirs.keys() & set(voices.speakers):
            continue
        going = replace(voices, speakers=tuple(theirs.get(one, one) for one in voices.speakers))
        turns = open_turns(context, recording)
        writes.extend(setting(going, "speakers"))
        writes.extend(give(context, recording, going, turns))
        given |= {turn.id for turn in turns}
        before.append(voices)
        after.append(going)
    return [*writes, *unheard(context, interview, before, after, given)]


def _told(context: Context, interview: str) -> list[tuple[Recording, Voices]]:
    kept = context.all(Voices, interview)
    newest_each = ((one, newest(kept, one.id)) for one in context.all(Recording, interview))
    return [(recording, voices) for recording, voices in newest_each if voices]
