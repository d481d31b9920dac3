"""Reflective lifeworld research: the phenomenon is bridled, described and never explained."""

from workbench.cellar.words import mark
from workbench.methods.protocol import Artefact, Explaining, GroupWords, Method, MethodStep

METHOD = Method(
    id="rlr",
    words=mark("Reflective lifeworld research"),
    about=mark(
        "You hold back what you think you know, move from the whole to the parts and back to a new whole, and describe "
        "the phenomenon as it is lived, with all its variations and without explaining it."
    ),
    source="Dahlberg K, Dahlberg H, Nyström M. Reflective Lifeworld Research. 2nd ed. Lund: Studentlitteratur; 2008.",
    steps=(
        MethodStep(
            id="pre-understanding",
            words=mark("Pre-understanding"),
            asks=mark(
                "Each of you writes down what you bring: what you know, expect or hope before you read. "
                "What is written down is easier to hold back."
            ),
            leaves=Artefact.PRE_UNDERSTANDINGS,
            prompts=(
                mark("What do I think we will find?"),
                mark("What have I lived through, read or heard that is like this?"),
                mark("What do I hope to find, and what would I rather not find?"),
                mark("What would surprise me?"),
            ),
        ),
        MethodStep(
            id="whole",
            words=mark("Reading the whole"),
            asks=mark(
                "Each of you reads the interviews from beginning to end, with an open mind and without marking "
                "anything, and writes an impression of each."
            ),
            leaves=Artefact.IMPRESSIONS,
            prompts=(
                mark("What is this interview about, as a whole?"),
                mark("What stays with me after reading?"),
                mark("What do I not understand yet?"),
            ),
        ),
        MethodStep(
            id="units",
            words=mark("Units of meaning"),
            asks=mark(
                "Mark the words in which something of the phenomenon is voiced. Units of different people may overlap."
            ),
            leaves=Artefact.UNITS,
            prompts=(mark("What does this say about the phenomenon?"),),
        ),
        MethodStep(
            id="bridling",
            words=mark("Bridling notes"),
            asks=mark(
                "For each unit you ask three questions, so that you do not understand too quickly or too definitely."
            ),
            leaves=Artefact.BRIDLING_NOTES,
            prompts=(
                mark("What does this participant voice, and what does it mean?"),
                mark("Why do we understand it this way?"),
                mark("Is there another way to understand it?"),
            ),
        ),
        MethodStep(
            id="clusters",
            words=mark("Tentative clusters"),
            asks=mark(
                "Lay units that belong together beside each other. A cluster is for now: name it late, dissolve it, "
                "lay it anew."
            ),
            leaves=Artefact.CLUSTERS,
            prompts=(mark("What do these have in common?"), mark("Where else could this unit lie?")),
        ),
        MethodStep(
            id="figure",
            words=mark("Figure and ground"),
            asks=mark(
                "Look at each cluster in turn as the figure, with all the others as its ground, and write down what you see."
            ),
            leaves=Artefact.FIGURES,
            prompts=(
                mark("What stands out in this one when the others are its background?"),
                mark("What does it change in the others?"),
            ),
        ),
        MethodStep(
            id="constituents",
            words=mark("Constituents and variations"),
            asks=mark(
                "Describe what makes the phenomenon what it is, and how it varies from person to person. "
                "Constituents may overlap, and one single experience may be a variation."
            ),
            leaves=Artefact.CONSTITUENTS,
            prompts=(
                mark("Without this, would it still be the same phenomenon?"),
                mark("Who experiences it otherwise?"),
            ),
        ),
        MethodStep(
            id="essence",
            words=mark("Essence"),
            asks=mark(
                "Describe what the phenomenon is, in the present tense, without quotes and without explaining. "
                "It stands before the constituents."
            ),
            leaves=Artefact.ESSENCE,
            prompts=(
                mark("What is the same in all variations?"),
                mark("Do we describe, or do we explain?"),
            ),
        ),
        MethodStep(
            id="new-whole",
            words=mark("The new whole"),
            asks=mark(
                "Read all interviews again with the result beside you, and write down what does not fit."
            ),
            leaves=Artefact.NEW_WHOLE,
            prompts=(mark("What does not fit?"), mark("Whose experience is missing?")),
        ),
    ),
    groups=GroupWords(
        one=mark("cluster"),
        a=mark("a cluster"),
        the=mark("the cluster"),
        many=mark("clusters"),
        several=mark("Clusters of meaning"),
        parts=mark("Parts of clusters"),
        new=mark("New cluster"),
    ),
    explaining=Explaining.WITHHELD,
    checks=(
        mark("Is the essence carried by all constituents, and each constituent by units?"),
        mark("Is there a sentence that explains instead of describing?"),
        mark("What did we write down beforehand, and did we find nothing else than that?"),
        mark("Are the unique experiences still there?"),
    ),
)
