"""Quotes with their translations, and the results sentence by sentence."""

from workbench.desk.prepared.told import Prepared, Told, places
from workbench.history.log import moment
from workbench.study.anchors import unfold
from workbench.study.ids import new_id
from workbench.study.quotes import Edit, EditKind, Quote, Translation
from workbench.study.results import Genre, Ground, Section, Sentence
from workbench.study.units import Unit


def write_quotes(prepared: Prepared) -> None:
    """The quotes, each of a unit."""
    for told in prepared.told("quotes"):
        by, unit = prepared.member(told["by"]), prepared.units[told["unit"]]
        quote = Quote(
            id=prepared.named("quote", told["quote"]),
            interview=unit.interview,
            unit=unit.id,
            anchor=unit.anchor,
            edits=tuple(_edit(unit, edit) for edit in told["edits"]),
            by=by,
            made=moment(),
        )
        prepared.keep(by, "quote-made", quote)
        for one in told.get("translations", ()):
            translation = Translation(
                id=new_id(),
                interview=unit.interview,
                quote=quote.id,
                language=one["language"],
                text=one["text"],
                of=unit.anchor.text,  # what is printed, since only quotes without edits are translated here
                translator=prepared.member(one["by"]),
                checkers=prepared.members(one["checkers"]),
                nuance=one["nuance"],
                made=moment(),
            )
            prepared.keep(translation.translator, "translated", translation)


def _edit(unit: Unit, told: Told) -> Edit:
    words = list(unfold(unit.anchor.words))
    first, last = (words[int(at)] for at in told["words"])
    return Edit(EditKind(told["kind"]), first, last, told["text"])


def write_results(prepared: Prepared) -> None:
    """The texts of the results."""
    for told, place in zip(prepared.told("sections"), places(), strict=False):
        by = prepared.member(told["by"])
        section = Section(
            id=prepared.named("section", told["section"]),
            genre=Genre(told["genre"]),
            title=prepared.wording(told["title"], [told["by"]]),
            cluster=prepared.ids[f"cluster:{told['cluster']}"] if "cluster" in told else "",
            within=prepared.ids[f"section:{told['within']}"] if "within" in told else "",
            place=place,
            by=by,
            made=moment(),
        )
        prepared.keep(by, "text-begun", section)
        for number, (one, at) in enumerate(zip(told["sentences"], places(), strict=False)):
            writer = prepared.member(one["by"][0]) if "by" in one else by
            begins = number == 0 or "quote" in one
            prepared.keep(writer, "text-written", _sentence(prepared, section, one, at, begins=begins))


def _sentence(prepared: Prepared, section: Section, told: Told, place: str, *, begins: bool) -> Sentence:
    return Sentence(
        id=new_id(),
        section=section.id,
        place=place,
        text=prepared.wording(told.get("text", ""), told.get("by", ())),
        quote=prepared.ids[f"quote:{told['quote']}"] if "quote" in told else "",
        rests=tuple(Ground(name.partition(":")[0], prepared.ids[name]) for name in told.get("rests", ())),
        whole=told.get("whole", False),
        begins=begins,
    )
