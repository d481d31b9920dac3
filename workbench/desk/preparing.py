"""What readers bring and what they meet first: each writes the own before reading the others'."""

from dataclasses import replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.history.log import making, moment, setting
from workbench.study.ids import of_member
from workbench.study.interviews import Interview, Turn
from workbench.study.people import Member
from workbench.study.preparing import Impression, PreUnderstanding
from workbench.study.records import Record


class Preparing:
    """Pre-understandings and impressions of the whole, as far as the member who works here may read them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def own(self, member: str = "") -> PreUnderstanding | None:
        """What the member who works here (or another) has said to bring; without words where that is nothing."""
        return self._context.find(PreUnderstanding, self._brought_id(member or self._context.reader))

    def bring(self, text: str) -> None:
        """Write down, or change, what one brings. Raises Refusal without words."""
        if not text.strip():
            raise Refusal(_("Nothing is written yet. Write what you bring, or say that you bring nothing."))
        self._bring(text.strip())

    def bring_nothing(self) -> None:
        """Say that one brings nothing to write down: that is an answer, too."""
        self._bring("")

    def brought(self) -> list[PreUnderstanding]:
        """What may be read: the own, and those of the others once the own is said; the oldest first."""
        found = [one for one in self._context.all(PreUnderstanding) if not hides(self._context, one)]
        return sorted(found, key=lambda one: (one.made, one.id))

    def bringing(self) -> set[str]:
        """The members who have said what they bring; for counting."""
        return {one.author for one in self._context.all(PreUnderstanding)}

    def waiting(self) -> int:
        """How many others' may be read once the member who works here has said what they bring."""
        return sum(hides(self._context, one) for one in self._context.all(PreUnderstanding))

    def waiting_impressions(self) -> list[Interview]:
        """The interviews of which others have written impressions that may be read once the own is written."""
        hidden = {one.interview for one in self._context.all(Impression) if hides(self._context, one)}
        return [one for one in self.readable() if one.id in hidden]

    def waiting_for(self, interview: str) -> int:
        """How many others' impressions of an interview may be read once the own is written."""
        return sum(hides(self._context, one) for one in self._context.all(Impression, interview))

    def impression(self, interview: str) -> Impression | None:
        """The own impression of an interview."""
        return self._context.find(Impression, of_member(interview, self._context.reader))

    def impress(self, interview: str, text: str) -> None:
        """Write down, or change, the own impression of a whole interview. Raises Refusal without words."""
        self._context.need(Interview, interview)
        if not text.strip():
            raise Refusal(_("Nothing is written yet. Write in a few words what stays with you."))
        known = self.impression(interview)
        if known and known.text == text.strip():
            return
        impression = known or Impression(
            id=of_member(interview, self._context.me),
            interview=interview,
            author=self._context.me,
            made=moment(),
        )
        self._write(Gesture.IMPRESSION_WRITTEN, known, replace(impression, text=text.strip()))

    def impressions(self, interview: str) -> list[Impression]:
        """The impressions of an interview that may be read: the own first, then the others' once there is an own."""
        found = [one for one in self._context.all(Impression, interview) if not hides(self._context, one)]
        return sorted(found, key=lambda one: (one.author != self._context.reader, one.made, one.id))

    def readable(self) -> list[Interview]:
        """The interviews that have words to read, in the study's order."""
        count = self._context.archive.shelf.count
        found = [one for one in self._context.all(Interview) if count(Turn.KIND, one.id)]
        return sorted(found, key=lambda one: (one.place, one.id))

    def unread(self) -> list[Interview]:
        """Those of them of which the member who works here has written no impression yet."""
        return [one for one in self.readable() if self.impression(one.id) is None]

    def _bring(self, text: str) -> None:
        known = self.own()
        if known and known.text == text:
            return
        identity = self._brought_id(self._context.me)
        brought = known or PreUnderstanding(id=identity, author=self._context.me, made=moment())
        self._write(Gesture.PRE_UNDERSTANDING_WRITTEN, known, replace(brought, text=text))

    def _write(self, gesture: Gesture, known: Record | None, record: PreUnderstanding | Impression) -> None:
        self._context.record(gesture, setting(record, "text") if known else making(record))

    def _brought_id(self, member: str) -> str:
        return of_member(self._context.archive.study, member)


def hides(context: Context, record: Record) -> bool:
    """Whether another's record waits until the member who works here has written the own."""
    me = context.reader
    match record:
        case PreUnderstanding():
            own = of_member(context.archive.study, me)
        case Impression():
            own = of_member(record.interview, me)
        case _:
            return False
    return record.author != me and context.archive.shelf.body(record.KIND, own) is None


def members_now(context: Context) -> list[Member]:
    """Those who are in the study now."""
    return [member for member in context.all(Member) if not member.left]
