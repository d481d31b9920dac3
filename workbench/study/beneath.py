"""What a record rests on: whoever writes beneath a record keeps it there, as an edit of it would.

A unit must not vanish under a note, nor a round under a card, because somebody took it away who did not know of them.
By hand it is refused (`desk.taking_back`); where two laptops did both at once, what was written keeps its ground, and
that it was taken away stands among what is open. What is named here is written once, when a record is made; a program
that writes it anew has written beneath what its maker had seen there.

What is erased with an interview may leave nothing on a ground that stays, or copies that never saw it would end otherwise.
So a step that writes it says of such a ground that it was written beneath (`BENEATH`, in a leaf of the ground's own).
"""

from collections.abc import Callable, Iterator, Mapping

from workbench.study.clusters import Cluster, ClusterNote, Placement
from workbench.study.differing import Agreement, Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview, Listening
from workbench.study.quotes import Check, Quote, Translation
from workbench.study.records import Json
from workbench.study.results import Section, Sentence, Tick
from workbench.study.rounds import Card, CardKey, Part, Reply, Round
from workbench.study.units import BridlingNote, Unit

BENEATH = "~"
"""The field of a record of which a step says no more than that it has written beneath it."""

_GROUND: dict[str, dict[str, str]] = {
    BridlingNote.KIND: {"unit": Unit.KIND, "cluster": Cluster.KIND},
    ClusterNote.KIND: {"cluster": Cluster.KIND},
    Placement.KIND: {"cluster": Cluster.KIND},
    Sentence.KIND: {"section": Section.KIND, "quote": Quote.KIND},
    Tick.KIND: {"section": Section.KIND},
    Part.KIND: {"round": Round.KIND},
    Card.KIND: {"round": Round.KIND},
    Reply.KIND: {"round": Round.KIND},
    Position.KIND: {"disagreement": Disagreement.KIND, "beside": Position.KIND},
    SharedReading.KIND: {"disagreement": Disagreement.KIND, "cites": Position.KIND},
    Agreement.KIND: {"reading": SharedReading.KIND},
    Translation.KIND: {"quote": Quote.KIND},
    Check.KIND: {"translation": Translation.KIND},
}
"""For each kind the fields that name what its records rest on, and of what kind that is."""

_NOTHING: Mapping[str, str] = {}
_ABOUT = (Disagreement.KIND, Discussion.KIND)
_NO_WORK = (Listening.KIND, CardKey.KIND, Interview.KIND)
"""What is kept by the way: it is no reason for an interview to stay."""

_BEARING = frozenset({Interview.KIND, *(of for named in _GROUND.values() for of in named.values())})
_ENDS = (Position.KIND, Interview.KIND)
"""Of positions many lie on one ground, and whoever names them names that, too; an interview rests on nothing."""


def leads_on(kind: str) -> bool:
    """Whether whoever writes on a record of a kind has written beneath what that rests on as well."""
    return kind not in _ENDS


def bears(kind: str) -> bool:
    """Whether something may be written beneath a record of a kind, whosever it is."""
    return kind in _BEARING


def names_ground(kind: str, name: str) -> bool:
    """Whether a field says what records of a kind rest on."""
    return name in _GROUND.get(kind, _NOTHING) or (kind in _ABOUT and name in ("about", "target"))


def ground_of(kind: str, value: Callable[[str], Json], scope: str) -> Iterator[tuple[str, str]]:
    """Kind and identity of what a record rests on, whose fields have these plain values; `scope` is the interview that
    it belongs to, or empty.
    """
    for name, of in _GROUND.get(kind, _NOTHING).items():
        named = value(name)
        for identity in named if isinstance(named, list | tuple) else (named,):
            if identity:
                yield of, str(identity)
    if kind in _ABOUT and bears(about := str(value("about") or "")) and (target := value("target")):
        yield about, str(target)
    if scope and kind not in _NO_WORK:
        yield Interview.KIND, scope
