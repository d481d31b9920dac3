"""Tidying the table up: every stack gets a place of its own, in columns, in the order in which it lay."""

from collections.abc import Iterator, Mapping

from workbench.study.clusters import Layout, Spot
from workbench.ui.table.plan import AROUND, CARD, Plan

BETWEEN = 20
WIDE = 1.5
"""How much wider than high a tidy table is, about."""


def tidy(layout: Layout, plan: Plan) -> Mapping[str, Spot]:
    """Where each stack lies then. Parts stand below what they are parts of; loose cards come last."""
    inside: dict[str, list[str]] = {}
    for stack in layout:
        inside.setdefault(stack.within, []).append(stack.cluster)
    blocks = [list(_down(cluster, inside)) for cluster in inside.get("", ())]
    blocks.sort(key=lambda block: plan.places[block[0]].loose)
    rim = 2 * AROUND if any(len(block) > 1 for block in blocks) else 0
    width = CARD[0] + 10 + BETWEEN + rim
    heights = [sum(plan.places[one].box.height() + BETWEEN for one in block) + rim for block in blocks]
    columns = max(1, round((WIDE * sum(heights) / width) ** 0.5)) if blocks else 1
    ends = [0.0] * columns
    spots: dict[str, Spot] = {}
    for block, height in zip(blocks, heights, strict=True):
        column = min(range(columns), key=lambda one: ends[one])
        y = ends[column]
        for one in block:
            spots[one] = Spot(round(column * width / 10) * 10, round(y / 10) * 10)
            y += plan.places[one].box.height() + BETWEEN
        ends[column] += height
    return spots


def _down(cluster: str, inside: Mapping[str, list[str]]) -> Iterator[str]:
    yield cluster
    for part in inside.get(cluster, ()):
        yield from _down(part, inside)
