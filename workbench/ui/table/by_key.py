"""What the keys of the table do with what is chosen on it."""

from collections.abc import Callable

from workbench.ui.table.deeds import Deeds
from workbench.ui.table.pages import Pages
from workbench.ui.table.view import NOTCH

Done = Callable[[], object]


def done_by_key(deeds: Deeds, pages: Pages, see_table: Done) -> dict[str, Done]:
    """By the identities of actions. `see_table` shows the table where something else stands in its place: nothing is
    done to what nobody sees.
    """
    board = pages.board

    def seen(then: Done) -> Done:
        return lambda: (see_table(), then())

    def where_seen(then: Done) -> Done:
        return lambda: see_table() if pages.isHidden() else then()

    def on_board(then: Done) -> Done:
        def here() -> object:
            return then() if pages.currentWidget() is board and not pages.figure.cluster else None

        return where_seen(here)

    return {
        "table.list": seen(pages.switch),
        "table.lay": where_seen(lambda: deeds.lay(pages.pick, board.free_spot())),
        "table.as-well": where_seen(lambda: deeds.lay_as_well(pages.pick)),
        "table.alone": where_seen(lambda: deeds.alone(pages.pick)),
        "table.inside-it": where_seen(lambda: deeds.inside(pages.pick)),
        "table.name": seen(lambda: deeds.name(pages.pick)),
        "table.write": where_seen(lambda: deeds.write(pages.pick)),
        "table.up": lambda: deeds.up(pages.pick),
        "table.choose": on_board(board.choose_more),
        "table.spread": on_board(lambda: board.toggle_spread(board.here.cluster) if board.here else None),
        "table.closer": seen(lambda: board.zoom_by(NOTCH)),
        "table.farther": seen(lambda: board.zoom_by(1 / NOTCH)),
        "table.all": seen(board.show_all),
    }
