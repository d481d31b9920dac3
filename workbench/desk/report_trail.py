"""The way as a report tells it: what was brought, kept, decided and seen differently; nothing of a blind round."""

from collections import Counter
from collections.abc import Mapping, Sequence

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, _n
from workbench.desk.differing import Differing as Standing
from workbench.desk.report_choices import counted
from workbench.desk.report_source import Blindness, Source
from workbench.desk.result_words import section_words
from workbench.exchange.plain import clock, lines
from workbench.exchange.report.content import Differing, Table, Voice
from workbench.study.anchors import Anchor, place, share_words
from workbench.study.clusters import Cluster
from workbench.study.differing import Disagreement, State
from workbench.study.interviews import Interview
from workbench.study.people import place_in_turn
from workbench.study.results import Sentence, Tick
from workbench.study.rounds import PartState, Purpose, Round
from workbench.study.units import Unit

_DATE = len("2026-11-26")
_MONTH = len("2026-03")


def brought(source: Source, names: Mapping[str, str]) -> tuple[Voice, ...]:
    """What everybody brings, once all have said it: peers first, the lead last."""
    known = {one.id: (place_in_turn(one.roles), one.sign) for one in source.members}
    found = sorted(source.brought(), key=lambda one: (known.get(one.author, (1, 0)), one.author))
    return tuple(
        Voice(names.get(one.author, _("Another member")), one.text or _("Nothing to write down."))
        for one in found
    )


def trail(source: Source, names: Mapping[str, str], rounds: Blindness) -> tuple[Table, ...]:
    """The tables of the way that have something in them."""
    every = (
        _methods(source),
        _guides(source, names),
        _rounds(source, rounds),
        _themes(source, names, rounds),
        _snapshots(source),
        _left(source),
        _decisions(source),
    )
    return tuple(table for table in every if table.rows)


def guide(source: Source) -> tuple[str, ...]:
    """The questions of the newest version of the guide."""
    versions = source.guides()
    return lines(versions[-1].questions) if versions else ()


def standing(source: Source, interview: Interview) -> list[Standing]:
    """The disagreements of an interview that everybody may read."""
    return [one for one in source.disagreements.of(interview.id) if source.targets.for_all(one.disagreement)]


def over_all(source: Source) -> list[Standing]:
    """The disagreements that are about no interview: on clusters, and on what is written of them."""
    found: list[Standing] = []
    for one in source.context.all(Disagreement):
        if one.interview:
            continue
        try:
            standing_now = source.disagreements.get(one.id)
        except Refusal:  # one has still to write alone about it
            continue
        if source.targets.for_all(one):
            found.append(standing_now)
    return sorted(found, key=lambda one: (one.disagreement.made, one.disagreement.id))


def differing(
    source: Source,
    interview: Interview | None,
    found: Sequence[Standing],
    names: Mapping[str, str],
    bare: Sequence[Anchor] = (),
    *,
    titled: bool = True,
) -> list[Differing]:
    """Those that stand, each position in its author's words. `bare` are the words of quotes without a code; `titled`: the
    title of an interview may stand beside a code.
    """
    return [
        Differing(
            _about(source, interview, one.disagreement, bare, titled=titled),
            one.disagreement.question,
            tuple(Voice(names.get(voice.author, _("Another member")), voice.text) for voice in one.voices),
        )
        for one in found
        if one.state is State.STANDS
    ]


def _about(
    source: Source,
    interview: Interview | None,
    disagreement: Disagreement,
    bare: Sequence[Anchor],
    *,
    titled: bool,
) -> str:
    """Where it is, without the participant's words: these leave as quotes alone."""
    if disagreement.about == Cluster.KIND:
        cluster = source.context.find(Cluster, disagreement.target)
        return _("On “{name}”").format(name=cluster.name.text if cluster else "…")
    if disagreement.about == Sentence.KIND:
        return _("On a sentence of the results")
    if interview is None:
        return _("On the whole")
    if not disagreement.passage.text:
        where = _where(source.code(interview) if titled else "", interview)
        return _("On the whole interview: {where}").format(where=where)
    on_unit = disagreement.about == Unit.KIND
    if any(share_words(disagreement.passage, one) for one in bare):
        # As with the quote's own place: beside others' it would say whose words these are.
        return _("On a unit of meaning") if on_unit else _("On some words")
    reading = source.transcripts.reading(interview.id)
    codes = source.whose.of_words(interview.id, disagreement.passage, reading)
    where = _where(", ".join(codes), interview) if titled or not codes else ", ".join(codes)
    at = place(disagreement.passage, reading)
    start = None if at.first is None else reading.time_at(at.first)
    if start is not None:
        where = f"{where}, {clock(start)}"
    if on_unit:
        return _("On a unit of meaning: {where}").format(where=where)
    return _("On some words: {where}").format(where=where)


def _where(code: str, interview: Interview) -> str:
    return ", ".join(part for part in (code, interview.title) if part)


