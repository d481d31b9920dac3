"""What stands over a text of the results: its own heading, or while nobody has written one the name that its cluster has now."""

from dataclasses import replace

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.history.shelf import Shelf
from workbench.study.clusters import Cluster
from workbench.study.provenance import Wording
from workbench.study.results import Section

_NAMING = (
    Gesture.CLUSTER_NAMED,
    Gesture.CLUSTERS_MERGED,
    Gesture.CLUSTER_SPLIT,
    Gesture.CONFLICT_SETTLED,
)
"""By which a name is written over."""


def headed(context: Context, section: Section) -> Section:
    """A text with what stands over it for its title. A cluster that is gone is called as it was last."""
    if not section.cluster:
        return section
    state = context.archive.shelf.state(Cluster.KIND, section.cluster)
    name = Cluster.from_values(section.cluster, state.values()).name if state else Wording()
    if not name.text or name == section.title:
        return section
    own = section.title.text and not _copied(context.archive.shelf, section)
    return section if own else replace(section, title=name)


def _copied(shelf: Shelf, section: Section) -> bool:
    """Whether nobody has written the title: earlier versions gave a text the name that its cluster had as it was begun."""
    state = shelf.state(Section.KIND, section.id)
    written = shelf.step(state.fields["title"][0].ref) if state and "title" in state.fields else None
    if written is None or written.gesture != Gesture.TEXT_BEGUN:
        return False
    was = section.title.encoded()
    return any(
        (change.kind, change.id, change.field) == (Cluster.KIND, section.cluster, "name")
        and was in (change.before, change.after)
        for step in shelf.steps_called(_NAMING)
        for change in step.changes
    )
