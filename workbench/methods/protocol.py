"""What a method is: the steps that it asks for, what each leaves behind, and the rules by which units are grouped.

A method guides and never locks: a step is done when what it leaves behind is there, or when the group says in one line
why not. Words are marked for translation; `source` is a reference and stays as it is.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.cellar.words import _, mark


class Artefact(StrEnum):
    """What a step leaves behind in the study, by which one sees that it was taken."""

    PRE_UNDERSTANDINGS = "pre-understandings"
    IMPRESSIONS = "impressions"
    THEME_LISTS = "theme-lists"
    AGREED_THEMES = "agreed-themes"
    UNITS = "units"
    BRIDLING_NOTES = "bridling-notes"
    CLUSTERS = "clusters"
    FIGURES = "figures"
    SUBGROUPS = "subgroups"
    CONDENSATES = "condensates"
    CONSTITUENTS = "constituents"
    ESSENCE = "essence"
    ANALYTIC_TEXTS = "analytic-texts"
    NEW_WHOLE = "new-whole"
    QUOTES = "quotes"


class Explaining(StrEnum):
    """What the method thinks of words that explain ("because", "due to")."""

    WITHHELD = "withheld"
    LATER = "later"
    WELCOME = "welcome"


@dataclass(frozen=True, kw_only=True)
class MethodStep:
    """One step. `asks` says in plain words what is to be done, `prompts` are questions that help to do it."""

    id: str
    words: str
    asks: str
    leaves: Artefact
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GroupWords:
    """What the method calls a group of units, all marked: `one`, `a` and `the` as they stand in a sentence, `many` of
    them there, `several` as a heading, `parts` of them as a heading, and what stands on a button that makes a `new` one.
    """

    one: str
    a: str
    the: str
    many: str
    several: str
    parts: str
    new: str

    def put_into(self, sentence: str, **others: object) -> str:
        """A sentence in the reader's language, with the words for a group at `{one}`, `{a}`, `{the}` and `{many}`."""
        return sentence.format(one=_(self.one), a=_(self.a), the=_(self.the), many=_(self.many), **others)


@dataclass(frozen=True, kw_only=True)
class Method:
    """A method as a declaration: the `METHOD` of its module.

    `one_group`: whether a unit lies in one group at a time (its history is in the log), or may lie in several.
    """

    id: str
    words: str
    about: str
    source: str
    steps: tuple[MethodStep, ...]
    groups: GroupWords
    constituent: str = mark("Constituent")
    """What a text is called that describes a part of what was found."""
    one_group: bool = False
    explaining: Explaining = Explaining.WITHHELD
    checks: tuple[str, ...] = field(default=())
    """What to ask of the whole at the end, marked."""
