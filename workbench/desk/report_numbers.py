"""The small numbers of the results: each sentence has one, in the order in which it is read.

They are the same whatever is chosen to leave the study. A mark, the beginning of a sentence's identity, finds it also after
others have been written before it.
"""

from dataclasses import dataclass

from workbench.desk.results import Results
from workbench.study.results import Genre, Section, Sentence

MARK = 6
"""Letters of a mark."""


@dataclass(frozen=True)
class Numbered:
    """A sentence, or a quote that stands there, with its number."""

    number: int
    section: Section
    sentence: Sentence

    @property
    def mark(self) -> str:
        """What finds it again."""
        return self.sentence.id[:MARK]


def numbered(results: Results) -> list[Numbered]:
    """All sentences that say something, condensates last. A quote that two computers have put into one is passed over."""
    sections = results.sections()
    ordered = [one for one in sections if one.genre is not Genre.CONDENSATE]
    ordered += [one for one in sections if one.genre is Genre.CONDENSATE]
    found: list[Numbered] = []
    for section in ordered:
        for sentence in results.sentences(section.id):
            as_quote = bool(sentence.quote) and section.genre is not Genre.CONDENSATE
            if as_quote or sentence.text.text.strip():
                found.append(Numbered(len(found) + 1, section, sentence))
    return found


def wanted(found: list[Numbered], reference: str) -> Numbered | None:
    """The sentence with this number or mark, or None."""
    asked = reference.strip().lower()
    by_mark = next((one for one in found if one.mark == asked), None)
    return by_mark or next((one for one in found if str(one.number) == asked), None)
