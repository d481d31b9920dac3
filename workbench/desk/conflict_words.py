"""What was changed in different ways on two computers, in the reader's words."""

from workbench.cellar.words import _, mark
from workbench.desk.conflicts import Conflict
from workbench.desk.described_twice import FIELD
from workbench.desk.prompts import questions
from workbench.exchange.checklists import checklist_called
from workbench.methods.protocol import GroupWords
from workbench.study.records import ALIVE
from workbench.study.trail import ChecklistAnswer

_WHAT: dict[tuple[str, str], str] = {
    ("turn", "tokens"): mark("What is said in a turn"),
    ("turn", "speaker"): mark("Who speaks in a turn"),
    ("speaker", "label"): mark("What a voice is called"),
    ("interview", "title"): mark("The title of an interview"),
    ("interview", "mode"): mark("How an interview was held"),
    ("interview", "date"): mark("When an interview was held"),
    ("interview", "participant"): mark("Who was interviewed"),
    ("participant", "code"): mark("The code of a participant"),
    ("member", "name"): mark("The name of a member"),
    ("member", "roles"): mark("The role of a member"),
    ("study", "name"): mark("The name of the study"),
    ("unit", "anchor"): mark("Where a unit of meaning begins and ends"),
    ("reply", "text"): mark("What a reply says"),
    ("discussion", "text"): mark("What was said in a discussion"),
    ("discussion", "present"): mark("Who was there in a discussion"),
    ("discussion", "date"): mark("When a discussion was"),
    ("interview", "present"): mark("Who led an interview"),
    ("interview", "guide"): mark("Which version of the guide was used"),
    ("interview", "round"): mark("Which round an interview belongs to"),
    ("participant", "traits"): mark("What is said of {code}"),
    ("study", "method"): mark("The method of the study"),
    ("study", "language"): mark("The language of the study"),
    ("member", "language"): mark("The language of a member"),
    ("interview", "language"): mark("The language of an interview"),
    ("speaker", "role"): mark("What a voice is in an interview"),
    ("pre-understanding", "text"): mark("What a member brings"),
    ("impression", "text"): mark("An impression of an interview"),
    ("left-out", "because"): mark("Why a step of the method is left out"),
    ("decision", "text"): mark("What was decided"),
    ("decision", "reason"): mark("Why something was decided"),
    ("decision", "dissent"): mark("Who saw a decision differently"),
    ("decision", "present"): mark("Who was there when something was decided"),
    ("decision", "date"): mark("When something was decided"),
    ("guide", "questions"): mark("The questions of a version of the guide"),
    ("guide", "changed"): mark("What is new in a version of the guide"),
    ("guide", "rejected"): mark("What a version of the guide leaves out"),
    ("guide", "proposed"): mark("Whose words a version of the guide is"),
    ("guide", "date"): mark("When a version of the guide was made"),
    ("section", "title"): mark("The heading of a text of the results"),
    ("section", "within"): mark("What a text of the results is a part of"),
    ("section", "genre"): mark("What kind of text a text of the results is"),
    ("sentence", "text"): mark("A sentence of the results"),
    ("sentence", "rests"): mark("What a sentence of the results rests on"),
    ("sentence", "whole"): mark("Whether the whole carries a sentence"),
    ("tick", "taken"): mark("What became of a unit in a condensate"),
    ("tick", "because"): mark("Why a unit was left in a condensate"),
    ("quote", "anchor"): mark("Which words a quote has"),
    ("quote", "edits"): mark("What is cut, masked and put in in a quote"),
    ("quote", "with_code"): mark("Whether a code is printed beside a quote"),
    ("translation", "text"): mark("What a translation says"),
    ("translation", "nuance"): mark("What does not come across in a translation"),
    ("translation-check", "note"): mark("What does not come across in a translation"),
    ("checklist", "text"): mark("An answer in a checklist"),
    ("checklist", "without"): mark("Why an item of a checklist does not apply"),
    ("cluster", "name"): mark("The name of {a}"),
    ("cluster", "within"): mark("What {a} is a part of"),
    ("cluster-note", "text"): mark("What is written on {a}"),
}
_STAYS: dict[str, str] = {
    "member": mark("Whether a member stays"),
    "participant": mark("Whether a participant stays"),
    "reply": mark("Whether a reply stays"),
    "reading": mark("Whether a reading for all of you stays"),
    "agreement": mark("Whether a yes to a reading stays"),
    "pre-understanding": mark("Whether what a member brings stays"),
    "impression": mark("Whether an impression of an interview stays"),
    "checklist": mark("Whether an answer in a checklist stays"),
    "turn": mark("Whether a turn stays"),
    "speaker": mark("Whether a voice stays"),
    "interview": mark("Whether an interview stays"),
    "unit": mark("Whether a unit of meaning stays"),
    "note": mark("Whether a bridling note stays"),
    "discussion": mark("Whether a discussion stays"),
    "disagreement": mark("Whether a disagreement stays"),
    "position": mark("Whether a position stays"),
    "left-out": mark("Whether a step of the method is left out"),
    "decision": mark("Whether a decision stays"),
    "guide": mark("Whether a version of the guide stays"),
    "section": mark("Whether a text of the results stays"),
    "sentence": mark("Whether a sentence of the results stays"),
    "tick": mark("Whether it is said what became of a unit in a condensate"),
    "quote": mark("Whether a quote stays"),
    "translation": mark("Whether a translation stays"),
    "translation-check": mark("Whether a translation counts as checked"),
    "cluster": mark("Whether {a} stays"),
    "cluster-note": mark("Whether a note on {a} stays"),
}


def what(conflict: Conflict) -> str:
    """What was changed in different ways."""
    return words_for(conflict.kind, conflict.id, conflict.field, conflict.groups)


def words_for(kind: str, identity: str, field: str, groups: GroupWords) -> str:
    """What a field of a record is, as `what` tells it."""
    if field == ALIVE:
        stays = _STAYS.get(kind)
        return groups.put_into(_(stays)) if stays else _("Whether something stays")
    if kind == "note":
        asked: dict[str, str] = dict(questions())
        return _("In a bridling note: {question}").format(question=asked.get(field, "…"))
    named = _WHAT.get((kind, field))
    if named and field == FIELD:
        return _(named).format(code=identity)
    if named and kind == ChecklistAnswer.KIND:
        return _("{what} ({item})").format(what=_(named), item=_item(identity))
    return groups.put_into(_(named)) if named else _("Something else")


def _item(identity: str) -> str:
    """An item of a checklist by its answer's identity: "COREQ 2, Education"."""
    name, _dot, number = identity.rpartition(".")
    known = checklist_called(name)
    heading = next((one.heading for one in known.items if one.id == number), "") if known else ""
    return f"{known.name if known else name} {number}" + (f", {_(heading)}" if heading else "")
