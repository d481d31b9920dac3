"""The sample study: where it lies, and making it or opening it again."""

from contextlib import suppress
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.places import projects
from workbench.cellar.words import _, language
from workbench.desk.desk import Desk
from workbench.desk.opening import make_sample_study, open_study, sample_facts, sample_recording
from workbench.desk.recordings import Intake
from workbench.desk.whereabouts import is_study
from workbench.study.interviews import Interview


def sample_folder() -> Path:
    """Where the sample study lies, or will lie: under its name in either language."""
    names = sample_facts()["name"]
    # What stands after the colon is for the title: Windows has no folders with a colon.
    places = [projects() / name.split(":")[0] for name in (names[language()], *names.values())]
    return next((place for place in places if is_study(place)), places[0])


def open_sample(folder: Path) -> Desk:
    """The sample study at `folder`, made if it is not there yet; its first member works in it.

    Raises Refusal where something else is there, or the sample without its interview.
    """
    if not is_study(folder):
        return make_sample_study(folder)
    facts = sample_facts()
    desk = open_study(folder, facts["passphrase"])
    try:
        sample_interview(desk)
    except BaseException:
        desk.close()
        raise
    pins = {told["name"]: told["pin"] for told in facts["members"]}
    for member in desk.members.list():
        if desk.member is None and member.name in pins:
            with suppress(Refusal):  # somebody gave the member another PIN: then it is asked for
                desk.members.switch(member.id, pins[member.name])
    return desk


def sample_interview(desk: Desk) -> Interview:
    """The interview of the sample study. Raises Refusal where it was taken away, or this is another study."""
    interviews = desk.interviews.list()
    if desk.facts.sample and interviews:
        return interviews[0]
    raise Refusal(
        _(
            "The study “{name}” is not the sample study, or its interview is gone. Choose another folder."
        ).format(name=desk.facts.name)
    )


def sample_intake(desk: Desk) -> Intake | None:
    """The long work of taking the sample's recording in, or None where it is there."""
    interview = sample_interview(desk)
    if desk.recordings.of(interview.id):
        return None
    return desk.recordings.intake(sample_recording(), interview.id)


def sample_words() -> str:
    """What to know about the sample study: its passphrase and its members' PINs."""
    facts = sample_facts()
    pins = ", ".join(f"{told['name']} {told['pin']}" for told in facts["members"])
    return _(
        "This interview is made up. The study's passphrase is “{passphrase}”; the PINs are {pins}."
    ).format(passphrase=facts["passphrase"], pins=pins)
