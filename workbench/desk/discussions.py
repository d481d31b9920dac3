"""Discussions: written down by one of those who were there, with who was present and what was said."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.targets import Targets, write_alone_first
from workbench.history.log import making, moment, removing, setting
from workbench.study.about import About
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview
from workbench.study.people import Member
from workbench.study.records import Record
from workbench.study.rounds import Purpose, Round

Told = tuple[Iterable[str], str, str]
"""What is told of a discussion: the members who were there, the date (ISO or empty), what was said."""


class Discussions:
    """The discussions of a study, as far as the member who works here may read them."""

    def __init__(self, context: Context, targets: Targets) -> None:
        self._context = context
        self._targets = targets

    def hides(self, record: Record) -> bool:
        """Whether the member who works here is not to read a record yet: a round over the same words waits for them.

        Who was there has heard it.
        """
        if not isinstance(record, Discussion):
            return False
        there = self._context.reader in (record.author, *record.present)
        return not there and self._targets.blind_for_me(record)

    def of(self, interview: str) -> list[Discussion]:
        """The discussions on an interview and on what is in it, oldest first."""
        found = [one for one in self._context.all(Discussion, interview) if not self.hides(one)]
        return sorted(found, key=lambda one: (one.date or one.made, one.made, one.id))

    def on(self, interview: str, target: str) -> list[Discussion]:
        """Those about one unit, about the interview as a whole, or whatever else is written about."""
        return [one for one in self.of(interview) if one.target == target]

    def after(self, interview: str) -> list[Discussion]:
        """Those about a whole interview: the critical discussion after it."""
        return [one for one in self.on(interview, interview) if not one.passage.text]

    def is_after(self, interview: str) -> bool:
        """Whether one about a whole interview is written down, readable yet or not."""
        found = self._context.all(Discussion, interview)
        return any(one.target == interview and not one.passage.text for one in found)

    def get(self, identity: str) -> Discussion:
        """One discussion. Raises Refusal where it is gone, or where one has still to write alone about its words."""
        found = self._context.need(Discussion, identity)
        if self.hides(found):
            raise write_alone_first()
        return found

    def write(self, about: About, told: Told, *, held: bool = True) -> Discussion:
        """Write a discussion down, or why there was none. Raises Refusal without words.

        `about` may be a disagreement or another discussion: then it is on the same words, and goes on from it.
        """
        bare = Discussion.from_values(self._context.own_id(), {**about.values(), "author": self._context.me})
        whole = about.about == Interview.KIND and not about.passage.text
        cites = (*((about.id,) if about.id else ()), *(self._reflections(about) if whole else ()))
        made = moment()
        discussion = replace(self._telling(bare, told, held=held), cites=cites, made=made)
        self._context.record(Gesture.DISCUSSION_WRITTEN, making(discussion))
        return discussion

    def change(self, identity: str, told: Told, *, held: bool = True) -> None:
        """Change what the member who works here has written down. Raises Refusal for another's, and without words."""
        changed = self._telling(self._context.own(Discussion, identity), told, held=held)
        self._context.record(Gesture.DISCUSSION_CHANGED, setting(changed, "present", "date", "text", "held"))

    def remove(self, identity: str) -> None:
        """Take away what the member who works here has written down; undo brings it back. Raises Refusal for another's."""
        self._context.record(Gesture.DISCUSSION_REMOVED, removing(self._context.own(Discussion, identity)))

    def _telling(self, discussion: Discussion, told: Told, *, held: bool) -> Discussion:
        there, date, text = told
        if not text.strip():
            if held:
                raise Refusal(_("Nothing is written yet. Write what was said."))
            raise Refusal(_("Write in a line why there was no discussion."))
        present = dict.fromkeys(there) if held else {}
        for member in present:
            self._context.need(Member, member)
        return replace(discussion, present=tuple(present), date=date, text=text.strip(), held=held)

    def _reflections(self, about: About) -> tuple[str, ...]:
        rounds = self._context.all(Round, about.interview)
        return tuple(one.id for one in rounds if one.purpose is Purpose.REFLECTION)
