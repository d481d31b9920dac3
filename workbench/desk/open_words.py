"""What stands open, in one sentence each: for the window and without it."""

from collections.abc import Sequence

from workbench.cellar.words import _, _n
from workbench.desk.differing import Differing
from workbench.desk.standing import Standing
from workbench.study.about import About
from workbench.study.anchors import Anchor
from workbench.study.differing import State
from workbench.study.rounds import Purpose

LONGEST = 70
"""Code points of somebody's words that stand in a line among others."""


def excerpt(words: str) -> str:
    """What somebody said, quoted, and cut at a blank where it is long."""
    short = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return _("“{words}”").format(words=short)


def beginning(words: str) -> str:
    """Words as a sentence begins with them."""
    return words[:1].upper() + words[1:]


def both_ends(words: str, first: int, last: int) -> str:
    """The beginning and the end of long words, of at most so many code points each, cut at blanks; short ones whole."""
    if len(words) <= first + last:
        return words
    return f"{words[:first].rsplit(' ', 1)[0]} … {words[-last:].split(' ', 1)[-1]}"


def joined(names: Sequence[str]) -> str:
    """Names in a row: "Kari, Ola and Cy"."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def place(passage: Anchor, title: str) -> str:
    """What something is about: some words, or the whole interview."""
    if passage.text:
        return _("{words} in “{title}”").format(words=excerpt(passage.text), title=title)
    return _("“{title}” as a whole").format(title=title)


def differing_words(differing: Differing, names: Sequence[str], title: str) -> str:
    """A disagreement that stands. `names` are its authors'."""
    where = place(differing.disagreement.passage, title)
    if differing.state is State.ALONE:
        return _("{where}: so far only {name} has written how they see it.").format(
            where=where, name=joined(names)
        )
    return _("{where}: {names} see it differently, and all of it stands.").format(
        where=where, names=joined(names)
    )


def reading_words(about: About, name: str, title: str) -> str:
    """A reading that `name` has put before the others and the member who works here has not agreed to."""
    return _("{where}: {name} has written a reading that you all could share. Do you agree?").format(
        where=place(about.passage, title), name=name
    )


def card_words(standing: Standing, title: str) -> str:
    """A round that waits for the member who works here."""
    if standing.round.purpose is Purpose.REFLECTION:
        return _("Your reflection note after “{title}” is not finished.").format(title=title)
    if standing.round.purpose is Purpose.THEMES:
        return _("Your list of preliminary themes is not finished.")
    if standing.round.purpose is Purpose.LAYING:
        return _("You have not finished laying the units in your own way.")
    return _("A round waits for what you write: {where}.").format(where=place(standing.round.passage, title))


def round_words(standing: Standing, title: str) -> str:
    """A round that is not over: how many are done or turned, never who."""
    match standing.round.purpose:
        case Purpose.REFLECTION:
            what = _("The reflection notes after “{title}”").format(title=title)
        case Purpose.THEMES:
            what = _("The lists of preliminary themes")
        case Purpose.LAYING:
            what = _("The units, laid by each alone")
        case Purpose.READING:
            what = _("The round on {where}").format(where=place(standing.round.passage, title))
    if standing.open:
        return _("{what} can be read: {done} of {all} cards are turned.").format(
            what=what, done=standing.round.turned, all=len(standing.order)
        )
    return _("{what}: {done} of {all} done.").format(
        what=what, done=standing.done, all=len(standing.round.members)
    )


def review_words(count: int, title: str) -> str:
    """Units of the member who works here that an edit has touched."""
    return _n(
        "In “{title}” {count} of your units of meaning is to be reviewed.",
        "In “{title}” {count} of your units of meaning are to be reviewed.",
        count,
    ).format(title=title, count=count)


def bringing_words(count: int) -> str:
    """So many others have said what they bring, and the member who works here has not."""
    return _n(
        "{count} of you has written down what they bring. Write yours; then you can read it.",
        "{count} of you have written down what they bring. Write yours; then you can read theirs.",
        count,
    ).format(count=count)


def impression_words(title: str) -> str:
    """Others have written an impression of an interview, and the member who works here has not."""
    return _(
        "“{title}” has been read as a whole by others. Read it and write your impression; then you can read theirs."
    ).format(title=title)


def quote_words(review: int, stale: int, title: str) -> str:
    """Quotes that a correction has touched, and those whose translations are of other words; empty for none."""
    told: list[str] = []
    if review:
        told.append(
            _n(
                "In “{title}” {count} quote is to be looked at before it is printed.",
                "In “{title}” {count} quotes are to be looked at before they are printed.",
                review,
            ).format(title=title, count=review)
        )
    if stale:
        told.append(
            _n(
                "In “{title}” the translation of {count} quote is to be made anew: it is not of the words that are printed.",
                "In “{title}” the translations of {count} quotes are to be made anew: they are not of the words that are printed.",
                stale,
            ).format(title=title, count=stale)
        )
    return " ".join(told)


def no_reflection_words(title: str) -> str:
    """An interview after which nobody has written reflection notes."""
    return _("After “{title}” no reflection notes are written yet.").format(title=title)


def no_discussion_words(title: str) -> str:
    """An interview whose reflection notes are read, and whose discussion is not written down."""
    return _("After “{title}” the discussion is not written down yet.").format(title=title)


def gone_ground_words(sentence: str) -> str:
    """A sentence of the results whose ground was taken away."""
    return _("{words} in the results: what it rested on has been taken away.").format(words=excerpt(sentence))


def conflict_line(what: str, title: str) -> str:
    """Something that was changed in different ways on two computers; `title` is empty for the whole study."""
    if title:
        return _("{what}, in “{title}”: changed in two ways on two computers.").format(what=what, title=title)
    return _("{what}: changed in two ways on two computers.").format(what=what)


def groups_words(unit: str, names: Sequence[str]) -> str:
    """A unit that lies in several groups, where the method has it lie in one."""
    return _("{unit} lies in {groups}. In this method it lies in one of them: which?").format(
        unit=unit, groups=joined(names)
    )
