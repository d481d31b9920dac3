"""The living thread for whoever asks for all of it: clusters, placements and units are read once."""

from collections.abc import Mapping
from functools import cached_property

from workbench.desk.thread import Thread, with_parts
from workbench.study.clusters import Placement
from workbench.study.units import Unit


class ThreadAtOnce(Thread):
    """For a report: of a single sentence the other one knows more quickly."""

    def within(self) -> dict[str, list[str]]:
        return self._parts

    def unit(self, identity: str) -> Unit | None:
        return self.units.get(identity)

    def _units_in(self, cluster: str, within: Mapping[str, list[str]]) -> list[Unit]:
        laid = (unit for part in with_parts(cluster, within) for unit in self._laid.get(part, ()))
        units = (self.units.get(identity) for identity in dict.fromkeys(laid))
        return [unit for unit in units if unit]

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        return super().within()

    @cached_property
    def units(self) -> dict[str, Unit]:
        """All units of the study."""
        return {one.id: one for one in self._context.all(Unit)}

    @cached_property
    def placements(self) -> list[Placement]:
        """How all units are laid."""
        return self._context.all(Placement)

    @cached_property
    def _laid(self) -> dict[str, list[str]]:
        laid: dict[str, list[Placement]] = {}
        for one in self.placements:
            laid.setdefault(one.cluster, []).append(one)
        return {
            cluster: [one.unit for one in sorted(found, key=lambda one: (one.place, one.id))]
            for cluster, found in laid.items()
        }
