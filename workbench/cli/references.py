"""A number of the report told on the command line: what its sentence rests on, and where that is heard."""

from workbench.cellar.words import _
from workbench.cli.output import tell, tell_json
from workbench.desk.desk import Desk
from workbench.desk.report import Found, Pointed
from workbench.exchange.plain import one_line
from workbench.exchange.report.layout_results import gone_in_words, places_in_words


def tell_reference(desk: Desk, asked: str, *, as_json: bool) -> None:
    """Print what the number (or the letters beside it) leads to. Raises Refusal where there is no such sentence."""
    pointed = desk.report.reference(asked)
    if as_json:
        tell_json(_as_json(pointed))
        return
    tell(f"{pointed.number} [{pointed.mark}] {one_line(pointed.sentence)}")
    if pointed.whole:
        tell(_("Carried by the whole."))
    for name, found in pointed.strands:
        if name:
            tell(_("“{words}”").format(words=one_line(name)))
        for one in found:
            [where] = places_in_words((one.place,))
            tell(f"  {where}  {one_line(one.words)}")
    for words in gone_in_words(pointed.gone):
        tell(words)
    if not (pointed.strands or pointed.gone or pointed.whole):
        tell(_("It does not say yet what it rests on."))


def _as_json(pointed: Pointed) -> dict[str, object]:
    return {
        "number": pointed.number,
        "letters": pointed.mark,
        "sentence": pointed.sentence,
        "whole": pointed.whole,
        "rests on": [
            {"name": name or None, "units": [_unit(one) for one in found]} for name, found in pointed.strands
        ],
        "no longer there": [name or None for name in pointed.gone],
    }


def _unit(one: Found) -> dict[str, object]:
    start = one.place.start
    return {
        "participant": one.place.code or None,
        "interview": one.place.interview,
        "recording": one.place.recording or 1,
        "start": None if start is None else start / 1000,
        "words": one.words,
    }
