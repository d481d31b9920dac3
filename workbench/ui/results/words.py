"""Texts of the results, their sentences and what these may be asked about, in the reader's words."""

from collections.abc import Iterable, Mapping

from workbench.cellar.words import _, mark
from workbench.desk.open_words import joined
from workbench.methods.protocol import Artefact, Method
from workbench.study.hints import Hint, Noticed
from workbench.study.people import Member
from workbench.study.provenance import Provenance
from workbench.study.results import Genre

LEAVES: dict[Genre, Artefact] = {
    Genre.ESSENCE: Artefact.ESSENCE,
    Genre.CONSTITUENT: Artefact.CONSTITUENTS,
    Genre.VARIATION: Artefact.CONSTITUENTS,
    Genre.CONDENSATE: Artefact.CONDENSATES,
    Genre.ANALYTIC: Artefact.ANALYTIC_TEXTS,
    Genre.NEW_WHOLE: Artefact.NEW_WHOLE,
}
"""What the texts of a kind are to a method."""

PLACEHOLDERS: dict[Genre, str] = {
    Genre.ESSENCE: mark("What is it, as it is lived? In the present tense, and without quotes."),
    Genre.CONSTITUENT: mark("Write here. Each sentence can say what it rests on."),
    Genre.VARIATION: mark("How does it vary, and for whom is it different?"),
    Genre.CONDENSATE: mark("Write in the first person what the units of this group say together."),
    Genre.ANALYTIC: mark("Write here. Each sentence can say what it rests on."),
    Genre.NEW_WHOLE: mark("Read everything again. What does not fit?"),
}

_ASKED: dict[Hint, str] = {
    Hint.EXPLAINS: mark("“{words}”: the participant’s description, or our explanation?"),
    Hint.PAST: mark(
        "“{words}”: the essence is written in the present tense. Is this what it is, or what it was?"
    ),
    Hint.QUOTED: mark("{words}: the essence stands without quotes. Could it be said in your own words?"),
}

_SOURCES: dict[Provenance, str] = {
    Provenance.PEER: mark("Worded by the competence group"),
    Provenance.RESEARCHER: mark("Worded by researchers"),
    Provenance.JOINT: mark("Worded together"),
    Provenance.PARTICIPANT: mark("The participant’s own words"),
}


def hint_words(hint: Noticed) -> str:
    """What a hint asks."""
    if hint.hint is Hint.QUOTED and not hint.words:
        return _("The essence stands without quotes. Could it be said in your own words?")
    return _(_ASKED[hint.hint]).format(words=hint.words)


def whose_words(source: Provenance | None, authors: Iterable[str], members: Mapping[str, Member]) -> str:
    """Whose wording something is."""
    names = joined([members[one].name for one in authors if one in members])
    if source is None:
        return names
    return f"{_(_SOURCES[source])}: {names}" if names else _(_SOURCES[source])


def step_called(method: Method, genre: Genre) -> str:
    """What the method calls the step that leaves texts of this kind; empty where it has none."""
    return next((_(step.words) for step in method.steps if step.leaves is LEAVES[genre]), "")


def genre_from(method: Method, *, part: bool) -> Genre:
    """What kind of text the method has of what lies together; `part` for a part of something that does."""
    leaves = {step.leaves for step in method.steps}
    if Artefact.CONDENSATES in leaves:
        return Genre.CONDENSATE if part else Genre.ANALYTIC
    return Genre.CONSTITUENT if Artefact.CONSTITUENTS in leaves else Genre.ANALYTIC
