"""The menu of what lies under the mouse or the keyboard: a card, a cluster, the bare table."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from workbench.cellar.words import _
from workbench.study.clusters import Stack
from workbench.ui import actions
from workbench.ui.table.deeds import Deeds, Pick

MOST = 24
"""Clusters that a menu lists; where there are more, one takes a card and lays it there."""


class TableMenu:
    """Fills menus with what `deeds` can do."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def fill(self, menu: QMenu, pick: Pick) -> None:
        """What can be done with cards, and with the cluster that they lie in."""
        stack = self._deeds.hands.find(pick.cluster)
        if stack is None:
            return
        units = self._deeds.units_of(pick)
        if units:
            self._cards(menu, pick._replace(units=units), stack)
        if not (units and len(stack.units) == 1 and not stack.name.text):
            if units:
                menu.addSeparator()
            self._stack(menu, stack, told=bool(units))
        elif units:
            self._add(menu, actions.words("table.name"), lambda: self._deeds.name(pick), "table.name")

    def _cards(self, menu: QMenu, pick: Pick, stack: Stack) -> None:
        deeds = self._deeds
        self._add(menu, _("Listen"), lambda: deeds.hear(pick), "table.hear")
        self._add(menu, actions.words("table.go"), lambda: deeds.go(pick), "table.go")
        self._add(menu, actions.words("table.uses"), lambda: deeds.tell_uses(pick), "table.uses")
        self._add(menu, _("Where has it lain?"), lambda: deeds.lain_wanted.emit(pick.units[0]))
        menu.addSeparator()
        self._add(menu, actions.words("table.take"), lambda: deeds.take(pick), "table.take")
        from_one = "" if pick.lying else stack.cluster
        into = self._clusters(
            menu, _("Put it into"), from_one, lambda other: deeds.hands.put(pick.units, other, pick.leaves)
        )
        if into and not deeds.hands.laying.method.one_group:
            self._clusters(
                menu,
                _("Lay it as well in"),
                from_one,
                lambda other: deeds.hands.put_as_well(pick.units, other),
            )
        if len(stack.units) > len(pick.units) or stack.name.text or pick.lying:
            together = len(pick.units) > 1
            words = _(deeds.hands.laying.method.groups.new) if together else _("Lay it by itself")
            self._add(menu, words, lambda: deeds.alone(pick), "table.alone")
        if stack.name.text and not pick.lying:
            self._add(menu, actions.words("table.inside-it"), lambda: deeds.inside(pick), "table.inside-it")
        self._add(menu, actions.words("table.up"), lambda: deeds.up(pick), "table.up")

    def _stack(self, menu: QMenu, stack: Stack, *, told: bool) -> None:
        """`told`: what is done with a card in it stands above already."""
        deeds, hands, cluster = self._deeds, self._deeds.hands, stack.cluster
        whole = Pick(cluster)
        self._add(menu, actions.words("table.figure"), lambda: deeds.figure(whole), "table.figure")
        self._add(menu, actions.words("table.name"), lambda: deeds.name(whole), "table.name")
        self._add(menu, actions.words("table.write"), lambda: deeds.write(whole), "table.write")
        if told and len(stack.units) != 1:
            words = hands.laying.method.groups.put_into(_("Where {the} is used"))
            self._add(menu, words, lambda: deeds.tell_uses(whole))
        elif len(stack.units) != 1:
            self._add(menu, actions.words("table.uses"), lambda: deeds.tell_uses(whole), "table.uses")
        self._add(menu, _("Take all of it"), lambda: hands.take((), cluster))
        self._clusters(
            menu, _("Lay together as one with"), cluster, lambda other: hands.merge(cluster, other)
        )
        self._clusters(
            menu, _("Let it be a part of"), cluster, lambda other: hands.part(cluster, other), inside=False
        )
        if stack.within:
            self._add(menu, _("Let it stand on its own"), lambda: hands.part(cluster, ""))
        menu.addSeparator()
        if stack.units:
            self._add(menu, _("Take apart: cards lie loose here"), lambda: hands.dissolve(cluster, stay=True))
        self._add(
            menu,
            _("Take apart: nothing of it is laid")
            if stack.units
            else hands.laying.method.groups.put_into(_("Take {the} away; nothing lies in it")),
            lambda: hands.dissolve(cluster, stay=False),
        )

    def _clusters(
        self,
        menu: QMenu,
        words: str,
        cluster: str,
        then: Callable[[str], object],
        *,
        inside: bool = True,
    ) -> bool:
        others = self._deeds.others(cluster, inside=inside)
        if not others:
            return False
        sub = menu.addMenu(words)
        naming = self._deeds.hands.naming
        for other in others[:MOST]:
            self._add(sub, naming.stack(other), lambda other=other: then(other.cluster))
        return True

    @staticmethod
    def _add(menu: QMenu, words: str, then: Callable[[], object], identity: str = "") -> None:
        key = actions.first_key(identity) if identity else ""
        made = menu.addAction(f"{words.replace('&', '&&')}\t{key}" if key else words.replace("&", "&&"))
        made.triggered.connect(lambda _checked=False: then())
