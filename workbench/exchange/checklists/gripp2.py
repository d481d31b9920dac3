"""GRIPP2, short form: 5 items on what competence-group members and the public did in a study. Headings and questions are in our own words."""

from workbench.cellar.words import mark
from workbench.exchange.checklists.protocol import Checklist, Item, Part

CHECKLIST = Checklist(
    id="gripp2-sf",
    name="GRIPP2-SF",
    about=mark("How people with lived experience took part in the research."),
    source="Staniszewska S, Brett J, Simera I, et al. GRIPP2 reporting checklists: tools to improve reporting of patient and public involvement in research. BMJ. 2017;358:j3453. doi:10.1136/bmj.j3453",
    parts=(
        Part(
            mark("Competence-group members in the research"),
            (
                Item(
                    "1",
                    mark("Why competence-group members took part"),
                    mark("What was it good for, in this study, that competence-group members took part?"),
                ),
                Item(
                    "2",
                    mark("How they took part"),
                    mark(
                        "Who were the competence-group members, in which steps did they take part, and how was it made possible?"
                    ),
                ),
                Item(
                    "3",
                    mark("What came of it"),
                    mark("What did the study become because of them, for better or worse?"),
                ),
                Item(
                    "4",
                    mark("What it meant for the study"),
                    mark(
                        "How far did their taking part shape the study and its results, and what helped or hindered?"
                    ),
                ),
                Item(
                    "5",
                    mark("Looking back"),
                    mark("What went well, what did not, and what would you do otherwise next time?"),
                ),
            ),
        ),
    ),
)
