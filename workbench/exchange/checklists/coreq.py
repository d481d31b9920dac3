"""COREQ: 32 items for studies with interviews and focus groups. Headings and questions are in our own words."""

from workbench.cellar.words import mark
from workbench.exchange.checklists.protocol import Checklist, Item, Part

CHECKLIST = Checklist(
    id="coreq",
    name="COREQ",
    about=mark("For studies with interviews and focus groups."),
    source="Tong A, Sainsbury P, Craig J. Consolidated criteria for reporting qualitative research (COREQ): a 32-item checklist for interviews and focus groups. Int J Qual Health Care. 2007;19(6):349–57. doi:10.1093/intqhc/mzm042",
    parts=(
        Part(
            mark("Who we are"),
            (
                Item(
                    "1",
                    mark("Who led the interviews"),
                    mark("Who sat with the participants, and did several lead together?"),
                ),
                Item("2", mark("Education"), mark("What education do those who did the research bring?")),
                Item("3", mark("Work"), mark("What did they work with at the time of the study?")),
                Item("4", mark("Gender"), mark("Which gender are those who led the interviews?")),
                Item(
                    "5",
                    mark("Experience"),
                    mark("What have they learnt or lived through that prepared them for this?"),
                ),
            ),
        ),
        Part(
            mark("Between us and the participants"),
            (
                Item(
                    "6",
                    mark("Known from before"),
                    mark("Did they and the participants know each other before the study, and how?"),
                ),
                Item(
                    "7",
                    mark("What participants knew of us"),
                    mark(
                        "What had participants been told about the people they met, and about why the study is done?"
                    ),
                ),
                Item(
                    "8",
                    mark("Own position"),
                    mark(
                        "What is told of the researchers’ and competence-group members’ own position, wishes and pre-understanding?"
                    ),
                ),
            ),
        ),
        Part(
            mark("Way of working"),
            (
                Item(
                    "9",
                    mark("Method and what it rests on"),
                    mark("Which method was followed, and which thinking stands behind it?"),
                ),
            ),
        ),
        Part(
            mark("Choosing participants"),
            (
                Item(
                    "10",
                    mark("How they were chosen"),
                    mark("In which way were participants found and chosen?"),
                ),
                Item(
                    "11",
                    mark("How they were asked"),
                    mark("How did the first contact come about: by letter, by telephone, through somebody?"),
                ),
                Item("12", mark("How many"), mark("How many people took part?")),
                Item(
                    "13",
                    mark("Who did not take part"),
                    mark("How many said no or stopped on the way, and why, as far as they told?"),
                ),
            ),
        ),
        Part(
            mark("Where and with whom"),
            (
                Item("14", mark("Place"), mark("Where did the interviews take place?")),
                Item(
                    "15",
                    mark("Others in the room"),
                    mark("Was anybody else there besides participants and interviewers?"),
                ),
                Item(
                    "16",
                    mark("Who the participants are"),
                    mark(
                        "What does a reader have to know of the participants, without anybody being recognised? And when was it?"
                    ),
                ),
            ),
        ),
        Part(
            mark("Interviews"),
            (
                Item(
                    "17",
                    mark("Guide"),
                    mark("Which questions were prepared, who shaped them, and were they tried out?"),
                ),
                Item(
                    "18",
                    mark("More than one interview"),
                    mark("Was anybody interviewed more than once? How often?"),
                ),
                Item("19", mark("Recording"), mark("Was sound or picture recorded?")),
                Item(
                    "20", mark("Notes"), mark("Were notes written during the interviews or straight after?")
                ),
                Item("21", mark("How long"), mark("How long did interviews and groups last?")),
                Item(
                    "22",
                    mark("When it was enough"),
                    mark(
                        "How did you see that enough had been said? If your method asks otherwise, how did you think about it?"
                    ),
                ),
                Item(
                    "23",
                    mark("Transcripts seen by participants"),
                    mark("Could participants read what was written down, and say what is wrong?"),
                ),
            ),
        ),
        Part(
            mark("Analysis"),
            (
                Item(
                    "24",
                    mark("Who read and marked"),
                    mark("How many worked on the transcripts, and who were they?"),
                ),
                Item(
                    "25",
                    mark("How meaning was gathered"),
                    mark("Can a reader see how units were laid together, step by step?"),
                ),
                Item(
                    "26",
                    mark("Where results come from"),
                    mark("Did the themes or clusters grow out of what was said, or were they there before?"),
                ),
                Item("27", mark("Program"), mark("Which program was used, and for what?")),
                Item(
                    "28",
                    mark("Participants on the results"),
                    mark("Could participants say what they think of the results?"),
                ),
            ),
        ),
        Part(
            mark("Telling it"),
            (
                Item(
                    "29",
                    mark("Quotes"),
                    mark("Do quotes show what the results say, and can one see whose they are, by a code?"),
                ),
                Item("30", mark("Results and words agree"), mark("Does what is told fit what was said?")),
                Item("31", mark("What carries most"), mark("Do the main results stand out clearly?")),
                Item(
                    "32",
                    mark("What is different"),
                    mark("Are variations told, and what only a few or one lived through?"),
                ),
            ),
        ),
    ),
)
