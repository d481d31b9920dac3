"""From what stands open to the place where one goes on with it."""

from PySide6.QtWidgets import QDialog, QWidget

from workbench.desk.desk import Desk
from workbench.desk.open_ends import Matter, OpenEnd
from workbench.study.rounds import Purpose
from workbench.ui.dialogs.conflicts import ConflictsDialog
from workbench.ui.dialogs.open_ends import OpenEndsDialog
from workbench.ui.hub import Hub
from workbench.ui.study_page import StudyPage


def show_open_ends(desk: Desk, hub: Hub, page: StudyPage, window: QWidget) -> None:
    """Show all that stands open, and go to what was pressed."""
    dialog = OpenEndsDialog(desk, window)
    if dialog.exec() != QDialog.DialogCode.Accepted or dialog.chosen is None:
        return
    if dialog.chosen.matter is Matter.CONFLICT:
        show_conflicts(desk, hub, window, int(dialog.chosen.id))
    else:
        go_to(page, dialog.chosen)


def show_conflicts(desk: Desk, hub: Hub, window: QWidget, first: int = 0) -> None:
    """Show what was changed in two ways, at first the one with this number."""
    ConflictsDialog(desk, hub, window, first).exec()


def go_to(page: StudyPage, end: OpenEnd) -> None:
    """Show the place where one goes on with something that stands open."""
    if end.matter is Matter.RESULT:
        page.rooms.enter("results", end.id)
        return
    if end.matter is Matter.GROUP:
        page.rooms.enter("table", end.id)
        return
    if end.matter in (Matter.BRINGING, Matter.IMPRESSION):
        page.rooms.enter("method", end.id)
        return
    if not end.interview:
        page.rooms.enter(_room_of(page.desk, end.id), end.id)
        return
    page.show_interview(end.interview)
    if end.matter is Matter.QUOTE:
        page.quoting.review(end)
        return
    work = page.work
    page.see_panel(work.units if end.matter is Matter.REVIEW else work.together)
    match end.matter:
        case Matter.REVIEW:
            work.units.show_review()
        case Matter.CARD | Matter.ROUND:
            work.together.choose(end.id)
        case Matter.DISAGREEMENT | Matter.READING:
            work.together.flow.show_disagreement(end.id)
        case _:
            work.together.go_on_after(end.matter)


def _room_of(desk: Desk, round_id: str) -> str:
    """The room in which a round over all of the study is gone through."""
    return "table" if desk.rounds.standing(round_id).round.purpose is Purpose.LAYING else "method"