def _methods(source: Source) -> Table:
    """The way of working tells the method of today alone."""
    rows = tuple(
        (one.when[:_DATE], _(one.before.words), _(one.after.words)) for one in source.method_changes()
    )
    head = (_("Date"), _("The method before"), _("The method from then on"))
    return Table("method_changes", _("When the method was changed"), head, rows)


def _guides(source: Source, names: Mapping[str, str]) -> Table:
    rows = tuple(
        (
            one.number,
            (one.date or one.made)[:_DATE],
            one.changed,
            one.rejected,
            ", ".join(names.get(member, _("Another member")) for member in one.proposed),
        )
        for one in source.guides()
    )
    head = (_("No."), _("Date"), _("What is new"), _("Left out, and why"), _("Whose wording"))
    return Table("guides", _("Versions of the interview guide"), head, rows)


def _rounds(source: Source, rounds: Blindness) -> Table:
    rows = tuple(
        (when_of(one), purpose_words(one), _over(source, one), _part(source, one)) for one in rounds.open
    )
    head = (_("Date"), _("What for"), _("Over"), _("Who took part"))
    return Table("rounds", _("Rounds in which each wrote alone first"), head, rows)


def when_of(one: Round) -> str:
    """The day of a round; of one straight after an interview the month alone, for it is the interview's day."""
    return one.began[: _MONTH if one.purpose is Purpose.REFLECTION else _DATE]


def purpose_words(one: Round) -> str:
    """What a round was for."""
    match one.purpose:
        case Purpose.REFLECTION:
            return _("Reflection notes straight after the interview")
        case Purpose.THEMES:
            return _("Preliminary themes, made apart")
        case Purpose.LAYING:
            return _("Laying the units alone first")
        case _:
            return _("Reading together")


def _over(source: Source, one: Round) -> str:
    """Without codes: how often somebody was met would be read from it, and of a round straight after an interview when."""
    interview = source.interviews.get(one.interview) if one.interview else None
    if interview is None:
        return _("the whole study")
    return _("An interview") if one.purpose is Purpose.REFLECTION else interview.title


def _part(source: Source, one: Round) -> str:
    """Who took part, by role and number; who passed is told as a number alone."""
    _round, parts = source.rounds.met(one)
    wrote = [member for member, state in parts.items() if state is PartState.DONE]
    passed = sum(state is PartState.PASSED for state in parts.values())
    told = counted(source.need_members(wrote))
    if passed:
        passing = _n("{count} passed", "{count} passed", passed).format(count=passed)
        return f"{told}; {passing}" if told else passing
    return told


def _themes(source: Source, names: Mapping[str, str], rounds: Blindness) -> Table:
    """The lists of themes that each made alone, and what the group took up of them, in the words it has now."""
    rows = [
        (when_of(one), names.get(made.author, _("Another member")), "; ".join(made.themes))
        for one in rounds.open
        if one.purpose is Purpose.THEMES
        for made in source.themes.lists(source.rounds.standing(one.id))
        if made.themes
    ]
    agreed = source.themes.grown() if rows else []
    if agreed:
        rows.append(
            (agreed[0].made[:_DATE], _("Agreed on together"), "; ".join(one.name.text for one in agreed))
        )
    head = (_("Date"), _("Whose list"), _("Themes"))
    return Table("themes", _("Preliminary themes"), head, tuple(rows))


def _snapshots(source: Source) -> Table:
    rows = tuple(
        (
            one.made[:_DATE],
            one.reason,
            sum(bool(stack.name.text) or len(stack.units) > 1 for stack in one.layout),
            sum(len(stack.units) for stack in one.layout),
        )
        for one in source.snapshots()
    )
    head = (
        _("Date"),
        _("Why it was kept"),
        _(source.context.method.groups.several),
        _("Units that lay there"),
    )
    return Table("snapshots", _("How the units lay"), head, rows)


def _left(source: Source) -> Table:
    """Why units were left out of condensates; whose words they are stands with the units."""
    left: dict[str, Counter[str]] = {}
    for one in source.context.all(Tick):
        if not one.taken:
            left.setdefault(one.section, Counter())[one.because] += 1
    rows = tuple(
        (section_words(source.context, section), why, count)
        for section in source.results.sections()
        for why, count in sorted(left.get(section.id, Counter()).items(), key=lambda one: (-one[1], one[0]))
    )
    head = (_("Condensate"), _("Why"), _("Units"))
    return Table("left_units", _("Units left out of condensates"), head, rows)


def _decisions(source: Source) -> Table:
    rows = tuple(
        (
            (one.date or one.made)[:_DATE],
            one.text,
            one.reason,
            one.dissent,
            counted(source.need_members(one.present)),
        )
        for one in source.decisions()
    )
    head = (
        _("Date"),
        _("What was decided"),
        _("Why"),
        _("Who saw it differently, and how"),
        _("Who was there"),
    )
    return Table("decisions", _("Decisions"), head, rows)
