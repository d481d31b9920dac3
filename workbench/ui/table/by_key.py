"""What the keys of the table do with what is chosen on it."""

from collections.abc import Callable

from workbench.ui.table.deeds import Deeds
from workbench.ui.table.pages import Pages
from workbench.ui.table.view import NOTCH


def done_by_key(deeds: Deeds, pages: Pages) -> dict[str, Callable[[], object]]:
    """By the identities of actions."""
    board = pages.board
    return {
        "table.list": pages.switch,
        "table.lay": lambda: deeds.lay(pages.pick, board.free_spot()),
        "table.as-well": lambda: deeds.lay_as_well(pages.pick),
        "table.alone": lambda: deeds.alone(pages.pick),
        "table.inside-it": lambda: deeds.inside(pages.pick),
        "table.name": lambda: deeds.name(pages.pick),
        "table.write": lambda: deeds.write(pages.pick),
        "table.up": lambda: deeds.up(pages.pick),
        "table.choose": board.choose_more,
        "table.spread": lambda: board.toggle_spread(board.here.cluster) if board.here else None,
        "table.closer": lambda: board.zoom_by(NOTCH),
        "table.farther": lambda: board.zoom_by(1 / NOTCH),
        "table.all": board.show_all,
    }
