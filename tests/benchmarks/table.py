"""Measures the table: `python -m tests.benchmarks.table`. Prints what is asked and what was measured.

A study of 100 interviews with 20,000 units in 300 clusters, and one with 1,500 cards that lie loose, are made in a
temporary folder; the room is real, the screen is not (Qt's offscreen platform).
"""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.benchmarks import large_study
from workbench.archive.header import LEAST_COST
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.opening import open_study
from workbench.history.log import Write, making
from workbench.study.clusters import Cluster, Placement, Spot, placement_id
from workbench.study.ids import new_id
from workbench.study.order import between
from workbench.study.provenance import Wording
from workbench.study.units import Unit
from workbench.ui import style
from workbench.ui.application import make_application
from workbench.ui.hub import Hub
from workbench.ui.table.room import TableRoom
from workbench.ui.theme import Theme

INTERVIEWS, WORDS, UNITS, CLUSTERS, LOOSE = 100, 200_000, 20_000, 300, 1_500


class Took(NamedTuple):
    """Milliseconds by the clock, and of this process's own work (which a busy computer does not change)."""

    clock: float
    work: float


def main() -> None:
    """Measure everything and print a table."""
    application = make_application()  # as the program does: Python tidies by hand, between two gestures
    style.apply(application, Theme.LIGHT, 100)
    with tempfile.TemporaryDirectory() as folder:
        whole, loose = Path(folder) / "whole", Path(folder) / "loose"
        _make(whole, UNITS, CLUSTERS)
        _make(loose, LOOSE, LOOSE)
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
        print(f"{'milliseconds':<60}{'asked':>8}{'clock':>10}{'own work':>12}")
        _opens(application, whole)
        _carries(application, loose)


def _make(folder: Path, units: int, clusters: int) -> None:
    """A study with so many units, all of them laid into so many clusters."""
    desk = large_study.make(folder, INTERVIEWS, WORDS, units, LEAST_COST)
    chance = random.Random(5)
    all_units = desk.context.all(Unit)
    chance.shuffle(all_units)
    side = int(clusters**0.5) + 1
    known = large_study.vocabulary()
    try:
        for number in range(clusters):
            spot = Spot(number % side * 140, number // side * (80 if clusters == LOOSE else 260))
            name = Wording() if clusters == LOOSE else Wording(" ".join(chance.choices(known[:500], k=3)))
            cluster = Cluster(id=new_id(), name=name, spot=spot, made=f"{number:06}")
            writes: list[Write] = list(making(cluster))
            place: str | None = None
            for unit in all_units[number::clusters]:
                place = between(place, None)
                laid = Placement(
                    id=placement_id(unit.id, cluster.id), cluster=cluster.id, unit=unit.id,
                    interview=unit.interview, place=place,
                )  # fmt: skip
                writes += making(laid)
            desk.context.record(Gesture.UNIT_LAID, writes)
    finally:
        desk.close()


def _opens(application: QApplication, folder: Path) -> None:
    with _opened(folder) as desk:
        hub = Hub(desk)
        rooms: list[TableRoom] = []

        def opens() -> None:
            room = TableRoom(desk, hub)
            room.resize(1280, 700)
            room.show()
            room.begin()
            rooms.append(room)

        _tell(f"{UNITS:,} units in {CLUSTERS} clusters: the room opens", 2000, [_took(application, opens)], 1)
        room = rooms[0]
        board = room.board
        _tell("all of it is shown", 300, [_took(application, board.show_all)], 1)
        clusters = [stack.cluster for stack in room.hands.layout]
        moved = [
            _took(application, lambda n=n: room.hands.move({clusters[n]: Spot(n, n)})) for n in range(20)
        ]
        _tell("a cluster moved, kept and shown, median", 100, moved, 0.5)
        units = room.hands.layout[0].units
        first = room.hands.layout[0].cluster

        def put(numbers: range) -> list[Took]:
            return [
                _took(application, lambda n=n: room.hands.put([units[n]], clusters[n + 1], first))
                for n in numbers
            ]

        def undo() -> list[Took]:
            return [_took(application, lambda: hub.attempt(desk.undo)) for _n in range(20)]

        _tell("a unit put elsewhere, kept and shown, median", 100, put(range(20)), 0.5)
        _tell("undo of it, median", 300, undo(), 0.5)
        _tell("the list is shown", 500, [_took(application, room.pages.switch)], 1)
        _tell("a unit put elsewhere, shown in the list, median", 100, put(range(20, 40)), 0.5)
        _tell("undo of it, shown in the list, median", 300, undo(), 0.5)
        room.pages.tree.expandAll()
        _tell("the same with all rows open, median", 300, put(range(40, 50)), 0.5)
        room.close_room()
        room.close()
        room.deleteLater()
        application.processEvents()


def _carries(application: QApplication, folder: Path) -> None:
    with _opened(folder) as desk:
        room = TableRoom(desk, Hub(desk))
        room.resize(1280, 700)
        room.show()
        room.begin()
        board = room.board
        board.show_all()
        application.processEvents()
        for words, zoom in (("all in sight", 1.0), ("cards that can be read", 9.0)):
            board.zoom_by(zoom)
            board._sharpen()
            application.processEvents()
            card = next(
                place
                for place in board.plan.places.values()
                if board.rect().contains(board.camera.box_to_window(place.box).center().toPoint())
            )
            start = board.camera.box_to_window(card.box).center()
            _press(board, QEvent.Type.MouseButtonPress, start)
            frames: list[Took] = []
            at = start
            for number in range(400):
                at = QPointF(
                    100 + number * 23 % (board.width() - 200), 80 + number * 11 % (board.height() - 160)
                )
                frames.append(_took(application, lambda at=at: _press(board, QEvent.Type.MouseMove, at)))
            board.put_back()
            _press(board, QEvent.Type.MouseButtonRelease, at)
            _tell(f"{LOOSE:,} cards, a frame while carrying ({words}), p99", 16, frames[1:], 0.99)
            _tell(f"  the card is lifted ({words})", 50, frames[:1], 1)
            pans = [
                _took(application, lambda n=n: board.pan_by(QPointF(7 - n % 15, n % 9 - 4).toPoint()))
                for n in range(300)
            ]
            _tell(f"  a frame while the table is moved ({words}), p99", 16, pans, 0.99)
        room.close()
        room.deleteLater()
        application.processEvents()


def _press(board: object, kind: QEvent.Type, at: QPointF) -> None:
    pressed = kind is not QEvent.Type.MouseButtonRelease
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.LeftButton if pressed else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, at, at, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(board, event)  # pyright: ignore[reportArgumentType]


@contextmanager
def _opened(folder: Path) -> Iterator[Desk]:
    desk = open_study(folder, large_study.PASSPHRASE)
    desk.members.switch(desk.members.list()[0].id)
    try:
        yield desk
    finally:
        desk.close()


def _took(application: QApplication, gesture: Callable[[], object]) -> Took:
    """How long it takes until a gesture is done and painted."""
    begun, worked = time.perf_counter(), time.process_time()
    gesture()
    application.processEvents()
    return Took((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000)


def _tell(what: str, asked: float, measured: list[Took], share: float) -> None:
    """One line: the value that `share` of what was measured does not pass."""
    clock, work = (_at(sorted(values), share) for values in zip(*measured, strict=True))
    verdict = "" if clock <= asked else "missed" if work > asked else "missed by the clock (busy computer?)"
    print(f"{what:<60}{asked:>8.0f}{clock:>10.1f}{work:>12.1f}  {verdict}", flush=True)


def _at(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


if __name__ == "__main__":
    main()
