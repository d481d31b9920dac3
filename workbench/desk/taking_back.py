"""What undo and redo may not take back: the ground under what has been done since, by whomever."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.clusters import Clusters
from workbench.desk.context import Context
from workbench.desk.disagreements import Disagreements
from workbench.desk.gestures import Gesture
from workbench.desk.notes import Notes
from workbench.desk.quoted import refuse_used
from workbench.desk.results import Results
from workbench.desk.rounds import Rounds
from workbench.desk.units import Units
from workbench.history.log import Write
from workbench.history.steps import Step
from workbench.study.beneath import ground_of
from workbench.study.clusters import Cluster, ClusterNote, Placement
from workbench.study.differing import Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.erasures import belongs_to
from workbench.study.interviews import TAKEN_IN, Interview, Recording, Transcription, Turn
from workbench.study.people import Member, Speaker
from workbench.study.quotes import Quote
from workbench.study.records import ALIVE, Record
from workbench.study.results import Section, Sentence, Tick
from workbench.study.rounds import Round
from workbench.study.units import BridlingNote, Unit

R = TypeVar("R", bound=Record)


class CanTakeBack(NamedTuple):
    """The words of the gesture that undo would take back, and of the one that redo would bring back, or None."""

    undo: str | None
    redo: str | None


class Grounds(NamedTuple):
    """Who knows what rests on what."""

    units: Units
    rounds: Rounds
    disagreements: Disagreements
    results: Results
    clusters: Clusters


def refuse_undermining(context: Context, grounds: Grounds, step: Step) -> None:
    """Raises Refusal where taking back `step` would take away a record on which others rest.

    A round in which others have begun, a unit, a cluster or a quote that others have written about, a cluster into which
    others have laid units, a quote that is printed, a position that others have answered to, a recording with a
    transcript, a transcript from elsewhere in which others have marked units, an interview with anything in it, a voice
    that speaks, a text in which others have written or ticked units, a member who has worked. Redo takes back the step of
    an undo: what that brought back would go again. Nor is anything brought back onto what is gone.
    """
    _refuse_groundless(context, step)
    made = {
        (change.kind, change.id) for change in step.changes if change.field == ALIVE and not change.before
    }
    # By hand an interview is taken out with all that is in it.
    given = {change.id for change in step.changes if (change.kind, change.field) == (Turn.KIND, "speaker")}
    _refuse(context, grounds, made, given, by_hand=step.gesture == Gesture.INTERVIEW_REMOVED)


def taking_away(context: Context, grounds: Grounds, kind: str, identity: str) -> list[Write]:
    """The writes that take away, by hand, a record and what goes with it. Raises Refusal where others rest on it."""
    _refuse(context, grounds, {(kind, identity)}, set(), by_hand=True)
    if kind == Section.KIND:
        return grounds.results.removal(identity)
    if kind == Cluster.KIND:
        return grounds.clusters.removal(identity)
    return [Write(kind, identity, ALIVE, False)]


def _refuse_groundless(context: Context, step: Step) -> None:
    back = {(change.kind, change.id) for change in step.changes if change.field == ALIVE and change.before}
    for kind, identity in back:
        state = context.archive.shelf.state(kind, identity)
        values = state.values() if state else {}
        for under in ground_of(kind, values.get, belongs_to(kind, identity, values.get)):
            if under in back or (kind, under[0]) == (Sentence.KIND, Quote.KIND):
                continue  # a text comes back without a quote that is gone
            ground = context.archive.shelf.state(*under)
            if ground and ground.fields and not ground.alive:
                raise Refusal(_("What this belonged to has been taken away since. Nothing was changed."))


def _refuse(
    context: Context, grounds: Grounds, made: set[tuple[str, str]], given: set[str], *, by_hand: bool
) -> None:
    for kind, identity in made:
        _looked_up(context, Round, (kind, identity), grounds.rounds.refuse_begun)
        _looked_up(context, Unit, (kind, identity), grounds.units.refuse_written_about)
        for answered in (Disagreement, Position, SharedReading):
            _looked_up(context, answered, (kind, identity), grounds.disagreements.refuse_answered)
        _looked_up(context, Quote, (kind, identity), lambda one: refuse_used(context, one))
        _looked_up(context, Cluster, (kind, identity), lambda one: _refuse_noted(context, one))
        _looked_up(context, Cluster, (kind, identity), lambda one: _refuse_laid(context, one, made))
        _looked_up(context, Recording, (kind, identity), lambda one: _refuse_heard(context, one))
        if not by_hand:
            _looked_up(context, Interview, (kind, identity), lambda one: _refuse_filled(context, one, made))
        _looked_up(context, Speaker, (kind, identity), lambda one: _refuse_speaking(context, one, given))
        _looked_up(context, Transcription, (kind, identity), lambda one: _refuse_marked(context, one))
        _looked_up(context, Section, (kind, identity), lambda one: _refuse_written_in(context, one, made))
        _looked_up(context, Member, (kind, identity), lambda one: _refuse_working(context, one))


def _looked_up(context: Context, kind: type[R], made: tuple[str, str], look: Callable[[R], None]) -> None:
    record = context.find(kind, made[1]) if made[0] == kind.KIND else None
    if record:
        look(record)


def _refuse_heard(context: Context, recording: Recording) -> None:
    interview = recording.interview
    rests = [*context.all(Transcription, interview), *context.all(Turn, interview)]
    if any(one.recording == recording.id for one in rests):
        raise Refusal(_("This recording has a transcript by now, or one is being made, so it stays."))


def _refuse_filled(context: Context, interview: Interview, made: set[tuple[str, str]]) -> None:
    """`made` came with the interview and goes with it."""
    bodies = context.archive.shelf.bodies
    kinds = (Recording.KIND, Turn.KIND, Unit.KIND, Disagreement.KIND, Discussion.KIND)
    if any((kind, body.id) not in made for kind in kinds for body in bodies(kind, interview.id)):
        raise Refusal(
            _(
                "There is work in this interview by now, so it stays. It can be taken out of the study by hand."
            )
        )


def _refuse_noted(context: Context, cluster: Cluster) -> None:
    notes = [*context.all(ClusterNote, cluster.id), *Notes(context).on_cluster(cluster.id)]
    for note in notes:
        written = note.written if isinstance(note, BridlingNote) else note.text.strip()
        if written and note.author != context.reader:
            raise Refusal(
                context.method.groups.put_into(
                    _("{name} has written about {the}, so it stays."), name=context.name_of(note.author)
                )
            )


def _refuse_laid(context: Context, cluster: Cluster, made: set[tuple[str, str]]) -> None:
    """`made` was laid with the cluster and goes with it."""
    for one in context.all(Placement, cluster.id):
        laid_since = (Placement.KIND, one.id) not in made and one.by != context.me
        if laid_since and context.find(Unit, one.unit):
            raise Refusal(
                context.method.groups.put_into(
                    _("{name} has laid a unit into {the} by now, so it stays."), name=context.name_of(one.by)
                )
            )


def _refuse_speaking(context: Context, speaker: Speaker, given: set[str]) -> None:
    """The turns `given` to somebody in the same step are taken back with it."""
    turns = context.all(Turn, speaker.interview)
    if any(turn.speaker == speaker.id and turn.id not in given for turn in turns):
        raise Refusal(_("This voice speaks in the transcript by now, so it stays."))


def _refuse_marked(context: Context, transcription: Transcription) -> None:
    """Words that were taken in stay under what others have marked in them."""
    others = [
        one.author for one in context.all(Unit, transcription.interview) if one.author != context.reader
    ]
    if transcription.engine in TAKEN_IN and others:
        raise Refusal(
            _("{name} has marked words in this transcript by now, so it stays.").format(
                name=context.name_of(others[0])
            )
        )


def _refuse_written_in(context: Context, section: Section, made: set[tuple[str, str]]) -> None:
    """`made` came with the text and goes with it."""
    for sentence in context.all(Sentence, section.id):
        others = [author for author in sentence.text.authors if author != context.me]
        if (Sentence.KIND, sentence.id) not in made and others:
            raise Refusal(
                _("{name} has written in this text by now, so it stays.").format(
                    name=context.name_of(others[0])
                )
            )
    for tick in context.all(Tick, section.id):
        if (Tick.KIND, tick.id) not in made and tick.by != context.me:
            raise Refusal(
                _("{name} has said what became of a unit in this text by now, so it stays.").format(
                    name=context.name_of(tick.by)
                )
            )


def _refuse_working(context: Context, member: Member) -> None:
    if context.archive.shelf.copies_of(member.id, 0):
        raise Refusal(_("{name} has worked in the study by now and stays a member.").format(name=member.name))
    if any(member.id in one.members for one in context.all(Round)):
        raise Refusal(_("{name} takes part in a round by now and stays a member.").format(name=member.name))
