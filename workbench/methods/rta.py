"""Reflexive thematic analysis: themes that researchers make, and own."""

from workbench.cellar.words import mark
from workbench.methods.protocol import Artefact, Explaining, GroupWords, Method, MethodStep

METHOD = Method(
    id="rta",
    words=mark("Reflexive thematic analysis"),
    about=mark(
        "You become familiar with the data, code it, and develop themes that you make yourselves and answer for. "
        "Your own perspective is part of the analysis."
    ),
    source=(
        "Braun V, Clarke V. Reflecting on reflexive thematic analysis. "
        "Qual Res Sport Exerc Health. 2019;11(4):589–597."
    ),
    steps=(
        MethodStep(
            id="reflexivity",
            words=mark("Where we stand"),
            asks=mark("Each writes down where they stand towards the subject: it is part of the analysis."),
            leaves=Artefact.PRE_UNDERSTANDINGS,
            prompts=(mark("What do I bring to this?"), mark("What would surprise me?")),
        ),
        MethodStep(
            id="familiar",
            words=mark("Familiarisation"),
            asks=mark("Read and listen to everything, and note what strikes you."),
            leaves=Artefact.IMPRESSIONS,
            prompts=(mark("What strikes me?"),),
        ),
        MethodStep(
            id="coding",
            words=mark("Coding"),
            asks=mark("Mark what is of interest to your question, through the whole data set."),
            leaves=Artefact.UNITS,
        ),
        MethodStep(
            id="initial",
            words=mark("Initial themes"),
            asks=mark("Lay together what shares a meaning. A unit may lie in several themes."),
            leaves=Artefact.CLUSTERS,
        ),
        MethodStep(
            id="review",
            words=mark("Reviewing themes"),
            asks=mark("Hold each theme against its extracts and against the whole data set."),
            leaves=Artefact.FIGURES,
            prompts=(mark("Does the theme hold together?"), mark("What does it leave out?")),
        ),
        MethodStep(
            id="define",
            words=mark("Defining and naming themes"),
            asks=mark("Say what each theme is about, where it ends, and give it its name."),
            leaves=Artefact.CONSTITUENTS,
        ),
        MethodStep(
            id="write",
            words=mark("Writing"),
            asks=mark("Write the analysis with quotes; interpretation is welcome and yours."),
            leaves=Artefact.ANALYTIC_TEXTS,
        ),
    ),
    groups=GroupWords(
        one=mark("theme"), several=mark("Themes"), part=mark("part of a theme"), new=mark("New theme")
    ),
    explaining=Explaining.WELCOME,
)
