"""SRQR: 21 items for qualitative research of all kinds. Headings and questions are in our own words."""

from workbench.cellar.words import mark
from workbench.exchange.checklists.protocol import Checklist, Item, Part

CHECKLIST = Checklist(
    id="srqr",
    name="SRQR",
    about=mark("For qualitative studies of all kinds."),
    source="O’Brien BC, Harris IB, Beckman TJ, Reed DA, Cook DA. Standards for reporting qualitative research: a synthesis of recommendations. Acad Med. 2014;89(9):1245–51. doi:10.1097/ACM.0000000000000388",
    parts=(
        Part(
            mark("Title and summary"),
            (
                Item(
                    "S1",
                    mark("Title"),
                    mark("Does the title say what the study is about and which kind of study it is?"),
                ),
                Item(
                    "S2",
                    mark("Summary"),
                    mark(
                        "Does the summary tell the why, the how and the main results, as the journal wants it?"
                    ),
                ),
            ),
        ),
        Part(
            mark("Introduction"),
            (
                Item(
                    "S3",
                    mark("Why the study is needed"),
                    mark("What is it that is not understood yet, and why does it matter?"),
                ),
                Item("S4", mark("Question"), mark("What did you want to find out?")),
            ),
        ),
        Part(
            mark("Methods"),
            (
                Item(
                    "S5",
                    mark("Approach"),
                    mark(
                        "Which approach did you choose, what does it rest on, and why does it fit the question?"
                    ),
                ),
                Item(
                    "S6",
                    mark("Who we are"),
                    mark(
                        "What in you may have shaped the study: training, own experience, what ties you to participants, what you expected?"
                    ),
                ),
                Item(
                    "S7",
                    mark("Surroundings"),
                    mark(
                        "In which place, time and circumstances was the study done, and how may they have mattered?"
                    ),
                ),
                Item(
                    "S8",
                    mark("Choosing participants"),
                    mark(
                        "How and why were these people or events chosen, and how was it decided that they were enough?"
                    ),
                ),
                Item(
                    "S9",
                    mark("Ethics"),
                    mark(
                        "Who approved the study, how was consent given, and how are participants protected? If something is missing, why?"
                    ),
                ),
                Item(
                    "S10",
                    mark("How it was gathered"),
                    mark("What was gathered, when, in which steps, and what changed on the way?"),
                ),
                Item(
                    "S11",
                    mark("What it was gathered with"),
                    mark("Which guide and which equipment were used, and did they change?"),
                ),
                Item(
                    "S12",
                    mark("What the study is made of"),
                    mark("How many people, interviews, notes or events are in it, and who or what are they?"),
                ),
                Item(
                    "S13",
                    mark("From sound to text"),
                    mark("How was what was said written down, checked, kept safe and made nameless?"),
                ),
                Item(
                    "S14",
                    mark("Analysis"),
                    mark(
                        "How did you get from what was said to the results, and who took part in which step?"
                    ),
                ),
                Item(
                    "S15",
                    mark("What makes it trustworthy"),
                    mark("What did you do so that others can rely on it, and why that?"),
                ),
            ),
        ),
        Part(
            mark("Results"),
            (
                Item(
                    "S16",
                    mark("What was found"),
                    mark("What are the main results, and how do they hang together?"),
                ),
                Item(
                    "S17",
                    mark("Ground in what was said"),
                    mark("Which quotes or notes show what each result rests on?"),
                ),
            ),
        ),
        Part(
            mark("Discussing it"),
            (
                Item(
                    "S18",
                    mark("What it means"),
                    mark(
                        "What do the results add to what others have found, where else may they hold, and what follows from them?"
                    ),
                ),
                Item(
                    "S19",
                    mark("Limits"),
                    mark("What does the study not show, and what could have been done otherwise?"),
                ),
            ),
        ),
        Part(
            mark("Other"),
            (
                Item(
                    "S20",
                    mark("Interests"),
                    mark("Does anybody gain or lose by the results, and how was that dealt with?"),
                ),
                Item("S21", mark("Money"), mark("Who paid, and had they a say in the study?")),
            ),
        ),
    ),
)
