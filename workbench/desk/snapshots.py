"""Snapshots of the table: how it lay at one moment and why that was kept; and what has become of it, in words."""

from collections.abc import Sequence

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.clusters import Clusters
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.table_words import Naming
from workbench.history.log import making, moment
from workbench.study.clusters import Layout, Snapshot
from workbench.study.comparing import Change, changes, moved_only


class Snapshots:
    """Kept in the order in which they were made; never written over."""

    def __init__(self, context: Context, clusters: Clusters) -> None:
        self._context = context
        self._clusters = clusters

    def keep(self, reason: str) -> Snapshot:
        """Keep how the table lies now. Raises Refusal without a reason, and for an empty table."""
        if not reason.strip():
            raise Refusal(_("Write in a few words why you keep this: it helps you to find it again."))
        layout = self._clusters.layout
        if not layout:
            raise Refusal(_("Nothing lies on the table yet."))
        kept = Snapshot(
            id=self._context.own_id(),
            author=self._context.me,
            reason=reason.strip(),
            layout=layout,
            made=moment(),
        )
        self._context.record(Gesture.SNAPSHOT_KEPT, making(kept))
        return kept

    def all(self) -> list[Snapshot]:
        """All snapshots, oldest first."""
        return sorted(self._context.all(Snapshot), key=lambda one: (one.made, one.id))

    def since(self, snapshot: Snapshot) -> list[str]:
        """What has become of a snapshot until now, a sentence each."""
        clusters = self._clusters
        naming = Naming(clusters.table.words, clusters.method.groups, snapshot.layout, clusters.layout)
        return differences(snapshot.layout, clusters.layout, naming)


def differences(before: Layout, after: Layout, naming: Naming) -> list[str]:
    """What was laid otherwise between two moments, a sentence each. `naming` knows both."""
    told = [line for change in changes(before, after) for line in _told(change, naming)]
    if told:
        return told
    if moved_only(before, after):
        return [_("All lies together as it did; only the places on the table are others.")]
    return [_("Nothing has been changed since.")]


def _told(change: Change, naming: Naming) -> Sequence[str]:
    before, after = change.before, change.after
    if before is None and after is not None:
        if len(after.units) == 1 and not after.name.text:
            return [_("Newly by itself on the table: {units}.").format(units=naming.units(after.units))]
        return [
            _("New: {cluster}, with {units}.").format(
                cluster=naming.stack(after), units=naming.units(after.units)
            )
            if after.units
            else _("New: {cluster}.").format(cluster=naming.stack(after))
        ]
    if after is None and before is not None:
        if len(before.units) == 1 and not before.name.text:
            return []  # a loose card that was put somewhere is told where it came
        return [_("{cluster} is no longer there.").format(cluster=naming.stack(before))]
    told: list[str] = []
    if before is None or after is None:
        return told
    if before.name.text != after.name.text:
        told.append(_renamed(before.name.text, after.name.text, naming.units(after.units)))
    cluster = naming.stack(after)
    if change.came:
        told.append(
            _("Came into {cluster}: {units}.").format(cluster=cluster, units=naming.units(change.came))
        )
    if change.went:
        told.append(
            _("Went out of {cluster}: {units}.").format(cluster=cluster, units=naming.units(change.went))
        )
    if before.within != after.within:
        told.append(
            _("{cluster} is a part of {around} now.").format(
                cluster=cluster, around=naming.called(after.within)
            )
            if after.within
            else _("{cluster} stands on its own now.").format(cluster=cluster)
        )
    return told


def _renamed(before: str, after: str, units: str) -> str:
    if not before:
        return _("Named “{name}”: {units}.").format(name=after, units=units)
    if not after:
        return _("“{name}” has no name any more.").format(name=before)
    return _("“{before}” is called “{after}” now.").format(before=before, after=after)
