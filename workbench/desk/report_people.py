"""Participants and interviews as a report tells them: a table that points at nobody, and the facts of the way of working."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from workbench import __version__
from workbench.cellar.days import TO, day_words
from workbench.cellar.words import _, _n
from workbench.desk.report_choices import counted
from workbench.desk.report_listened import share_words
from workbench.desk.report_source import Blindness, Source
from workbench.desk.report_working import Working
from workbench.desk.whose_words import in_order
from workbench.exchange.facts import held_words, language_name, transcribed_by
from workbench.exchange.plain import clock
from workbench.exchange.report.content import Fact, Table
from workbench.study.interviews import SCRIPT, TAKEN_IN, Interview, Mode, Recording, Transcription
from workbench.study.people import Member, Role
from workbench.study.rounds import Purpose
from workbench.study.small_cells import FEWEST, Merging, coarsened

PROGRAM = f"Lifeworld Workbench {__version__}"


@dataclass(frozen=True)
class Talk:
    """An interview with what is counted of it. `codes` are those who take part; `length` is 0 without a recording."""

    interview: Interview
    codes: tuple[str, ...]
    length: int
    present: tuple[Member, ...]
    transcription: Transcription | None


def talks(source: Source) -> list[Talk]:
    """The interviews in the order of the study."""
    lengths: Counter[str] = Counter()
    for recording in source.context.all(Recording):
        lengths[recording.interview] += recording.duration
    return [
        Talk(
            one,
            source.whose.in_interview(one.id),
            lengths[one.id],
            tuple(source.need_members(one.present)),
            source.transcriptions.get(one.id),
        )
        for one in source.interviews.list()
    ]


def participants(source: Source, held: Sequence[Talk]) -> tuple[Table, tuple[Merging, ...]]:
    """The table of participants, with what had to be made coarser: that is for the group and not for print.

    All that stands in it goes through one check. What is not told, because nobody knows it or because it would point at
    somebody, is one word; a column of nothing else is left out. How somebody was met and in which rounds yields to what is said of them;
    how long they spoke stands nowhere beside a code.
    """
    codes = in_order(code for talk in held for code in talk.codes)
    untold = _("not told")
    check = partial(coarsened, other=untold, unknown=untold)
    said = check([source.traits(code) for code in codes])
    rows = [dict(zip(said.traits, row, strict=True)) for row in said.rows]
    coarse = check(
        [_met(code, held) | row for code, row in zip(codes, rows, strict=True)], settled=said.traits
    )
    table = [dict(zip(coarse.traits, row, strict=True)) for row in coarse.rows]
    telling = [trait for trait in coarse.traits if any(row[trait] != untold for row in table)]
    order = sorted(telling, key=lambda trait: trait not in said.traits)
    told = tuple(
        (code, *(row[trait] for trait in order)) for code, row in zip(codes, table, strict=True) if order
    )
    note = _(
        "What is told of participants is so coarse that each combination is that of at least {count}."
    ).format(count=FEWEST)
    head = (_("Participant"), *order)
    merged = (*said.merged, *coarse.merged) if coarse.traits else said.merged
    made = Table("table_participants", _("Who took part"), head, told, note)
    return made, tuple(_of_what_was_known(merged, untold))


def _of_what_was_known(merged: Iterable[Merging], untold: str) -> Iterator[Merging]:
    """What values have become: not that what was not told is not told."""
    for one in merged:
        known = tuple(value for value in one.values if value != untold)
        if known:
            yield one._replace(values=known) if len(known) > 1 else one


def _met(code: str, held: Sequence[Talk]) -> dict[str, str]:
    """How and in which rounds somebody was met."""
    own = [talk.interview for talk in held if code in talk.codes]
    modes = dict.fromkeys(held_words(one.mode) for one in own if one.mode is not Mode.NOT_SAID)
    rounds = sorted({one.round for one in own})
    # As words: numbers beside each other would be taken for a range.
    told = _n("round {numbers}", "rounds {numbers}", len(rounds)).format(numbers=", ".join(map(str, rounds)))
    return {_("Held"): ", ".join(modes), _("Rounds"): told}


def interviews_beside_codes(table: Table, merged: Collection[Merging]) -> bool:
    """Whether codes may stand beside interviews: only where the table of participants tells as much of how and in which
    rounds each was met, for by the interviews beside a code that is found.
    """
    coarser = {one.trait for one in merged}
    met = (_("Held"), _("Rounds"))
    # Of how they were met nothing may be known: then there is no such column, and nothing to find anybody by.
    return _("Rounds") in table.head and not any(trait in coarser for trait in met)


def interviews(held: Sequence[Talk], *, with_codes: bool) -> Table:
    """The table of interviews. How, when and how long they were held would tell of a participant by the code beside it."""
    rows = [(", ".join(talk.codes), talk.interview.title, counted(talk.present)) for talk in held]
    head = (_("Participant"), _("Interview"), _("Who led it"))
    if not any(led for _codes, _title, led in rows):
        head, rows = head[:2], [row[:2] for row in rows]
    if with_codes:
        return Table("table_interviews", _("The interviews"), head, tuple(rows))
    note = _("Who took part in which of them is left out, so that nobody is found by it.")
    return Table("table_interviews", _("The interviews"), head[1:], tuple(row[1:] for row in rows), note)


def facts(source: Source, held: Sequence[Talk], rounds: Blindness) -> tuple[Fact, ...]:
    """What the study knows of its way of working; what it does not know is left out."""
    every = [*_about_interviews(held), *_about_work(source, held, rounds)]
    return tuple(fact for fact in every if any(fact.lines))


def _about_interviews(held: Sequence[Talk]) -> Iterator[Fact]:
    codes = {code for talk in held for code in talk.codes}
    told = [_n("{count} interview", "{count} interviews", len(held)).format(count=len(held))]
    if codes:
        told.append(_n("{count} participant", "{count} participants", len(codes)).format(count=len(codes)))
    yield Fact("fact_interviews", _("Interviews"), (", ".join(told),) if held else ())
    yield Fact("fact_held", _("Held"), _tally(held_words(talk.interview.mode) for talk in held))
    by_round = Counter(talk.interview.round for talk in held)
    yield Fact(
        "fact_rounds",
        _("Rounds"),
        tuple(
            _("round {number}: {count}").format(number=number, count=by_round[number])
            for number in sorted(by_round)
        ),
    )
    lengths = sorted(talk.length for talk in held if talk.length)
    if lengths:
        yield Fact("fact_lengths", _("Lengths"), (_lengths(lengths),))
    yield Fact("fact_period", _("When"), _period(talk.interview.date for talk in held))
    languages = (talk.interview.language or _heard_language(talk) for talk in held)
    yield Fact("fact_languages", _("Languages"), _tally(language_name(one) for one in languages if one))
    yield Fact("fact_present", _("Who led the interviews"), _present(held))
    recorded = sum(1 for talk in held if talk.length)
    if recorded:
        told = _("Sound was recorded in {count} of {all}.").format(count=recorded, all=len(held))
        yield Fact("fact_recorded", _("Recording"), (told,))


def _lengths(lengths: Sequence[int]) -> str:
    """In words, as they are told to a second; the shortest comes first."""
    shortest, longest, every = clock(lengths[0]), clock(lengths[-1]), clock(sum(lengths))
    if len(lengths) == 1:
        return shortest
    if shortest == longest:
        return _("each {length}, {all} in all").format(length=shortest, all=every)
    return _("from {shortest} to {longest}, {all} in all").format(
        shortest=shortest, longest=longest, all=every
    )


def _about_work(source: Source, held: Sequence[Talk], rounds: Blindness) -> Iterator[Fact]:
    method = source.context.method
    yield Fact("fact_method", _("Method"), (_(method.words), method.source))
    steps = {step.id: step.words for step in method.steps}
    left = tuple(f"{_(steps[one.step])}: {one.because}" for one in source.left_out() if one.step in steps)
    yield Fact("fact_left_out", _("Steps left out, and why"), left)
    yield Fact("fact_group", _("Who worked on the study"), (counted(source.members),))
    working = Working(source, rounds)
    yield Fact(
        "fact_peers",
        _("What competence-group members took part in"),
        (*_peers(source, held), *working.of_peers()),
    )
    guides = source.guides()
    if guides:
        who = counted(source.need_members(one for version in guides for one in version.proposed))
        told = _n("{count} version of the guide", "{count} versions of the guide", len(guides))
        if who:
            told = _n(
                "{count} version of the guide, worded by {members}",
                "{count} versions of the guide, worded by {members}",
                len(guides),
            )
        line = told.format(count=len(guides), members=who)
        yield Fact("fact_guide", _("Interview guide"), (line,))
    reflected = {one.interview for one in rounds.open if one.purpose is Purpose.REFLECTION}
    if reflected:
        told = _n(
            "Reflection notes were written straight after {count} interview, each alone first.",
            "Reflection notes were written straight after {count} interviews, each alone first.",
            len(reflected),
        )
        yield Fact("fact_notes", _("Notes"), (told.format(count=len(reflected)),))
    yield Fact("fact_transcribed", _("From sound to text"), _transcribed(source, held))
    marking = source.marking
    if marking:
        told = _("Units of meaning were marked by {members}.").format(members=counted(marking))
        yield Fact("fact_read", _("Who read and marked"), (told,))
    yield from working.facts()
    groups, snapshots = source.groups(), len(source.snapshots())
    if groups:
        known = {one.id for one in groups}
        parts = sum(one.within in known for one in groups)
        told = _(method.groups.several) + f": {len(groups) - parts}. "
        if parts:
            told += _("{parts}: {count}.").format(parts=_(method.groups.parts), count=parts) + " "
        kept = _n(
            "How they lay was kept {count} time, with the reason.",
            "How they lay was kept {count} times, with the reason.",
            snapshots,
        )
        yield Fact(
            "fact_groups",
            _("How units were laid together"),
            (told + (kept.format(count=snapshots) if snapshots else ""),),
        )
    yield Fact("fact_program", _("Program"), (PROGRAM,))


def _peers(source: Source, held: Sequence[Talk]) -> Iterator[str]:
    peers = {one.id for one in source.members if Role.PEER in one.roles}
    if not peers:
        return
    led = sum(any(one.id in peers for one in talk.present) for talk in held)
    if led:
        yield _("Competence-group members led {count} of {all} interviews, alone or with others.").format(
            count=led, all=len(held)
        )


def _present(held: Sequence[Talk]) -> tuple[str, ...]:
    told = Counter(counted(talk.present) for talk in held if talk.present)
    lines = [
        _n("{who}: {count} interview", "{who}: {count} interviews", count).format(who=who, count=count)
        for who, count in told.most_common()
    ]
    unsaid = sum(1 for talk in held if not talk.present)
    if lines and unsaid:
        lines.append(
            _n("not said: {count} interview", "not said: {count} interviews", unsaid).format(count=unsaid)
        )
    return tuple(lines)


def _transcribed(source: Source, held: Sequence[Talk]) -> tuple[str, ...]:
    """What was taken in from a file is no work of the group's own computer."""
    made = [talk.transcription for talk in held if talk.transcription and talk.transcription.engine]
    here = [one for one in made if one.engine not in (SCRIPT, *TAKEN_IN)]
    told: list[str] = []
    if here:
        engines = "; ".join(dict.fromkeys(transcribed_by(one.engine, one.model) for one in here))
        told.append(
            _("Written first by a machine on the group’s own computer: {engines}.").format(engines=engines)
        )
    taken_in = Counter(transcribed_by(one.engine, one.model) for one in made if one.engine in TAKEN_IN)
    for who, count in taken_in.most_common():
        words = _n(
            "Transcribed by {who}: {count} interview.", "Transcribed by {who}: {count} interviews.", count
        )
        told.append(words.format(who=who, count=count))
    return (*told, share) if (share := share_words(source)) else tuple(told)


def _heard_language(talk: Talk) -> str:
    made = talk.transcription
    return (made.language or made.detected) if made else ""


def _tally(words: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(words)
    return (", ".join(f"{one}: {count}" for one, count in counts.most_common()),) if counts else ()


def _period(dates: Iterable[str]) -> tuple[str, ...]:
    """From which month to which: a day could tell who it was."""
    months = sorted(date[:7] for date in dates if len(date) >= 7)
    if not months:
        return ()
    return (day_words(months[0] if months[0] == months[-1] else f"{months[0]}{TO}{months[-1]}"),)
