"""From units to a report, and from a number of the report back to the second of sound, in a real window."""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.analysis_walk import BRINGS, ESSENCE, FIGURE, IMPRESSION, MASK, NAME, PASSPHRASE, SENTENCE
from tests.journeys.condensing_walk import ANALYSIS, BECAUSE, CONDENSATES, HEADING, THEMES, UNASKED, UNSEEN
from tests.journeys.laptops import Laptop
from workbench.archive.header import LEAST_COST
from workbench.desk.checking import check_study
from workbench.desk.condensates import Became
from workbench.desk.opening import make_sample_study, open_study
from workbench.desk.prepared.marking import write_units
from workbench.desk.prepared.told import Prepared
from workbench.desk.sample import missing_recordings, write_scripts
from workbench.study.clusters import Matter

LAID = ("printer", "overalls")
"""Two units of the sample study, marked by Jonas in the first interview and by Ingrid in the second."""
SORTED = (*LAID, "light")


def marked(study: Path) -> dict[str, str]:
    """The sample study with its sound and words and what is marked in them, and nothing else; the units by name."""
    with closing(make_sample_study(study, LEAST_COST)) as desk:
        for interview, file in missing_recordings(desk):
            intake = desk.recordings.intake(file, interview.id)
            intake.start()
            while not intake.wait(1).finished:
                pass
            assert intake.status.result, intake.status.sentence
        write_scripts(desk, all_of_them=True)
        prepared = Prepared(desk)
        with desk.context.log.together():
            write_units(prepared)
        return {name: unit.id for name, unit in prepared.units.items()}


@pytest.mark.timeout(120)
def test_from_units_to_a_report_and_back_to_the_sound(
    laptop: Callable[[str], Laptop], tmp_path: Path
) -> None:
    ingrid = laptop("ingrid")
    units = marked(ingrid.study)
    first, second = (units[name] for name in LAID)
    report = tmp_path / "report.html"
    ingrid.walk("analysis_walk", "work", first, second, report)
    cluster = ingrid.ended()["cluster"]
    page = report.read_text("utf-8")
    for words in (SENTENCE, ESSENCE, f"[{MASK}]", NAME):
        assert words in page
    number = re.search(re.escape(SENTENCE) + r"\D*sentence_(\d+)", page)
    assert number
    ingrid.walk("analysis_walk", "hear", number[1])
    told = ingrid.ended()
    assert SENTENCE in told["sentence"]
    with closing(open_study(ingrid.study, PASSPHRASE)) as desk:
        desk.members.switch(desk.members.list()[0].id, "1111")
        assert check_study(desk).faults == ()
        placed = [desk.units.one(one) for one in (first, second)]
        assert told["heard"] == [[one.recording, one.start_ms, one.end_ms] for one in placed]
        [before] = desk.preparing.brought()
        [impression] = desk.preparing.impressions(placed[0].unit.interview)
        [figure] = desk.clusters.notes(cluster, Matter.FIGURE)
    assert (before.text, impression.text, figure.text) == (BRINGS, IMPRESSION, FIGURE)


@pytest.mark.timeout(120)
def test_from_lists_made_apart_to_a_report_that_holds_condensates(
    laptop: Callable[[str], Laptop], tmp_path: Path
) -> None:
    group = laptop("group")
    units = marked(group.study)
    laid = [units[name] for name in SORTED]
    report = tmp_path / "report.html"
    group.walk("condensing_walk", "work", *laid, report, seconds=100)
    told = group.ended()
    page = report.read_text("utf-8")
    for words in (HEADING, ANALYSIS, f"[{MASK}]", *CONDENSATES, *CONDENSATES.values()):
        assert words in page
    number = re.search(re.escape(CONDENSATES[UNASKED]) + r"\D*sentence_(\d+)", page)
    assert number
    with closing(open_study(group.study, PASSPHRASE)) as desk:
        assert check_study(desk).faults == ()
        stacks = {stack.cluster: stack for stack in desk.clusters.layout}
        agreed = stacks[told["group"]]
        assert (agreed.name.text, agreed.units) == (THEMES["Jonas"], ())
        assert [desk.context.name_of(one) for one in agreed.name.authors] == ["Jonas"]
        parts = {stacks[part].name.text: set(stacks[part].units) for part in told["parts"].values()}
        assert parts == {UNASKED: set(laid[:2]), UNSEEN: {laid[2]}}
        [taken, left] = desk.condensates.units(told["condensates"][UNASKED])
        assert left.tick
        assert (taken.became, left.became, left.tick.because) == (Became.TAKEN, Became.LEFT, BECAUSE)
        first = desk.units.one(laid[0])
    group.walk("condensing_walk", "hear", number[1])
    heard = group.ended()
    assert CONDENSATES[UNASKED] in heard["sentence"]
    assert heard["heard"] == [[first.recording, first.start_ms, first.end_ms]]
