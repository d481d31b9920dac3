"""What stands in the results, as one line in words: for whoever compares two versions of it, and for lists."""

from workbench.cellar.words import _, language, mark
from workbench.desk.artificial import Artificial
from workbench.desk.context import Context
from workbench.desk.open_words import beginning, excerpt
from workbench.desk.quoted import as_it_stands, printed_text
from workbench.study.clusters import Cluster
from workbench.study.interviews import Interview
from workbench.study.people import Member
from workbench.study.provenance import WORDING
from workbench.study.quotes import Quote
from workbench.study.quoting import loose, words_of
from workbench.study.records import Json
from workbench.study.results import GROUNDS, Genre, Ground, Section, Sentence, Tick
from workbench.study.units import Unit

GENRES: dict[Genre, str] = {
    Genre.ESSENCE: mark("Essence"),
    Genre.VARIATION: mark("Variation"),
    Genre.CONDENSATE: mark("Condensate"),
    Genre.ANALYTIC: mark("Analytic text"),
    Genre.NEW_WHOLE: mark("What does not fit"),
}


def genre_words(context: Context, genre: Genre) -> str:
    """What kind of text something is, as the method of the study calls it."""
    if genre is Genre.CONSTITUENT:
        return _(context.method.constituent)
    return _(GENRES[genre])


def section_words(context: Context, section: Section) -> str:
    """What a text is called: its heading, or what kind of text it is, and on which interview."""
    if title := context.headings.over(section).title.text:
        return title
    interview = context.find(Interview, section.interview) if section.interview else None
    if interview and section.by:
        return _("{title}, read by {name}").format(title=interview.title, name=context.name_of(section.by))
    return genre_words(context, section.genre)


def ground_words(context: Context, ground: Ground) -> str:
    """What a sentence rests on, in a line."""
    match ground.kind:
        case Cluster.KIND:
            state = context.archive.shelf.state(Cluster.KIND, ground.id)
            name = Cluster.from_values(ground.id, state.values()).name.text if state else ""
            return _("“{words}”").format(words=name) if name else _without_name(context)
        case Unit.KIND:
            unit = context.find(Unit, ground.id)
            return excerpt(unit.anchor.text) if unit else _("A unit that is gone")
        case Section.KIND:
            return _("What the condensate takes up")
        case _:
            interview = context.find(Interview, ground.id)
            return interview.title if interview else _("An interview that is gone")


def _without_name(context: Context) -> str:
    return beginning(context.method.groups.put_into(_("{a} without a name")))


def printed_words(context: Context, quote_id: str) -> str:
    """The words of a quote as they are printed; empty where it is gone."""
    found = context.find(Quote, quote_id)
    if found is None:
        return ""
    quote = as_it_stands(context, found)
    if loose(words_of(quote.anchor), quote.edits) or Artificial(context).in_quote(quote):
        return _("A quote that somebody has to look at first")
    return printed_text(quote, language())


def sentence_words(context: Context, sentence: Sentence) -> str:
    """A sentence, or the quote that stands in its place, in a line."""
    if not sentence.quote:
        return sentence.text.text
    printed = printed_words(context, sentence.quote)
    return excerpt(printed) if printed else _("A quote that is gone")


def value_in_words(context: Context, kind: str, name: str, value: Json) -> str | None:
    """A value of a record of the results in words; None for any other."""
    match kind, name, value:
        case (
            (Section.KIND, "title", list()) | (Sentence.KIND, "text", list()) | (Cluster.KIND, "name", list())
        ):
            wording = WORDING.decode(value)
            names = [member.name for one in wording.authors if (member := context.find(Member, one))]
            text = wording.text or _("without words")
            return (
                _("{words} (worded by {names})").format(words=text, names=", ".join(names)) if names else text
            )
        case Sentence.KIND, "rests", list():
            return ", ".join(ground_words(context, one) for one in GROUNDS.decode(value)) or _("nothing")
        case Sentence.KIND, "whole", bool():
            return _("carried by the whole") if value else _("not carried by the whole")
        case Tick.KIND, "taken", bool():
            return _("taken up") if value else _("left")
        case Section.KIND, "genre", str():
            return genre_words(context, Genre(value))
        case (Section.KIND, "within", str()):
            around = context.find(Section, value)
            return section_words(context, around) if around else _("by itself")
        case _:
            return None
