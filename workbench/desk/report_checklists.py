"""Checklists filled from what the study knows. What it cannot know is left blank, for the group to say."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from workbench.cellar.words import _, _n
from workbench.desk.report_source import Source
from workbench.exchange.checklists import checklists
from workbench.exchange.checklists.protocol import Item
from workbench.exchange.report.content import Answer, Answers, Fact, QuoteItem, Text
from workbench.exchange.report.parts import checklist_key

_KNOWS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "coreq": {
        "1": ("fact_present",),
        "8": ("brought", "fact_bridling"),
        "9": ("fact_method",),
        "12": ("fact_interviews",),
        "16": ("participants", "fact_period"),
        "17": ("fact_guide",),
        "18": ("fact_rounds",),
        "19": ("fact_recorded",),
        "20": ("fact_notes",),
        "21": ("fact_lengths",),
        "24": ("fact_read",),
        "25": ("fact_groups",),
        "27": ("fact_program",),
        "29": ("quotes",),
        "31": ("results",),
        "32": ("variations",),
    },
    "srqr": {
        "S5": ("fact_method",),
        "S6": ("fact_group", "brought", "fact_bridling"),
        "S10": ("fact_interviews", "fact_held", "fact_period", "fact_rounds"),
        "S11": ("fact_guide", "fact_recorded"),
        "S12": ("fact_interviews", "participants", "fact_notes"),
        "S13": ("fact_transcribed",),
        "S14": ("fact_read", "fact_groups"),
        "S15": ("trail", "differing", "fact_alone"),
        "S16": ("results",),
        "S17": ("quotes",),
    },
    "gripp2-sf": {"2": ("fact_peers", "fact_group", "fact_part")},
}
"""By checklist and item what answers it: a fact, or a part of the report. The first says where it stands."""


def filled(source: Source, told: Mapping[str, str]) -> tuple[Answers, ...]:
    """The checklists. `told` is what can be said, by what it is called (see `said`)."""
    answers = source.answers()

    def answer(checklist: str, item: Item) -> Answer:
        keys = [key for key in _KNOWS.get(checklist, {}).get(item.id, ()) if told.get(key)]
        own = answers.get((checklist, item.id))
        return Answer(
            number=item.id,
            heading=_(item.heading),
            asks=_(item.asks),
            known=tuple(told[key] for key in keys),
            key=_ANCHORS.get(keys[0], keys[0]) if keys else "",
            text=own.text if own else "",
            without=own.without if own else "",
        )

    return tuple(
        Answers(
            checklist_key(number),
            checklist.name,
            checklist.source,
            tuple(
                (_(part.heading), tuple(answer(checklist.id, item) for item in part.items))
                for part in checklist.parts
            ),
        )
        for number, checklist in enumerate(checklists(), start=1)
    )


def said(
    facts: tuple[Fact, ...], parts: Mapping[str, int], texts: tuple[Text, ...], without: Collection[str] = ()
) -> dict[str, str]:
    """What can be said, by what it is called: the facts as lines, and of parts of the report that they are there.

    `parts` has how many there are of what is counted nowhere else: participants' rows, voices, disagreements. Of a part
    that does not leave (`without`) nothing is told.
    """
    leaving = {key: count for key, count in parts.items() if _PARTS.get(key, key) not in without}
    return {
        **{fact.key: f"{fact.label}: {_one_after_another(fact.lines)}" for fact in facts},
        **{key: words for key, words in _of_parts(leaving, () if "results" in without else texts) if words},
    }


def _one_after_another(lines: Sequence[str]) -> str:
    """Lines as one: behind a whole sentence no semicolon."""
    parted = (line if line.endswith(_ENDS) else f"{line};" for line in lines[:-1])
    return " ".join((*parted, *lines[-1:]))


def _of_parts(parts: Mapping[str, int], texts: tuple[Text, ...]) -> Iterator[tuple[str, str]]:
    if parts.get("participants"):
        yield "participants", _("The table of participants tells it.")
    if count := parts.get("brought", 0):
        told = _n("{count} of us wrote down beforehand what they bring.", "{count} of us wrote down beforehand what they bring.", count)  # fmt: skip
        yield "brought", told.format(count=count)
    if parts.get("trail"):
        yield "trail", _("The way is told step by step: guide, rounds, how units lay, decisions.")
    if count := parts.get("differing", 0):
        told = _n(
            "{count} disagreement stands and is told.", "{count} disagreements stand and are told.", count
        )
        yield "differing", told.format(count=count)
    results = [text.heading or text.kind for text in texts if not (text.depth or text.beside)]
    yield "results", ", ".join(dict.fromkeys(results))
    varied = [text.heading or text.kind for text in texts if text.depth]
    yield "variations", ", ".join(dict.fromkeys(varied))
    quotes = [
        item
        for text in texts
        for row in text.paragraphs
        for item in row
        if isinstance(item, QuoteItem) and not item.asked
    ]
    if quotes:
        codes = [item.code for item in quotes if item.code]
        told = _n("{count} quote stands in the results", "{count} quotes stand in the results", len(quotes))
        people, bare = len(set(codes)), len(quotes) - len(codes)
        who: list[str] = []
        if people and not bare:
            who.append(_n("of {count} participant", "of {count} participants", people).format(count=people))
        elif people:  # whoever is quoted without a code may be one of them, or not
            of = _n("of {count} participant with a code", "of {count} participants with a code", people)
            who.append(of.format(count=people))
        if bare:
            who.append(_n("{count} without a code", "{count} without a code", bare).format(count=bare))
        yield "quotes", f"{', '.join((told.format(count=len(quotes)), *who))}."


_ENDS = (".", "!", "?", "…")
_PARTS = {"brought": "trail"}
"""In which part of the report what has a part of another name stands."""
_ANCHORS = {"variations": "results", "quotes": "results"}
"""Where what has no place of its own stands."""
