"""What is seen differently and what was discussed, in the reader's words."""

from collections import Counter
from collections.abc import Iterable, Mapping

from workbench.cellar.words import _, _n
from workbench.desk.differing import Differing
from workbench.desk.open_words import excerpt, joined
from workbench.study.about import About
from workbench.study.differing import Move, State
from workbench.study.discussions import Discussion
from workbench.study.people import Member
from workbench.ui.dates import date_words
from workbench.ui.wordings import name_of


def about_words(about: About) -> str:
    """What something is about, short enough for a list."""
    return excerpt(about.passage.text) if about.passage.text else _("The whole interview")


def names_of(members: Iterable[str], known: Mapping[str, Member]) -> list[str]:
    """The members' names, or words for somebody who is not known here."""
    return [name_of(known.get(one)) for one in members]


def state_words(differing: Differing, members: Mapping[str, Member]) -> str:
    """How a disagreement stands, in a sentence."""
    authors = joined(names_of([voice.author for voice in differing.voices], members))
    match differing.state:
        case State.ALONE:
            return _("So far only {name} has written how they see it.").format(name=authors)
        case State.STANDS:
            return _("{names} see it differently, and all of it stands.").format(names=authors)
        case State.CHANGED:
            order = [voice.author for voice in differing.voices if voice.author in differing.changed]
            return _("{names} changed their own view.").format(names=joined(names_of(order, members)))
        case State.SHARED:
            return _("There is a reading that all of you share.")


def next_words(differing: Differing, me: str) -> str:
    """What can be done now, by the member who works here."""
    mine = differing.voice(me)
    if mine is None:
        return _("Write how you see it, beside the others. It weighs the same.")
    if differing.state is State.ALONE:
        return _(
            "Let the others write beside it: here, after “Somebody else works now”, or on their own computers."
        )
    if differing.state is not State.SHARED and any(me in one.missing for one in differing.proposals):
        return _(
            "Below is a reading that all could share. Agree to it if it is yours, too; if not, yours stands."
        )
    if differing.state is State.CHANGED:
        if me in differing.changed:
            return _("The others can say whether they still see it as they wrote.")
        return _("If you still see it as you wrote, say so. Otherwise nothing more has to be done.")
    if differing.state is State.SHARED:
        return _("What each of you wrote stays beside it.")
    return _(
        "That is a finding, and it may stay so. You can change your own view, or write a reading that all could share."
    )


def move_words(move: Move) -> str:
    """What an author did with an earlier position."""
    return {
        Move.FIRST: _("First"),
        Move.WORDS: _("In better words"),
        Move.VIEW: _("Changed view"),
        Move.STANDS: _("Said once more"),
    }[move]


def disagreement_row(differing: Differing, members: Mapping[str, Member]) -> tuple[str, str, str]:
    """A disagreement in a list: its identity, what it is about, how it stands."""
    found = differing.disagreement
    told = (found.question, state_words(differing, members))
    return found.id, about_words(found), " ".join(part for part in told if part)


def discussion_row(discussion: Discussion, members: Mapping[str, Member]) -> tuple[str, str, str]:
    """A discussion in a list: its identity, what it is about, when and with whom."""
    title = about_words(discussion) if discussion.passage.text else _("After the interview")
    if not discussion.held:
        return discussion.id, title, _("There was none: {why}").format(why=discussion.text)
    told = (date_words(discussion.date), joined(names_of(discussion.present, members)))
    return discussion.id, title, " · ".join(part for part in told if part)


def talked_words(
    differing: Iterable[Differing], discussions: Iterable[Discussion], members: Mapping[str, Member]
) -> dict[str, str]:
    """For each unit, or whatever else was written about: who sees it differently, and how often it was discussed."""
    authors: dict[str, dict[str, None]] = {}
    for one in differing:
        authors.setdefault(one.disagreement.target, {}).update({voice.author: None for voice in one.voices})
    counts = Counter(one.target for one in discussions if one.held)
    words: dict[str, str] = {}
    for target in {*authors, *counts}:
        told: list[str] = []
        if target in authors:
            names = joined(names_of(authors[target], members))
            told.append(_("Seen differently: {names}").format(names=names))
        if count := counts[target]:
            told.append(_n("{count} discussion", "{count} discussions", count).format(count=count))
        words[target] = " · ".join(told)
    return words
