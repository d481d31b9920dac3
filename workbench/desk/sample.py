"""The sample study: where it lies, and making it or opening it again."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbench.cellar.errors import Refusal
from workbench.cellar.places import projects
from workbench.cellar.words import _, language
from workbench.desk.desk import Desk
from workbench.desk.opening import make_sample_study, open_study, sample_facts, sample_file
from workbench.desk.prepared import is_analysed, refuse_unfit, write_analysis
from workbench.desk.scripts import write_script
from workbench.desk.whereabouts import is_study
from workbench.study.interviews import Interview, Recording


def sample_folder() -> Path:
    """Where the sample study lies, or will lie: under its name in either language."""
    return _place(sample_facts()["name"])


def analysed_folder() -> Path:
    """Where the sample study with its prepared analysis lies, or will lie."""
    return _place(sample_facts()["analysed"])


def is_sample_folder(folder: Path) -> bool:
    """Whether one of the sample studies lies in this folder, or will."""
    return folder.resolve() in (sample_folder().resolve(), analysed_folder().resolve())


def open_sample(folder: Path, name: str = "") -> Desk:
    """The sample study at `folder`, made (and called `name`) if it is not there yet; its first member works in it.

    Raises Refusal where something else is there, or the sample without its interview.
    """
    if not is_study(folder):
        return make_sample_study(folder, name=name)
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
    """The interview of the sample study that is transcribed while one looks on.

    Raises Refusal where it was taken away, or this is another study.
    """
    for interview, told in _told(desk):
        if told.get("heard"):
            return interview
    raise Refusal(
        _(
            "The study “{name}” is not the sample study, or its interview is gone. Choose another folder."
        ).format(name=desk.facts.name)
    )


def missing_recordings(desk: Desk) -> list[tuple[Interview, Path]]:
    """The sample's interviews whose recording is still to be taken in, each with its file."""
    without = [(one, told) for one, told in _told(desk) if not desk.recordings.of(one.id)]
    return [(interview, sample_file(told["recording"])) for interview, told in without]


def is_of_sample(desk: Desk, recording: Recording) -> bool:
    """Whether a recording came with the sample study: what becomes of it nobody needs to be asked."""
    return any(
        interview.id == recording.interview and told["recording"] == recording.file_name
        for interview, told in _told(desk)
    )


def write_scripts(desk: Desk, *, all_of_them: bool = False) -> None:
    """Write down what is said in the sample's recordings that are there and have no words, as its script has it.

    Unless `all_of_them`, not what a machine is to hear.
    """
    for interview, told in _told(desk):
        recordings = desk.recordings.of(interview.id)
        if (all_of_them or not told.get("heard")) and recordings:
            write_script(desk, recordings[0], sample_file(told["words"]))


def open_analysed(folder: Path) -> Desk:
    """Like `open_sample`, for the study that `analyse` writes its analysis into; raises Refusal where it cannot be."""
    desk = open_sample(folder, sample_facts()["analysed"][language()])
    try:
        if not is_analysed(desk):
            refuse_unfit(desk)
    except BaseException:
        desk.close()
        raise
    return desk


def analyse(desk: Desk) -> None:
    """Write the prepared analysis into a sample study whose recordings are there, unless it is there already.

    Raises Refusal where other words are there than those of the script.
    """
    if not is_analysed(desk):
        with desk.context.log.together():
            write_scripts(desk, all_of_them=True)
            write_analysis(desk)


def _place(names: Mapping[str, str]) -> Path:
    # What stands after the colon is for the title: Windows has no folders with a colon.
    places = [projects() / name.split(":")[0] for name in (names[language()], *names.values())]
    return next((place for place in places if is_study(place)), places[0])


def _told(desk: Desk) -> Iterator[tuple[Interview, dict[str, Any]]]:
    """The interviews of the sample that are there, each with what `study.json` tells of it."""
    if not desk.facts.sample:
        return
    told = {one["participant"]: one for one in sample_facts()["interviews"]}
    for interview in desk.interviews.list():
        # Each once: an interview that somebody has added of the same participant comes later in the list.
        if one := told.pop(desk.interviews.participant_code(interview), None):
            yield interview, one


def sample_words() -> str:
    """What to know about the sample study: its passphrase and its members' PINs."""
    facts = sample_facts()
    pins = ", ".join(f"{told['name']} {told['pin']}" for told in facts["members"])
    return _("Made-up interviews. Passphrase: “{passphrase}”. PINs: {pins}.").format(
        passphrase=facts["passphrase"], pins=pins
    )
