"""The parts of a report that a group may leave out. Each is called what its heading is called in links."""

from workbench.cellar.words import _, mark
from workbench.exchange.checklists import checklists

PICTURES = "pictures"
"""The only part without a heading of its own: each picture stands where it belongs."""
_CHECKLIST = "checklist_"
_WORDS: dict[str, str] = {
    "participants": mark("Participants"),
    "method": mark("Way of working"),
    "results": mark("Results"),
    PICTURES: mark("Pictures"),
    "differing": mark("What we see differently"),
    "trail": mark("The way here"),
}
_LAST: dict[str, str] = {"references": mark("What the sentences rest on")}


def parts() -> dict[str, str]:
    """The parts in the order of the report, with their words."""
    listed = {
        checklist_key(number): _("Checklist {name}").format(name=one.name)
        for number, one in enumerate(checklists(), start=1)
    }
    first, last = ({key: _(words) for key, words in some.items()} for some in (_WORDS, _LAST))
    return {**first, **listed, **last}


def checklist_key(number: int) -> str:
    """What links call a checklist, counted from 1."""
    return f"{_CHECKLIST}{number}"
