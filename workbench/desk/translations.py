"""Quotes in other languages: each translation by one member, checked by others in their own names, stale or not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.artificial import Artificial, artificial_words
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.naming import fit_language
from workbench.desk.quoted import as_it_stands, printed_text
from workbench.history.log import making, moment, removing, setting
from workbench.study.quotes import Check, Quote, Translation, check_id, translation_id


@dataclass(frozen=True)
class Translated:
    """A translation as it stands. `stale`: the quote is printed otherwise than when it was translated, or (`artificial`)
    words of a condensate stand in it; it is not printed before it is translated anew.

    `checks` hold for it as it is now; `earlier` were for other words and have to be made anew.
    """

    translation: Translation
    stale: bool
    checks: tuple[Check, ...] = ()
    earlier: tuple[Check, ...] = ()
    artificial: bool = False


class Translations:
    """The translations of a study's quotes."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, quote_id: str) -> list[Translated]:
        """The translations of a quote, in the order of `among`. Raises Refusal if the quote is gone."""
        quote = self._context.need(Quote, quote_id)
        return self.among(quote.interview, [as_it_stands(self._context, quote)])[quote_id]

    def among(self, interview: str, quotes: Iterable[Quote]) -> dict[str, list[Translated]]:
        """For each of these quotes of an interview its translations by language, first those that can be printed best.

        That is one that is not stale, then one that somebody has checked, then the newest.
        """
        checks: dict[str, list[Check]] = {}
        for check in self._context.all(Check, interview):
            checks.setdefault(check.translation, []).append(check)
        written: dict[str, list[Translation]] = {}
        newest_first = sorted(
            self._context.all(Translation, interview), key=lambda one: (one.made, one.id), reverse=True
        )
        for one in newest_first:
            written.setdefault(one.quote, []).append(one)
        found: dict[str, list[Translated]] = {}
        condensed = Artificial(self._context)
        for quote in quotes:
            printed = printed_text(quote)
            standing = [
                _as_it_stands(one, printed, checks.get(one.id, []), condensed.in_translation(quote, one.text))
                for one in written.get(quote.id, [])
            ]
            standing.sort(key=lambda one: (one.translation.language, one.stale, not one.checks))
            found[quote.id] = standing
        return found

    def get(self, identity: str) -> Translated:
        """One translation. Raises Refusal if it, or its quote, is gone."""
        quote = self._context.need(Translation, identity).quote
        return next(one for one in self.of(quote) if one.translation.id == identity)

    def own(self, quote_id: str, language: str) -> Translation | None:
        """What the member who works here has written into a language, or None."""
        return self._context.find(Translation, translation_id(quote_id, language, self._context.reader))

    def write(self, quote_id: str, language: str, text: str, nuance: str = "") -> Translation:
        """Write the own translation, or write it anew: it is one of the quote as it is printed now.

        What others have checked was the words before. Raises Refusal without words, for what is no language, and for
        words of a condensate.
        """
        quote = self._context.need(Quote, quote_id)
        code = fit_language(language)
        if not code:
            raise Refusal(_("Say which language it is translated into."))
        if not text.strip():
            raise Refusal(_("Nothing is written yet. Write the quote in the other language."))
        Artificial(self._context).refuse_in_translation(quote, text)
        identity = translation_id(quote_id, code, self._context.me)
        known = self._context.find(Translation, identity)
        bare = known or Translation(
            id=identity,
            interview=quote.interview,
            quote=quote_id,
            language=code,
            author=self._context.me,
        )
        written = replace(
            bare,
            text=text.strip(),
            nuance=nuance.strip(),
            of=printed_text(as_it_stands(self._context, quote)),
            made=moment(),
        )
        writes = setting(written, "text", "nuance", "of", "made") if known else making(written)
        self._context.record(Gesture.TRANSLATED, writes)
        return written

    def check(self, identity: str, note: str = "") -> Check:
        """Say in the own name: I have compared this translation with the original and the sound.

        `note` is what does not come across. Raises Refusal for the own translation, and for one that is stale.
        """
        found = self.get(identity)
        translation = found.translation
        if translation.author == self._context.me:
            raise Refusal(_("You have translated this yourself. Let somebody else check it."))
        if found.artificial:
            raise Refusal(artificial_words())
        if found.stale:
            raise Refusal(
                _("The quote has been changed since it was translated. Let its translator look at it first.")
            )
        own = check_id(identity, self._context.me)
        known = self._context.find(Check, own)
        check = Check(
            id=own,
            interview=translation.interview,
            translation=identity,
            author=self._context.me,
            of=translation.of,
            text=translation.text,
            note=note.strip(),
            made=moment(),
        )
        writes = setting(check, "of", "text", "note", "made") if known else making(check)
        self._context.record(Gesture.TRANSLATION_CHECKED, writes)
        return check

    def uncheck(self, identity: str) -> None:
        """Take the own check back. Raises Refusal where there is none."""
        check = self._context.own(Check, check_id(identity, self._context.me))
        self._context.record(Gesture.CHECK_TAKEN_BACK, removing(check))

    def remove(self, identity: str) -> None:
        """Take the own translation away; undo brings it back. Raises Refusal for another's."""
        self._context.record(Gesture.TRANSLATION_REMOVED, removing(self._context.own(Translation, identity)))


def _as_it_stands(
    translation: Translation, printed: str, checks: list[Check], artificial: bool
) -> Translated:
    holds = [check for check in checks if (check.of, check.text) == (printed, translation.text)]
    earlier = [check for check in checks if check not in holds]
    holds.sort(key=lambda check: (check.made, check.id))
    stale = artificial or translation.of != printed
    return Translated(translation, stale, tuple(holds), tuple(earlier), artificial)
