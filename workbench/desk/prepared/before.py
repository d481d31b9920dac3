"""What stands at the beginning: the guide and what was decided, what readers bring, what they meet first."""

from workbench.desk.prepared.told import Prepared
from workbench.history.log import moment, setting
from workbench.study.ids import new_id, of_member
from workbench.study.interviews import Interview
from workbench.study.preparing import Impression, PreUnderstanding
from workbench.study.trail import Decision, GuideVersion


def write_trail(prepared: Prepared) -> None:
    """The versions of the guide, the newest of them used in all interviews, and the decisions."""
    for told in prepared.told("guides"):
        author = prepared.member(told["by"])
        guide = GuideVersion(
            id=prepared.named("guide", str(told["number"]), author),
            author=author,
            number=told["number"],
            questions=told["questions"],
            changed=told["changed"],
            rejected=told["rejected"],
            proposed=prepared.members(told["proposed"]),
            date=told["date"],
            made=moment(),
        )
        prepared.keep(author, "guide-written", guide)
        for interview in prepared.interviews.values():
            used = Interview(id=interview, guide=guide.id)
            prepared.record(author, "interview-changed", setting(used, "guide"))
    for told in prepared.told("decisions"):
        author = prepared.member(told["by"])
        decision = Decision(
            id=of_member(new_id(), author),
            author=author,
            text=told["text"],
            reason=told["reason"],
            dissent=told["dissent"],
            present=prepared.members(told["present"]),
            date=told["date"],
            made=moment(),
        )
        prepared.keep(author, "decision-written", decision)


def write_preparing(prepared: Prepared) -> None:
    """What each reader brings, and each one's impression of each interview."""
    study = prepared.desk.context.archive.study
    for told in prepared.told("bringing"):
        author = prepared.member(told["by"])
        brought = PreUnderstanding(
            id=of_member(study, author), author=author, text=told["text"], made=moment()
        )
        prepared.keep(author, "pre-understanding-written", brought)
    for told in prepared.told("impressions"):
        author, interview = prepared.member(told["by"]), prepared.interviews[told["interview"]]
        impression = Impression(
            id=of_member(interview, author),
            interview=interview,
            author=author,
            text=told["text"],
            made=moment(),
        )
        prepared.keep(author, "impression-written", impression)
