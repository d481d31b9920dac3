"""Reflexive thematic analysis: themes that researchers make, and own."""

from workbench.cellar.words import mark
from workbench.methods.protocol import Artefact, Explaining, GroupWords, Method, MethodStep

METHOD = Method(
    id="rta",
    words=mark("Reflexive thematic analysis"),
    about=mark(
        "You become familiar with the data, code it, and make themes that you answer for yourselves. "
        "Themes do not lie hidden in the data: your own perspective is part of the analysis."
    ),
    source=(
        "Braun V, Clarke V. Reflecting on reflexive thematic analysis. "
        "Qual Res Sport Exerc Health. 2019;11(4):589–597."
    ),
    steps=(
        MethodStep(
            id="reflexivity",
            words=mark("Where we stand"),
            asks=mark(
                "Each of you writes down where you stand towards the subject. It is not put aside, it is a resource."
            ),
            leaves=Artefact.PRE_UNDERSTANDINGS,
            prompts=(
                mark("What do I bring to this: life, work, convictions?"),
                mark("What might I see that others do not, and what might I overlook?"),
                mark("What would surprise me?"),
            ),
        ),
        MethodStep(
            id="familiar",
            words=mark("Familiarisation"),
            asks=mark("Read and listen to everything, more than once, and note what strikes you."),
            leaves=Artefact.IMPRESSIONS,
            prompts=(
                mark("What strikes me?"),
                mark("How does this person make sense of what happened?"),
                mark("How do I react to it, and why?"),
            ),
        ),
        MethodStep(
            id="coding",
            words=mark("Coding"),
            asks=mark(
                "Go through the whole data set and mark what matters for your question, both what is said outright and "
                "what lies beneath."
            ),
            leaves=Artefact.UNITS,
        ),
        MethodStep(
            id="initial",
            words=mark("Initial themes"),
            asks=mark(
                "Lay together what shares a meaning, not only a topic. A unit may lie in several themes."
            ),
            leaves=Artefact.CLUSTERS,
            prompts=(mark("What is the idea that holds this together?"),),
        ),
        MethodStep(
            id="review",
            words=mark("Reviewing themes"),
            asks=mark(
                "Hold each theme against its units, and then against the whole data set. "
                "Be ready to let a theme go."
            ),
            leaves=Artefact.FIGURES,
            prompts=(mark("Does the theme hold together?"), mark("What does it leave out?")),
        ),
        MethodStep(
            id="define",
            words=mark("Defining and naming themes"),
            asks=mark("Say in a few sentences what each theme is about and where it ends, and name it."),
            leaves=Artefact.CONSTITUENTS,
            prompts=(mark("What story does this theme tell?"), mark("Does the name tell it, too?")),
        ),
        MethodStep(
            id="write",
            words=mark("Writing"),
            asks=mark("Write the analysis with quotes. Interpreting is welcome, and it is yours."),
            leaves=Artefact.ANALYTIC_TEXTS,
        ),
    ),
    groups=GroupWords(
        one=mark("theme"),
        a=mark("a theme"),
        the=mark("the theme"),
        many=mark("themes"),
        several=mark("Themes"),
        parts=mark("Parts of themes"),
        new=mark("New theme"),
    ),
    constituent=mark("Theme"),
    explaining=Explaining.WELCOME,
    checks=(
        mark("Is each theme a pattern of shared meaning, and not only a summary of a topic?"),
        mark("Do we write that we made the themes, and not that they emerged?"),
        mark("Can a reader see where we stand?"),
    ),
)
