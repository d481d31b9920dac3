"""Erasing a participant for good: the interviews, with sound, transcript, marks, notes and all that led to them.

The words of several who are heard in one recording cannot be parted safely, so an interview goes as a whole or stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, _n
from workbench.desk.context import Context
from workbench.desk.open_words import joined
from workbench.desk.transcribing import Transcribing
from workbench.desk.whose_words import in_order
from workbench.desk.withdrawn import coded_as, codes, destroy, heard_in, interviews_of, others_in
from workbench.study.differing import Disagreement
from workbench.study.discussions import Discussion
from workbench.study.erasures import Erasure
from workbench.study.interviews import Interview, Recording, Transcription, Turn
from workbench.study.quotes import Quote
from workbench.study.rounds import Round
from workbench.study.units import Unit


@dataclass(frozen=True)
class ToErase:
    """What would go, so that a person can decide. Several `participants` may bear one code.

    `shared` are the titles of interviews that would go though others are heard in them, with the codes of these
    `others`; `staying` the titles of those in which the participant is heard and which would stay. `choice` tells
    whether the participant has interviews alone and is heard with others as well, so that these can stay.
    """

    code: str
    participants: tuple[str, ...]
    interviews: tuple[str, ...]
    recordings: int
    turns: int
    units: int
    rounds: int
    disagreements: int
    discussions: int
    quotes: int
    shared: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    staying: tuple[str, ...] = ()
    choice: bool = False


class Erasures:
    """Erasing for good. A tombstone stays in the log and travels with every exchange (invariant 6)."""

    def __init__(self, context: Context, transcribing: Transcribing) -> None:
        self._context = context
        self._transcribing = transcribing

    def codes(self) -> list[str]:
        """The codes that can be erased, those of interviews that were taken away as well; P2 before P10."""
        return list(in_order(codes(self._context)))

    def asked(self, code: str, *, groups: bool = True) -> ToErase:
        """What would go with the participant P1, P2 …, interviews that were taken away as well.

        Without `groups` those stay in which the participant is heard with others, where there is one alone as well.
        Two laptops may have given one code at once: all who bear it go. Raises Refusal for an unknown code.
        """
        wanted = code.strip().upper()
        found = coded_as(self._context, wanted)
        heard = heard_in(self._context, wanted)
        if not found and not heard:
            raise Refusal(
                _("There is no participant {code} in this study. Nothing was changed.").format(code=wanted)
            )
        ids = interviews_of(self._context, found)
        others = {one: others_in(self._context, one, wanted) for one in dict.fromkeys([*ids, *heard])}
        ids += [one for one in heard if one not in ids and others[one] is None]
        among = [one for one in heard if one not in ids]
        choice = bool(ids and among)
        staying = among if choice and not groups else []
        ids += [one for one in among if one not in staying]
        lost = {one: there for one in ids if (there := others[one]) is not None}
        kinds = (Recording, Turn, Unit, Round, Disagreement, Discussion, Quote)
        count = self._context.archive.shelf.count
        counts = (sum(count(kind.KIND, one) for one in ids) for kind in kinds)
        return ToErase(
            wanted,
            tuple(found),
            tuple(ids),
            *counts,
            shared=self._titles(lost),
            others=in_order(set[str]().union(*lost.values())),
            staying=self._titles(staying),
            choice=choice,
        )

    def erase(self, asked: ToErase) -> Erasure:
        """Erase it for good, here at once and in every other copy when it meets this one. Cannot be undone.

        Raises Refusal when the disk does not let it; what is erased by then stays so, and doing it again goes on.
        """
        for interview in asked.interviews:
            for transcription in self._context.all(Transcription, interview):
                self._transcribing.cancel(transcription.id)
        return destroy(self._context, asked.interviews, asked.participants)

    def _titles(self, interviews: Iterable[str]) -> tuple[str, ...]:
        states = (self._context.archive.shelf.state(Interview.KIND, one) for one in interviews)
        return tuple(str(state.value("title") or "") for state in states if state)


def several(asked: ToErase) -> str:
    """That one code was given more than once, and what to do where these are different people."""
    return _(
        "{code} was given on several computers at once, and all interviews with this code go. If they are not all of "
        "the same person, erase nothing yet: give the others another code first."
    ).format(code=asked.code)


def with_others(asked: ToErase) -> str:
    """What goes or stays of interviews in which others are heard as well; empty where there is none."""
    told: list[str] = []
    if asked.shared:
        goes = _n(
            "{code} is heard with others in {titles}. The words of several cannot be parted safely, so the whole of it goes.",
            "{code} is heard with others in {titles}. The words of several cannot be parted safely, so the whole of them goes.",
            len(asked.shared),
        )
        told.append(goes.format(code=asked.code, titles=_quoted(asked.shared)))
    if asked.others:
        told.append(_("What {others} said there goes as well.").format(others=joined(asked.others)))
    if asked.staying:
        stays = _n(
            "{code} is heard with others in {titles} as well, and that stays: the voice, what it says, what is told of "
            "{code} there, and all marks, notes and quotes of it.",
            "{code} is heard with others in {titles} as well, and these stay: the voice, what it says, what is told of "
            "{code} there, and all marks, notes and quotes of it.",
            len(asked.staying),
        )
        told.append(stays.format(code=asked.code, titles=_quoted(asked.staying)))
    return " ".join(told)


def _quoted(titles: Iterable[str]) -> str:
    return joined([_("“{words}”").format(words=title) for title in titles])
