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
                "Each reads everything and writes a list of preliminary themes, before seeing the others' lists."
            ),
            leaves=Artefact.THEME_LISTS,
            prompts=(mark("Which themes come to mind? One on each line."),),
        ),
        MethodStep(
            id="agreed",
            words=mark("An agreed list"),
            asks=mark(
                "Lay the lists beside each other and negotiate one list. What was left out stays in the lists."
            ),
            leaves=Artefact.AGREED_THEMES,
        ),
        MethodStep(
            id="units",
            words=mark("Units of meaning"),
            asks=mark("Mark the words that say something about the themes."),
            leaves=Artefact.UNITS,
        ),
        MethodStep(
            id="code-groups",
            words=mark("Code groups"),
            asks=mark("Sort each unit into one code group. What is left over stays at hand."),
            leaves=Artefact.CLUSTERS,
        ),
        MethodStep(
            id="subgroups",
            words=mark("Subgroups"),
            asks=mark("Divide each code group into two or three subgroups."),
            leaves=Artefact.SUBGROUPS,
        ),
        MethodStep(
            id="condensates",
            words=mark("Condensates"),
            asks=mark(
                "For each subgroup write a text in the first person that holds what its units say. "
                "Tick each unit: taken up, or left because …"
            ),
            leaves=Artefact.CONDENSATES,
        ),
        MethodStep(
            id="analytic",
            words=mark("Analytic text"),
            asks=mark("Write a text for each code group, give it a new heading, and add authentic quotes."),
            leaves=Artefact.ANALYTIC_TEXTS,
        ),
        MethodStep(
            id="validate",
            words=mark("Held against the whole"),
            asks=mark("Read the transcripts again. What speaks against the result?"),
            leaves=Artefact.NEW_WHOLE,
            prompts=(mark("What speaks against it?"), mark("What was lost on the way?")),
        ),
    ),
    groups=GroupWords(
        one=mark("code group"), several=mark("Code groups"), part=mark("subgroup"), new=mark("New code group")
    ),
    one_group=True,
    explaining=Explaining.LATER,
)
