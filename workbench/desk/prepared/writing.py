"""Quotes with their translations, and the results sentence by sentence."""

from workbench.desk.prepared.told import Prepared, Told, places
from workbench.desk.quoted import printed_text
from workbench.history.log import moment
from workbench.study.anchors import unfold
from workbench.study.ids import new_id
from workbench.study.quotes import Check, Edit, EditKind, Quote, Translation, check_id, translation_id
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
            _translate(prepared, quote, one)


def _translate(prepared: Prepared, quote: Quote, told: Told) -> None:
    author = prepared.member(told["by"])
    translation = Translation(
        id=translation_id(quote.id, told["language"], author),
        interview=quote.interview,
        quote=quote.id,
        language=told["language"],
        author=author,
        text=told["text"],
        of=printed_text(quote),
        nuance=told["nuance"],
        made=moment(),
    )
    prepared.keep(author, "translated", translation)
    for checker in prepared.members(told["checkers"]):
        check = Check(
            id=check_id(translation.id, checker),
            interview=quote.interview,
            translation=translation.id,
            author=checker,
            of=translation.of,
            text=translation.text,
            made=moment(),
        )
        prepared.keep(checker, "translation-checked", check)


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
