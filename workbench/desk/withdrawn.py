"""Whoever has withdrawn: the interviews in which they are, and that these are destroyed in every copy they have reached."""

from collections.abc import Collection, Iterable

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.team_erasures import remembered
from workbench.history.log import making
from workbench.history.present import RecordState
from workbench.study.erasures import Erasure
from workbench.study.ids import new_id
from workbench.study.interviews import Interview, Mode
from workbench.study.people import Participant, Speaker, VoiceRole, participant_code


def coded_as(context: Context, code: str) -> list[str]:
    """The participants who have a code, those taken away as well; several where two laptops gave it at once."""
    return [state.id for state in _states(context, Participant.KIND) if code in _said(state, "code")]


def codes(context: Context) -> set[str]:
    """The codes of all participants, those taken away and those who are only heard as well."""
    own = {code for state in _states(context, Participant.KIND) for code in _said(state, "code")}
    return own.union(*(_called(state) for state in _voices(context)))


def interviews_of(context: Context, participants: Collection[str]) -> list[str]:
    """The interviews that any version standing says are theirs, those taken away as well."""
    states = _states(context, Interview.KIND)
    return [state.id for state in states if not _said(state, "participant").isdisjoint(participants)]


def heard_in(context: Context, code: str) -> list[str]:
    """The interviews with a voice that any version standing calls so, those taken away as well."""
    return list(
        dict.fromkeys(str(one.value("interview")) for one in _voices(context) if code in _called(one))
    )


def others_in(context: Context, interview: str, code: str) -> set[str] | None:
    """The codes of others than `code` who are in an interview; None where nobody but that one is interviewed there."""
    state = context.archive.shelf.state(Interview.KIND, interview)
    group = state is not None and state.value("mode") == Mode.GROUP
    with_whom = _said(state, "participant") if state else set[str]()
    found = {
        other
        for one in _states(context, Participant.KIND)
        if one.id in with_whom
        for other in _said(one, "code")
    }
    for one in _voices(context):
        if one.value("interview") == interview:
            found |= _called(one)
            group |= one.value("role") == VoiceRole.PARTICIPANT and not _called(one)
    return found - {code} if group or found - {code} else None


def destroy(context: Context, interviews: Iterable[str], participants: Iterable[str]) -> Erasure:
    """Destroy these for good, here at once and in every other copy when it meets this one.

    Raises Refusal when the disk does not let it; what is destroyed by then stays so, and doing it again goes on.
    """
    tombstone = Erasure(id=new_id(), interviews=tuple(interviews), participants=tuple(participants))
    with remembered(context.archive) as erased, context.log.together():
        if step := context.record(Gesture.ERASED, making(tombstone), lasting=True):
            erased([step.ref])
    return tombstone


def destroy_late(context: Context) -> None:
    """Destroy the interviews that were added for an erased participant where that was not known yet.

    Every copy in which the two meet says so in a tombstone of its own, whatever came first, so all end alike. Not
    inside a transaction. Raises Refusal like `destroy`; the next copy that comes in goes on with it.
    """
    erased = context.archive.shelf.gone()
    if erased and context.keyring.holds(context.reader):
        late = interviews_of(context, erased)
        if late:
            destroy(context, late, ())


def _states(context: Context, kind: str) -> Iterable[RecordState]:
    return context.archive.shelf.states_of(kind)


def _voices(context: Context) -> list[RecordState]:
    """The voices that are heard, and those taken away of whom something is said."""
    states = _states(context, Speaker.KIND)
    return [state for state in states if state.alive or _said(state, "traits")]


def _called(voice: RecordState) -> set[str]:
    named = {*_said(voice, "label"), *_said(voice, "described")}
    return {code for one in named if (code := participant_code(one))}


def _said(state: RecordState, name: str) -> set[str]:
    return {str(head.value) for head in state.fields.get(name, ()) if head.value}
