"""What it is that was changed in two ways: the one among many of its kind, told by what it is called or says."""

from collections.abc import Callable, Mapping

from workbench.cellar.words import _, language
from workbench.desk.context import Context
from workbench.desk.open_words import excerpt
from workbench.desk.result_words import printed_words, section_words, sentence_words
from workbench.desk.table_words import Naming
from workbench.history.present import RecordState
from workbench.methods import method_called
from workbench.study.clusters import Cluster, ClusterNote, Placement, Spot, Stack
from workbench.study.interviews import Interview, Turn
from workbench.study.kinds import KINDS
from workbench.study.people import Member, Participant, Speaker
from workbench.study.preparing import LeftOut
from workbench.study.quotes import Check, Quote, Translation
from workbench.study.records import Record
from workbench.study.results import Section, Sentence, Tick
from workbench.study.tokens import text_of
from workbench.study.trail import Decision, GuideVersion
from workbench.study.units import BridlingNote, Unit

_Called = Callable[[Context, Record], str]

_SAYS_ITSELF = {
    (Cluster.KIND, "name"),
    (Section.KIND, "title"),
    (Sentence.KIND, "text"),
    (Unit.KIND, "anchor"),
    (Quote.KIND, "anchor"),
    (Quote.KIND, "edits"),
    (Turn.KIND, "tokens"),
    (Decision.KIND, "text"),
    (Interview.KIND, "title"),
    (Participant.KIND, "code"),
    (Member.KIND, "name"),
    (Speaker.KIND, "label"),
}
"""Where both versions say it by themselves."""


def subject_words(context: Context, state: RecordState, field: str) -> str:
    """Which one it is of which a field was changed in two ways; empty where the versions say it, or nothing does."""
    called = None if (state.kind, field) in _SAYS_ITSELF else _CALLED.get(state.kind)
    return called(context, KINDS[state.kind].from_values(state.id, state.values())) if called else ""


def _section(context: Context, record: Record) -> str:
    return section_words(context, record) if isinstance(record, Section) else ""


def _sentence(context: Context, record: Record) -> str:
    if not isinstance(record, Sentence):
        return ""
    words = sentence_words(context, record)
    return words if record.quote else excerpt(words)


def _step(_context: Context, record: Record) -> str:
    if not isinstance(record, LeftOut):
        return ""
    steps = {step.id: step.words for step in method_called(record.method).steps}
    return _(steps[record.step]) if record.step in steps else ""


def _turn(_context: Context, record: Record) -> str:
    return excerpt(text_of(record.tokens, language())) if isinstance(record, Turn) else ""


def _guide(_context: Context, record: Record) -> str:
    return _("Version {number}").format(number=record.number) if isinstance(record, GuideVersion) else ""


def _note(context: Context, record: Record) -> str:
    unit = _field("unit")(context, record)
    return _unit(context, unit) if unit else cluster_words(context, _field("cluster")(context, record))


def _check(context: Context, record: Record) -> str:
    translation = context.find(Translation, _field("translation")(context, record))
    return _quote(context, translation.quote) if translation else ""


def _field(name: str) -> _Called:
    """A text of the record as it stands."""
    return lambda _context, record: str(getattr(record, name, ""))


def _excerpt(name: str) -> _Called:
    return lambda _context, record: excerpt(str(getattr(record, name, "")))


def _by(name: str, called: Callable[[Context, str], str]) -> _Called:
    """What is called by another record, whose identity is in a field."""
    return lambda context, record: called(context, str(getattr(record, name, "")))


def _quote(context: Context, identity: str) -> str:
    return excerpt(printed_words(context, identity))


def _unit(context: Context, identity: str) -> str:
    unit = context.find(Unit, identity)
    return excerpt(unit.anchor.text) if unit else ""


def cluster_words(context: Context, identity: str) -> str:
    """What a cluster is called on the table, also one that somebody has taken away; empty for none."""
    state = context.archive.shelf.state(Cluster.KIND, identity)
    if state is None:
        return ""
    name = Cluster.from_values(identity, state.values()).name
    placements = sorted(context.all(Placement, identity), key=lambda one: (one.place, one.unit))
    found = [unit for one in placements if (unit := context.find(Unit, one.unit))]
    said = {unit.id: unit.anchor.text for unit in found}
    naming = Naming(lambda unit: said.get(unit, ""), context.method.groups)
    return naming.stack(Stack(identity, name, Spot(), "", tuple(said)))


_CALLED: Mapping[str, _Called] = {
    Cluster.KIND: _by("id", cluster_words),
    ClusterNote.KIND: _by("cluster", cluster_words),
    BridlingNote.KIND: _note,
    Unit.KIND: _by("id", _unit),
    Tick.KIND: _by("unit", _unit),
    Section.KIND: _section,
    Sentence.KIND: _sentence,
    Quote.KIND: _by("id", _quote),
    Translation.KIND: _by("quote", _quote),
    Check.KIND: _check,
    Decision.KIND: _excerpt("text"),
    GuideVersion.KIND: _guide,
    LeftOut.KIND: _step,
    Turn.KIND: _turn,
    Interview.KIND: _field("title"),
    Participant.KIND: _field("code"),
    Member.KIND: _field("name"),
    Speaker.KIND: _field("label"),
}
