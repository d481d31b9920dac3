"""Making and opening a study."""

import json
from pathlib import Path
from typing import Any

from workbench.archive.header import USUAL_COST, Cost
from workbench.archive.study_archive import StudyArchive
from workbench.cellar.errors import Refusal
from workbench.cellar.places import resources
from workbench.cellar.words import _, language
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.members import new_member
from workbench.history.log import making
from workbench.study.interviews import StudyFacts
from workbench.study.people import Role, VoiceRole

HEADER = "study.json"


def is_study(folder: Path) -> bool:
    """Whether a folder looks like a study, without opening it."""
    return (folder / HEADER).is_file()


def make_study(
    folder: Path,
    name: str,
    passphrase: str,
    *,
    member: str,
    roles: tuple[Role, ...] = (Role.LEAD,),
    pin: str = "",
    language_of_interviews: str = "",
    sample: bool = False,
    cost: Cost = USUAL_COST,
) -> Desk:
    """Make a study with its first member, who works here from then on.

    Raises Refusal for an empty name or passphrase, an unfit PIN or a folder that exists; nothing is made then.
    """
    if not name.strip():
        raise Refusal(_("A study needs a name."))
    first = new_member(member, roles, language(), pin, 0)
    archive = StudyArchive.make(folder, passphrase, cost)
    desk = Desk(archive, first)
    facts = StudyFacts(
        id=archive.study, name=name.strip(), language=language_of_interviews, sample=sample
    )
    desk.context.record(Gesture.STUDY_MADE, [*making(facts), *making(first)], lasting=True)
    return desk


def open_study(folder: Path, passphrase: str) -> Desk:
    """Open a study. Where it has one member without a PIN, that member works here; otherwise nobody yet.

    Raises Refusal for a wrong passphrase, a damaged study, one of a newer version, or one that is open
    elsewhere; nothing is changed then.
    """
    archive = StudyArchive.open(folder, passphrase)
    try:
        desk = Desk(archive, None)
        members = desk.members.list()
    except BaseException:
        archive.close()
        raise
    if len(members) == 1 and not members[0].pin:
        desk.members.switch(members[0].id)
    return desk


def sample_facts() -> dict[str, Any]:
    """What the sample study is made of (see `resources/sample/`)."""
    return json.loads((resources() / "sample" / "study.json").read_text("utf-8"))


def sample_recording() -> Path:
    """The sound of the sample interview."""
    return resources() / "sample" / str(sample_facts()["interview"]["recording"])


def make_sample_study(folder: Path, cost: Cost = USUAL_COST) -> Desk:
    """Make the sample study: its members and its interview, whose recording is still to be added."""
    facts = sample_facts()
    spoken = language()
    first, *others = facts["members"]
    desk = make_study(
        folder,
        facts["name"][spoken],
        facts["passphrase"],
        member=first["name"],
        roles=_roles(first),
        pin=first["pin"],
        language_of_interviews=facts["interview"]["language"],
        sample=True,
        cost=cost,
    )
    for other in others:
        desk.members.add(other["name"], _roles(other), spoken, other["pin"])
    told = facts["interview"]
    interview = desk.interviews.add(
        told["title"][spoken], participant_code=told["participant"], language=told["language"]
    )
    desk.interviews.add_speaker(interview.id, facts["members"][0]["name"], VoiceRole.RESEARCHER)
    desk.interviews.add_speaker(interview.id, facts["members"][1]["name"], VoiceRole.PEER)
    desk.interviews.add_speaker(interview.id, told["participant"], VoiceRole.PARTICIPANT)
    return desk


def _roles(told: dict[str, Any]) -> tuple[Role, ...]:
    return tuple(Role(role) for role in told["roles"])
