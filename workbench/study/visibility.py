"""Who may read and write what. While a round is blind nobody, the lead included, reads another's card."""

from collections.abc import Iterable

from workbench.study.beneath import names_ground
from workbench.study.differing import WRITTEN_ONCE
from workbench.study.ids import named_in
from workbench.study.interviews import Listening
from workbench.study.kinds import KINDS
from workbench.study.people import Member
from workbench.study.records import ALIVE, Json, Record, Values
from workbench.study.rounds import Card, CardKey, Part, PartState, Round, part_met

OPEN_FIELDS: dict[str, tuple[str, ...]] = {Round.KIND: ("shown", "without")}
"""Fields that others than a record's author may write: whoever takes part turns cards (see `may_open`)."""

_ONCE_FIELDS: dict[str, tuple[str, ...]] = {
    Round.KIND: ("interview", "passage", "prompts", "members", "began", "purpose")
}
"""Fields that stay what they were first: what somebody writes alone is for the round that was begun, and no other."""

_STAYING = frozenset({*_ONCE_FIELDS, *WRITTEN_ONCE})
"""The kinds of which some field stays what it was first."""

_NOBODY = (None, "")

_OWN_FIELDS = ("signing", "opening", "vouched")
"""Fields of a member that nobody else writes but whoever makes the member, in the same step."""

_OWNER_AT: dict[str, int] = {
    **{kind: 1 for kind, declared in KINDS.items() if hasattr(declared, "author")},
    Listening.KIND: 1,
    CardKey.KIND: 2,
}
"""Where an identity says whose the record is, counted from its end (see `ids.named_in`); a key is called by its card."""


def may_read(reader: str, record: Record) -> bool:
    """Whether the member `reader` may see `record`; the cards of others are asked for through their round."""
    if isinstance(record, Card | CardKey):
        return record.author == reader
    return True


def may_write(writer: str, record: Record) -> bool:
    """Whether `writer` may change `record`: a mark and a note belong to their one author (invariant 2)."""
    author = getattr(record, "author", None)
    return author is None or author == writer


def may_change(writer: str, kind: str, identity: str, said: Values, known: Values) -> bool:
    """Whether changes of one record that come from elsewhere keep to invariant 2.

    `said` are the plain values of the fields that change, `known` the record's before, empty for a new one: then it must
    bear the writer's own name. Of what stays as it was first `known` holds what was said, if only that there is nothing.
    Whose a record is may also follow from its identity: then nobody else can be there first.
    Positions and what is agreed to keep their words, too: nobody agreed to others. A round is never cast anew.
    """
    if kind == Member.KIND:
        if "-" in identity:
            return False  # others' identities are parted at dashes, and this one is to stand in them
        if known and identity != writer and any(name in said for name in _OWN_FIELDS):
            return False
    if kind in OPEN_FIELDS and all(name in OPEN_FIELDS[kind] for name in said):
        return True
    place = _OWNER_AT.get(kind, 0)
    if place and named_in(identity, place) not in ("", writer):
        return False
    if known.get("author") not in _NOBODY and known["author"] != writer:
        return False
    if "author" in said and not (_has_author(kind) and said["author"] == writer):
        return False
    if kind not in _STAYING or not known:
        return True
    return all(known.get(name, after) == after for name, after in said.items() if stays(kind, name))


def stays(kind: str, name: str) -> bool:
    """Whether a field stays what it was first."""
    if kind not in _STAYING:
        return False
    return name in _ONCE_FIELDS.get(kind, ()) or (kind in WRITTEN_ONCE and name != ALIVE)


def is_asked(kind: str, name: str) -> bool:
    """Whether what a field was says whether a later step is lawful, or beneath what it has written."""
    if name == "interview" or stays(kind, name) or names_ground(kind, name):
        return True
    return kind == Part.KIND and name == "state"


def may_be_nothing(kind: str, name: str) -> bool:
    """Whether a field may be written to be nothing at all: not where a record belongs, nor what it rests on."""
    return name != "interview" and not names_ground(kind, name)


def is_in(states: Iterable[Json]) -> bool:
    """Whether a part of which this has been said, as plain values, is done or passed."""
    said = [Part.from_values("", {"state": state}).state for state in states]
    return part_met(said) is not PartState.WRITING


def may_open(writer: str, members: Json, part: Iterable[Json]) -> bool:
    """Whether a member may say of a round who was away and whose cards are turned: one whose own part in it is in.

    `members` is who takes part, `part` what has been said of how far the member is, as plain values.
    """
    return writer in Round.from_values("", {"members": members}).members and is_in(part)


def _has_author(kind: str) -> bool:
    """Whether records of a kind have one; a word or an interview is nobody's, and nobody can make it so."""
    declared = KINDS.get(kind)
    return declared is None or hasattr(declared, "author")
