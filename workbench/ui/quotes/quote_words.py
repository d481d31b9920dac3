"""Quotes, what was done to them and how their translations stand, in the reader's words."""

from collections.abc import Mapping, Sequence

from workbench.cellar.words import _, _n, mark
from workbench.desk.open_words import excerpt, joined
from workbench.desk.quote_places import Doubt
from workbench.desk.quotes import PrintedQuote, Quoted
from workbench.desk.translations import Translated
from workbench.exchange.facts import within
from workbench.study.anchors import AnchorState
from workbench.study.people import Member
from workbench.study.quotes import Edit, EditKind
from workbench.study.quoting import Word
from workbench.study.tokens import in_language
from workbench.ui.differ_words import names_of
from workbench.ui.wordings import SPOKEN, quoted

ALSO_WRITTEN = (("se", "Northern Sámi"), ("nn", "Norwegian (nynorsk)"), ("nb", "Norwegian (bokmål)"))
"""Languages that a quote may be translated into beside those that engines know by name."""


_DOUBTS: dict[Doubt, str] = {
    Doubt.ASKED: mark("Nobody but the interviewer speaks in these words. They are no participant’s."),
    Doubt.SEVERAL: mark(
        "{names} can be heard in these words, too. Cut what is not {code}’s, or it is printed as theirs."
    ),
    Doubt.UNSURE: mark(
        "Only {name} speaks in these words, and they are printed as {code}’s. Say under “Who speaks” whose voice that is."
    ),
    Doubt.UNCALLED: mark("Only {name} speaks in these words, and nobody has said whose voice that is."),
}


def languages() -> list[tuple[str, str]]:
    """What a quote can be translated into: codes and names, the two of the window first."""
    named = {code: _(words) for code, words in (*ALSO_WRITTEN, *SPOKEN) if code not in ("", "no")}
    first = ("en", "nb", "nn", "se")
    rest = sorted((code for code in named if code not in first), key=lambda code: named[code])
    return [(code, named[code]) for code in (*first, *rest)]


def language_words(code: str) -> str:
    """A language by its name; one without a name as its code."""
    return dict(languages()).get(code, code)


def language_within(code: str) -> str:
    """A language as it is written inside a sentence."""
    return within(language_words(code))


def said_words(quoted_: Quoted) -> str:
    """The quote as it was said, with nothing cut or masked."""
    return quoted(in_language(quoted_.quote.anchor.text, quoted_.tongue))


def printed_words(printed: PrintedQuote) -> str:
    """The quote as it is printed, with its code where it has one."""
    words = quoted(printed.text)
    return f"{words} ({printed.code})" if printed.code else words


def where_words(quoted_: Quoted) -> str:
    """Whose words they are, and from which interview."""
    title = _("In “{title}”").format(title=quoted_.title)
    return f"{quoted_.code} · {title}" if quoted_.code else title


def edit_words(edit: Edit, words: Sequence[Word]) -> str:
    """What was done, in a line; `words` are those of the quote, as they are shown."""
    ids = [word.id for word in words]
    if edit.first not in ids or edit.last not in ids:
        over = "…"
    else:
        chosen = words[ids.index(edit.first) : ids.index(edit.last) + 1]
        over = " ".join(word.text for word in chosen)
    match edit.kind:
        case EditKind.CUT:
            return _("Cut: {words}").format(words=excerpt(over))
        case EditKind.MASK:
            return _("Masked: {words} is printed as [{text}]").format(words=excerpt(over), text=edit.text)
        case EditKind.INSERTION:
            return _("Put in after {words}: [{text}]").format(words=excerpt(over), text=edit.text)


def review_words(printed: PrintedQuote) -> str:
    """What a correction of the transcript did to a quote; empty where there is nothing to look at."""
    if printed.artificial:
        return _(
            "Words of a condensate were put into this quote: an artificial text, which nobody has said so. So nothing of the "
            "quote is printed. Take that back below, or word the condensate otherwise."
        )
    if printed.withheld:
        return _(
            "What is cut or masked was set for other words than these, so nothing of the quote is printed. "
            "Take that back below, and set it anew."
        )
    match printed.state:
        case AnchorState.INTACT:
            return ""
        case AnchorState.CHANGED:
            return _("The transcript was corrected since. The quote still has the words as they were.")
        case AnchorState.MOVED:
            return _("These words stand at another place in the transcript now.")
        case AnchorState.ORPHANED:
            return _("These words are no longer in the transcript. The quote keeps them as they were.")


def voices_words(quoted_: Quoted) -> str:
    """Who else would be printed as the participant, or that nobody but somebody else speaks; empty where it is theirs."""
    if quoted_.doubt is None:
        return ""
    return _(_DOUBTS[quoted_.doubt]).format(
        name=quoted_.unsure, names=joined(quoted_.others), code=quoted_.code or _("the participant")
    )


def checked_words(translated: Translated, members: Mapping[str, Member]) -> str:
    """Who has checked a translation, in a sentence."""
    names = names_of([one.author for one in translated.checks], members)
    if names:
        return _("Compared with the original and the sound by {names}.").format(names=joined(names))
    if translated.earlier:
        before = names_of([one.author for one in translated.earlier], members)
        return _("{names} compared it before it was changed; it waits to be compared again.").format(
            names=joined(before)
        )
    return _("Nobody else has compared it with the original and the sound yet.")


def stale_words(translated: Translated) -> str:
    """Why a translation is not printed as it is."""
    if translated.artificial:
        return _(
            "Words of a condensate stand in it: an artificial text, which nobody has said so. It is not printed before it is "
            "translated anew, or the condensate worded otherwise."
        )
    return _("Stale: the quote is printed otherwise now than when it was translated.")


def row_words(quoted_: Quoted) -> str:
    """What stands below a quote in a list."""
    printed = quoted_.printed
    told = [_("In “{title}”").format(title=quoted_.title)]
    if not printed.code and quoted_.code:
        told.append(_("printed without a code"))
    if count := len(quoted_.quote.edits):
        told.append(_n("changed in {count} place", "changed in {count} places", count).format(count=count))
    fresh = {one.translation.language for one in printed.translations if not one.stale}
    stale = {one.translation.language for one in printed.translations} - fresh
    if fresh:
        told.append(_("in {languages}").format(languages=joined(sorted(map(language_within, fresh)))))
    if stale:
        told.append(_("stale in {languages}").format(languages=joined(sorted(map(language_within, stale)))))
    if printed.to_review:
        told.append(_("to be looked at"))
    return " · ".join(told)
