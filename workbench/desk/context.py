"""What every use case works with: the log, the archive and the member who works here now."""

from collections.abc import Iterable
from typing import TypeVar

from workbench.archive.study_archive import StudyArchive
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.gestures import Gesture
from workbench.desk.headings import Headings
from workbench.desk.keyring import Keyring
from workbench.history.log import Log, Write
from workbench.history.steps import Step
from workbench.methods import method_called
from workbench.methods.protocol import Method
from workbench.study.ids import new_id, of_member
from workbench.study.interviews import StudyFacts
from workbench.study.people import Member
from workbench.study.records import Record
from workbench.study.visibility import may_read, may_write

R = TypeVar("R", bound=Record)


class Context:
    """One opened study, as seen by the member who works here now."""

    def __init__(self, archive: StudyArchive, keyring: Keyring | None = None) -> None:
        self.archive = archive
        self.keyring = keyring or Keyring(archive)
        self.log = Log(archive.shelf, archive.replica, sign=self.keyring.sign)
        self.headings = Headings(archive.shelf)
        self.member: Member | None = None

    @property
    def me(self) -> str:
        """The identity of the member who works here. Raises Refusal if nobody does."""
        if self.member is None:
            raise Refusal(_("Nobody is signed in. Say first who is working now."))
        return self.member.id

    def hand(self, member: str) -> str:
        """Who can sign for long work that `member` asked for: that member, or whoever works here instead."""
        return member if self.keyring.holds(member) else self.me

    def record(self, gesture: Gesture, writes: Iterable[Write], *, lasting: bool = False) -> Step | None:
        """One gesture of the member who works here, durable when this returns."""
        return self.log.record(self.me, gesture.value, writes, lasting=lasting)

    def find(self, kind: type[R], identity: str) -> R | None:
        """A record that is there and that the member may read, or None."""
        body = self.archive.shelf.body(kind.KIND, identity)
        if body is None:
            return None
        record = kind.from_values(body.id, body.values)
        return record if may_read(self.reader, record) else None

    def need(self, kind: type[R], identity: str) -> R:
        """A record that is there. Raises Refusal if it is not."""
        record = self.find(kind, identity)
        if record is None:
            raise Refusal(_("This is no longer there. Somebody has taken it away; nothing was changed."))
        return record

    def own(self, kind: type[R], identity: str) -> R:
        """A record that the member may change. Raises Refusal for another's mark or note."""
        record = self.need(kind, identity)
        if not may_write(self.me, record):
            author = self.find(Member, str(getattr(record, "author", "")))
            raise Refusal(
                _("This belongs to {name}. Only its author can change it; you can write your own.").format(
                    name=author.name if author else _("another member")
                )
            )
        return record

    def all(self, kind: type[R], scope: str | None = None) -> list[R]:
        """All records of a kind (of one scope, if given) that the member may read."""
        bodies = self.archive.shelf.bodies(kind.KIND, scope)
        records = [kind.from_values(body.id, body.values) for body in bodies]
        return [record for record in records if may_read(self.reader, record)]

    def own_id(self) -> str:
        """A new identity for what the member who works here writes."""
        return of_member(new_id(), self.me)

    @property
    def facts(self) -> StudyFacts:
        """The study's name and so on."""
        study = self.archive.study
        return self.find(StudyFacts, study) or StudyFacts(id=study)

    @property
    def method(self) -> Method:
        """The method that the study follows."""
        return method_called(self.facts.method)

    def name_of(self, member: str) -> str:
        """A member's name, as a sentence begins with it; words for somebody who is not known here."""
        known = self.find(Member, member)
        return known.name if known else _("Another member")

    @property
    def reader(self) -> str:
        """The identity of whoever reads; empty where nobody is signed in."""
        return self.member.id if self.member else ""
