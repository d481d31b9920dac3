"""What stands over a text of the results: its own heading, or while nobody has written one the name that its cluster has now."""

from dataclasses import replace

from workbench.desk.gestures import Gesture
from workbench.history.shelf import Shelf
from workbench.study.clusters import Cluster
from workbench.study.provenance import Wording
from workbench.study.records import Json
from workbench.study.results import Section

_NAMING = (
    Gesture.CLUSTER_NAMED,
    Gesture.CLUSTERS_MERGED,
    Gesture.CLUSTER_SPLIT,
    Gesture.CONFLICT_SETTLED,
)
"""By which a name is written over."""


class Headings:
    """How clusters were called before is read at most once after each step: it takes all steps that named any of them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._called: dict[str, list[Json]] = {}
        self._read_at = -1

    def over(self, section: Section) -> Section:
        """A text with what stands over it for its title. A cluster that is gone is called as it was last."""
        if not section.cluster:
            return section
        state = self._shelf.state(Cluster.KIND, section.cluster)
        name = Cluster.from_values(section.cluster, state.values()).name if state else Wording()
        if not name.text or name == section.title:
            return section
        own = section.title.text and not self._copied(section)
        return section if own else replace(section, title=name)

    def _copied(self, section: Section) -> bool:
        """Whether nobody has written the title: earlier versions gave a text the name that its cluster had as it was begun."""
        state = self._shelf.state(Section.KIND, section.id)
        written = (
            self._shelf.step(state.fields["title"][0].ref) if state and "title" in state.fields else None
        )
        if written is None or written.gesture != Gesture.TEXT_BEGUN:
            return False
        return section.title.encoded() in self._names_of(section.cluster)

    def _names_of(self, cluster: str) -> list[Json]:
        """What a cluster was called before and after each time that it was named."""
        now = self._shelf.last_number()
        if now != self._read_at:
            self._called = {}
            for change in (change for step in self._shelf.steps_called(_NAMING) for change in step.changes):
                if (change.kind, change.field) == (Cluster.KIND, "name"):
                    self._called.setdefault(change.id, []).extend((change.before, change.after))
            self._read_at = now
        return self._called.get(cluster, [])
