"""Making and opening a study."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.archive.folder import StudyFolder
from workbench.archive.header import USUAL_COST, Cost
from workbench.archive.member_keys import Identity
from workbench.archive.study_archive import StudyArchive
from workbench.archive.write_protection import write_protected
from workbench.cellar.places import resources
from workbench.cellar.words import _, language
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.members import new_member, refuse_unfit_pin, with_keys
from workbench.desk.naming import fit_language, fit_name
from workbench.history.log import making, setting
from workbench.study.interviews import Mode, StudyFacts
from workbench.study.people import Participant, Role, VoiceRole


@dataclass(frozen=True)
class Founder:
    """The first member of a new study."""

    name: str
    roles: tuple[Role, ...] = (Role.LEAD,)
    pin: str = ""


def make_study(
    folder: Path,
    name: str,
    passphrase: str,
    founder: Founder,
    *,
    interviews_in: str = "",
    cost: Cost = USUAL_COST,
) -> Desk:
    """Make a study with its first member, who works here from then on.

    `interviews_in` is the language code of its interviews, or empty. Raises Refusal for an empty name or
    passphrase, an unfit PIN or a folder that exists; nothing is made then.
    """
    facts = StudyFacts(id="", name=name, language=interviews_in)
    return _made(folder, facts, passphrase, founder, cost, lambda _desk: None)


def open_study(folder: Path, passphrase: str) -> Desk:
    """Open a study. Where it has one member without a PIN, that member works here; otherwise nobody yet.

    Raises Refusal for a wrong passphrase, a damaged study, one of a newer version, or one that is open
    elsewhere; nothing is changed then.
    """
    return _desk_over(StudyArchive.open(folder, passphrase))


def read_study(folder: Path, passphrase: str) -> Desk:
    """Like `open_study`, and to read in it only where it lies where nothing can be written. Raises Refusal like it."""
    if write_protected(StudyFolder(folder)):
        return _desk_over(StudyArchive.open_to_read(folder, passphrase))
    return open_study(folder, passphrase)


def _desk_over(archive: StudyArchive) -> Desk:
    try:
        desk = Desk(archive, None)
        members = desk.members.list()
    except BaseException:
        archive.close()
        raise
    keyring = desk.context.keyring
    if len(members) == 1 and keyring.here(members[0].id) and not keyring.asks_pin(members[0].id):
        desk.members.switch(members[0].id)
    return desk


def sample_facts() -> dict[str, Any]:
    """What the sample study is made of (see `resources/sample/`)."""
    return json.loads(sample_file("study.json").read_text("utf-8"))


def sample_file(name: str) -> Path:
    """A file that the sample study is made of."""
    return resources() / "sample" / name


def make_sample_study(folder: Path, cost: Cost = USUAL_COST, name: str = "") -> Desk:
    """Make the sample study: its members and its interviews, whose recordings are still to be added."""
    told = sample_facts()
    first = told["members"][0]
    called = name or told["name"][language()]
    facts = StudyFacts(id="", name=called, language=told["language"], method=told["method"], sample=True)
    founder = Founder(first["name"], _roles(first), first["pin"])
    return _made(folder, facts, told["passphrase"], founder, cost, lambda desk: _begin_sample(desk, told))


def _begin_sample(desk: Desk, told: dict[str, Any]) -> None:
    with desk.context.log.together():
        _fill_sample(desk, told)


def _fill_sample(desk: Desk, told: dict[str, Any]) -> None:
    for other in told["members"][1:]:
        desk.members.add(other["name"], _roles(other), language(), other["pin"])
    speaking = {one["name"]: VoiceRole(one["roles"][-1]) for one in told["members"] if "speaker" in one}
    present = tuple(member.id for member in desk.members.list() if member.name in speaking)
    for interview in told["interviews"]:
        added = desk.interviews.add(
            interview["title"][language()],
            participant_code=interview["participant"],
            language=interview["language"],
            mode=Mode(interview["mode"]),
            round=interview["round"],
            date=interview["date"],
        )
        traits = tuple((what, said) for what, said in interview["traits"][language()])
        facts = (
            *setting(replace(added, present=present), "present"),
            *setting(Participant(id=added.participant, traits=traits), "traits"),
        )
        desk.context.record(Gesture.INTERVIEW_CHANGED, facts)
        for name, role in speaking.items():
            desk.interviews.add_speaker(added.id, name, role)
        desk.interviews.add_speaker(added.id, interview["participant"], VoiceRole.PARTICIPANT)


def _made(
    folder: Path,
    facts: StudyFacts,
    passphrase: str,
    founder: Founder,
    cost: Cost,
    begin: Callable[[Desk], None],
) -> Desk:
    """A study with all that it begins with; a kill in the middle leaves none rather than half a one."""
    facts = replace(facts, name=fit_name(facts.name, _("A study needs a name.")))
    facts = replace(facts, language=fit_language(facts.language))
    identity = Identity.new()
    first = new_member(identity.signing, founder.name, founder.roles, language(), 0)
    refuse_unfit_pin(founder.pin)

    def write(archive: StudyArchive) -> None:
        desk = Desk(archive, first)
        founding = with_keys(first, identity, identity.signing)
        desk.context.keyring.put(first.id, identity, founder.pin)
        named = replace(facts, id=archive.study)
        desk.context.record(Gesture.STUDY_MADE, [*making(named), *making(founding)], lasting=True)
        begin(desk)

    desk = Desk(StudyArchive.make(folder, passphrase, cost, write), None)
    desk.members.switch(first.id, founder.pin)
    return desk


def _roles(told: dict[str, Any]) -> tuple[Role, ...]:
    return tuple(Role(role) for role in told["roles"])
