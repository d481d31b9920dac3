"""The plain value of a field in the reader's words: for whoever has two of them to choose from."""

from collections.abc import Callable, Mapping

from workbench.cellar.words import _, language
from workbench.desk.conflict_subjects import cluster_words
from workbench.desk.context import Context
from workbench.desk.result_words import value_in_words
from workbench.methods import method_called
from workbench.study.clusters import Cluster
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview, StudyFacts, Turn
from workbench.study.people import Member, Participant, Speaker
from workbench.study.records import ALIVE, PAIRS, Json
from workbench.study.tokens import decode, text_of
from workbench.study.trail import Decision, GuideVersion
from workbench.study.units import Unit


def value_words(context: Context, kind: str, name: str, value: Json) -> str:
    """What a field says."""
    if name == ALIVE:
        return _("there") if value else _("taken away")
    if (words := value_in_words(context, kind, name, value)) is not None:
        return words
    if isinstance(value, list) and (kind, name) in _LISTED:
        return _LISTED[kind, name](context, value)
    if (kind, name) in _NAMED:
        return _NAMED[kind, name](context, str(value or ""))
    return str(value if value is not None else "")


def _members(context: Context, value: list[Json]) -> str:
    there = [context.find(Member, str(one)) for one in value]
    return ", ".join(member.name if member else "?" for member in there)


def _traits(_context: Context, value: list[Json]) -> str:
    return "\n".join(f"{label}: {said}" for label, said in PAIRS.decode(value))


def _tokens(_context: Context, value: list[Json]) -> str:
    return text_of(decode(value), language())  # pyright: ignore[reportArgumentType]


def _speaker(context: Context, value: str) -> str:
    speaker = context.find(Speaker, value)
    return speaker.label if speaker else ""


def _participant(context: Context, value: str) -> str:
    participant = context.find(Participant, value)
    return participant.code if participant else ""


def _cluster(context: Context, value: str) -> str:
    return cluster_words(context, value) or _("by itself")


def _guide(context: Context, value: str) -> str:
    version = context.find(GuideVersion, value)
    return _("Version {number}").format(number=version.number) if version else ""


_LISTED: Mapping[tuple[str, str], Callable[[Context, list[Json]], str]] = {
    (Turn.KIND, "tokens"): _tokens,
    (Unit.KIND, "anchor"): lambda _context, value: f"“{value[1]}”",
    (Participant.KIND, "traits"): _traits,
    (Speaker.KIND, "traits"): _traits,
    (Discussion.KIND, "present"): _members,
    (Interview.KIND, "present"): _members,
    (Decision.KIND, "present"): _members,
    (GuideVersion.KIND, "proposed"): _members,
}
_NAMED: Mapping[tuple[str, str], Callable[[Context, str], str]] = {
    (Turn.KIND, "speaker"): _speaker,
    (Interview.KIND, "participant"): _participant,
    (Interview.KIND, "guide"): _guide,
    (Cluster.KIND, "within"): _cluster,
    (StudyFacts.KIND, "method"): lambda _context, value: _(method_called(value).words),
}
