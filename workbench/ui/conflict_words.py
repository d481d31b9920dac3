"""What each of two versions says, in the reader's words."""

from collections.abc import Mapping

from workbench.cellar.words import _
from workbench.desk.conflicts import Conflict, Version
from workbench.study.interviews import Mode
from workbench.study.meeting import Meeting, meeting_of
from workbench.study.people import Role
from workbench.study.records import Json
from workbench.ui.dates import date_words, moment_words
from workbench.ui.wordings import HELD, ROLES


def said(conflict: Conflict, version: Version) -> str:
    """What a version says."""
    value = version.value
    if (conflict.kind, conflict.field) == ("interview", "mode"):
        return _word(HELD, value)
    if (conflict.kind, conflict.field) == ("member", "roles") and isinstance(value, list):
        return ", ".join(_word(ROLES, one) for one in value)
    if conflict.field == "date":
        return date_words(version.words) or _("(empty)")
    return version.words.strip() or _("(empty)")


def _word(words: Mapping[Mode, str] | Mapping[Role, str], value: Json) -> str:
    """The word for a value of a fixed list; one that this version does not know as it stands."""
    return next((_(known) for one, known in words.items() if one == value), str(value))


def written_words(version: Version) -> str:
    """When a version was written, and at which computer."""
    where = _("at this computer") if version.here else _("at another computer")
    when = moment_words(version.when)
    return _("{when}, {where}").format(when=when, where=where) if when else where


def both_words(conflict: Conflict) -> str:
    """What keeping both would mean."""
    if meeting_of(conflict.kind, conflict.field) is Meeting.UNITE:
        return _("All that was cut, masked and put in, by either")
    return _("One below the other, as one text")
