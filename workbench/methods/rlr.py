"""Reflective lifeworld research: the phenomenon is bridled, described and never explained."""

from workbench.cellar.words import mark
from workbench.methods.protocol import Artefact, Explaining, GroupWords, Method, MethodStep

METHOD = Method(
    id="rlr",
    words=mark("Reflective lifeworld research"),
    about=mark(
        "You hold back what you think you know, move from the whole to the parts and back, and describe what the "
        "phenomenon is as it was lived, without explaining it."
    ),
    source="Dahlberg K, Dahlberg H, Nyström M. Reflective Lifeworld Research. 2nd ed. Lund: Studentlitteratur; 2008.",
    steps=(
        MethodStep(
            id="pre-understanding",
            words=mark("Pre-understanding"),
            asks=mark("Each writes down what they bring: what they know, expect or hope before they read."),
            leaves=Artefact.PRE_UNDERSTANDINGS,
            prompts=(
                mark("What do I think I will find?"),
                mark("What have I lived through myself that is like this?"),
                mark("What would surprise me?"),
            ),
        ),
        MethodStep(
            id="whole",
            words=mark("Reading the whole"),
            asks=mark(
                "Each reads the interviews from beginning to end without marking, and writes an impression."
            ),
            leaves=Artefact.IMPRESSIONS,
            prompts=(
                mark("What stays with me after reading?"),
                mark("What is this interview about, as a whole?"),
            ),
        ),
        MethodStep(
            id="units",
            words=mark("Units of meaning"),
            asks=mark(
                "Mark the words that carry a meaning of their own. Units of different people may overlap."
            ),
            leaves=Artefact.UNITS,
        ),
        MethodStep(
            id="bridling",
            words=mark("Bridling notes"),
            asks=mark(
                "For a unit: what is voiced, why do we understand it so, and how else could it be understood?"
            ),
            leaves=Artefact.BRIDLING_NOTES,
        ),
        MethodStep(
            id="clusters",
            words=mark("Tentative clusters"),
            asks=mark(
                "Lay units together that belong together. Name clusters late, and take them apart again."
            ),
            leaves=Artefact.CLUSTERS,
        ),
        MethodStep(
            id="figure",
            words=mark("Figure and ground"),
            asks=mark(
                "Look at each cluster in turn as the figure, with all others as the ground. What changes?"
            ),
            leaves=Artefact.FIGURES,
        ),
        MethodStep(
            id="constituents",
            words=mark("Constituents and variations"),
            asks=mark(
                "Describe what makes the phenomenon what it is, and how it varies. Constituents may overlap."
            ),
            leaves=Artefact.CONSTITUENTS,
        ),
        MethodStep(
            id="essence",
            words=mark("Essence"),
            asks=mark(
                "Describe the phenomenon itself: in the present tense, without quotes, without explaining."
            ),
            leaves=Artefact.ESSENCE,
        ),
        MethodStep(
            id="new-whole",
            words=mark("The new whole"),
            asks=mark("Read everything again with the result beside you. What does not fit?"),
            leaves=Artefact.NEW_WHOLE,
            prompts=(mark("What does not fit?"), mark("Whose experience is missing?")),
        ),
    ),
    groups=GroupWords(
        one=mark("cluster of meaning"),
        several=mark("Clusters of meaning"),
        part=mark("part of a cluster"),
        new=mark("New cluster"),
    ),
    explaining=Explaining.WITHHELD,
)
