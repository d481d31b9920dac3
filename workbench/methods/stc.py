"""Systematic text condensation: four steps from themes to an analytic text."""

from workbench.cellar.words import mark
from workbench.methods.protocol import Artefact, Explaining, GroupWords, Method, MethodStep

METHOD = Method(
    id="stc",
    words=mark("Systematic text condensation"),
    about=mark(
        "Four steps: themes from a first reading, units sorted into code groups, a condensate for each subgroup, and "
        "an analytic text that is held against the whole transcripts."
    ),
    source=(
        "Malterud K. Systematic text condensation: a strategy for qualitative analysis. "
        "Scand J Public Health. 2012;40(8):795–805."
    ),
    steps=(
        MethodStep(
            id="lists",
            words=mark("Preliminary themes, each alone"),
            asks=mark(
                "Each of you reads everything to get a view of the whole, and writes a short list of preliminary themes "
                "before seeing the others' lists."
            ),
            leaves=Artefact.THEME_LISTS,
            prompts=(mark("Which themes come to mind? Write one on each line."),),
        ),
        MethodStep(
            id="agreed",
            words=mark("An agreed list"),
            asks=mark(
                "Lay the lists beside each other and agree on one. Everybody's themes are looked at; what is not taken "
                "up can still be read."
            ),
            leaves=Artefact.AGREED_THEMES,
            prompts=(
                mark("Which themes are about the same?"),
                mark("Which theme has only one of you seen, and what is lost without it?"),
            ),
        ),
        MethodStep(
            id="units",
            words=mark("Units of meaning"),
            asks=mark(
                "Go through the transcripts and mark the words that say something about one of the themes. "
                "The rest may stay unmarked."
            ),
            leaves=Artefact.UNITS,
        ),
        MethodStep(
            id="code-groups",
            words=mark("Code groups"),
            asks=mark(
                "Sort each unit into one code group at a time; it may be moved, and groups may be changed. "
                "What fits nowhere stays at hand."
            ),
            leaves=Artefact.CLUSTERS,
            prompts=(
                mark("What do all units in this group tell about?"),
                mark("What is left over, and why?"),
            ),
        ),
        MethodStep(
            id="subgroups",
            words=mark("Subgroups"),
            asks=mark("Divide each code group into two or three subgroups, each with a shade of its own."),
            leaves=Artefact.SUBGROUPS,
        ),
        MethodStep(
            id="condensates",
            words=mark("Condensates"),
            asks=mark(
                "For each subgroup write one text in the first person that holds what its units say. Tick each unit: "
                "taken up, or left for a reason that you write down. A condensate is no quote."
            ),
            leaves=Artefact.CONDENSATES,
            prompts=(
                mark("Could each of those who said this recognise themselves in it?"),
                mark("Which unit says the opposite?"),
            ),
        ),
        MethodStep(
            id="analytic",
            words=mark("Analytic text"),
            asks=mark(
                "Write a text for each code group in your own words, in the third person. "
                "Give it a new heading, and add authentic quotes."
            ),
            leaves=Artefact.ANALYTIC_TEXTS,
        ),
        MethodStep(
            id="validate",
            words=mark("Held against the whole"),
            asks=mark(
                "Read the transcripts again and look for what speaks against your result. Write it down."
            ),
            leaves=Artefact.NEW_WHOLE,
            prompts=(mark("What speaks against it?"), mark("What was lost on the way?")),
        ),
    ),
    groups=GroupWords(
        one=mark("code group"),
        a=mark("a code group"),
        the=mark("the code group"),
        many=mark("code groups"),
        several=mark("Code groups"),
        parts=mark("Subgroups"),
        new=mark("New code group"),
    ),
    one_group=True,
    explaining=Explaining.LATER,
    checks=(
        mark("Does each heading say what was found, and not only what was asked?"),
        mark("Does the text still agree with the whole transcripts?"),
        mark("Are all quotes the participants' own words?"),
    ),
)
