"""How a round stands, in words that everybody may read: how many are done, never who."""

from workbench.cellar.words import _, _n
from workbench.desk.open_words import excerpt
from workbench.desk.standing import Standing
from workbench.study.rounds import PartState, Purpose, Round
from workbench.ui.dates import date_words


def round_title(round_: Round) -> str:
    """What a round is over, short enough for a list."""
    match round_.purpose:
        case Purpose.REFLECTION:
            return _("Reflection notes")
        case Purpose.THEMES:
            return _("Preliminary themes")
        case Purpose.LAYING:
            return _("Laid by each alone")
        case Purpose.READING:
            words = round_.passage.text
            return excerpt(words) if words else _("The whole interview")


def round_over(round_: Round) -> str:
    """What a round is over, as it stands above its words."""
    if not round_.interview:
        return _("A round over the whole study")
    return _("A round over these words") if round_.passage.text else _("A round over the whole interview")


def count_done(standing: Standing) -> str:
    """How many are done: "2 of 3 done"."""
    return _("{done} of {all} done").format(done=standing.done, all=len(standing.round.members))


def round_state(standing: Standing) -> str:
    """What stands under a round's title in the list."""
    if standing.mine is PartState.WRITING:
        told = _("You have not finished your part. {count}").format(count=count_done(standing))
    elif not standing.open:
        told = count_done(standing)
    elif standing.all_turned:
        told = _("All cards are turned")
    else:
        told = _("The cards are being turned")
    return _("{state} · begun {date}").format(state=told, date=date_words(standing.round.began[:10]))


def blind_sentence(standing: Standing) -> str:
    """What somebody who has no card to read yet should know."""
    if standing.mine is None:
        return _(
            "A round is going on here, and you do not take part in it. "
            "You can read it once the last card is turned."
        )
    if standing.mine is PartState.PASSED:
        return _("You have passed. Once everybody is done or has passed, the cards are turned.")
    return _("Your part is in. Once everybody is done or has passed, the cards are turned.")


def unreadable_words(name: str) -> str:
    """What stands in the place of a card whose key is still with its author."""
    return _(
        "This card cannot be read here yet. It opens the next time {name} works at this computer, "
        "or once you have taken in what is new from {name}."
    ).format(name=name)


def cards_lie(count: int) -> str:
    """What stands there before the first card is turned."""
    if not count:
        return _("Everybody has passed. There is no card to turn.")
    return _n("{count} card lies face down", "{count} cards lie face down", count).format(count=count)
