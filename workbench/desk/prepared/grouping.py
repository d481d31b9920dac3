"""The table: an earlier snapshot, the clusters as they lie now, what is written on them."""

from collections.abc import Iterator

from workbench.desk.prepared.told import Prepared, Told, places
from workbench.history.log import moment
from workbench.study.clusters import (
    Cluster,
    ClusterNote,
    Matter,
    Placement,
    Snapshot,
    Spot,
    Stack,
    placement_id,
)
from workbench.study.ids import new_id, of_member
from workbench.study.records import Record
from workbench.study.units import ANSWERS, BridlingNote


def write_table(prepared: Prepared) -> None:
    """Snapshots, clusters and the notes on clusters."""
    for told in prepared.told("clusters"):
        prepared.named("cluster", told["cluster"])
    for told in prepared.told("snapshots"):
        author = prepared.member(told["by"])
        snapshot = Snapshot(
            id=of_member(new_id(), author),
            author=author,
            reason=told["reason"],
            layout=tuple(_stack(prepared, stack) for stack in told["stacks"]),
            made=moment(),
        )
        prepared.keep(author, "snapshot-kept", snapshot)
    for told in prepared.told("clusters"):
        prepared.keep(prepared.member(told["by"]), "unit-laid", *_cluster(prepared, told))
    for told in prepared.told("cluster_notes"):
        _note(prepared, told)
    for told in prepared.told("cluster_bridling"):
        author, cluster = prepared.member(told["by"]), prepared.ids[f"cluster:{told['cluster']}"]
        note = BridlingNote(
            id=of_member(cluster, author),
            cluster=cluster,
            author=author,
            **{answer: told.get(answer, "") for answer in ANSWERS},
        )
        prepared.keep(author, "bridled", note)


def _note(prepared: Prepared, told: Told) -> None:
    author, cluster = prepared.member(told["by"]), prepared.ids[f"cluster:{told['cluster']}"]
    matter = Matter(told["matter"])
    note = ClusterNote(
        id=of_member(f"{cluster}-{matter.value}", author),
        cluster=cluster,
        author=author,
        matter=matter,
        text=told["text"],
        made=moment(),
    )
    prepared.keep(author, "figure-noted" if matter is Matter.FIGURE else "cluster-reviewed", note)


def _stack(prepared: Prepared, told: Told) -> Stack:
    return Stack(
        prepared.ids[f"cluster:{told['cluster']}"],
        prepared.wording(told.get("name", ""), told.get("named_by", ())),
        Spot(*told["spot"]),
        units=tuple(prepared.units[unit].id for unit in told["units"]),
    )


def _cluster(prepared: Prepared, told: Told) -> Iterator[Record]:
    stack, by = _stack(prepared, told), prepared.member(told["by"])
    yield Cluster(
        id=stack.cluster,
        name=stack.name,
        spot=stack.spot,
        within=prepared.ids[f"cluster:{told['within']}"] if "within" in told else "",
        parents=tuple(prepared.ids[f"cluster:{one}"] for one in told.get("parents", ())),
        by=by,
        made=moment(),
    )
    for name, place in zip(told["units"], places(), strict=False):
        unit = prepared.units[name]
        yield Placement(
            id=placement_id(unit.id, stack.cluster),
            cluster=stack.cluster,
            unit=unit.id,
            interview=unit.interview,
            place=place,
            by=by,
        )
