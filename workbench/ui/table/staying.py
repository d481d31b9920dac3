"""What the keyboard is on while things come to a table and go from it."""

from workbench.ui.table.plan import Hit, Plan


class Staying:
    """Remembers what it was on that has gone: that is chosen again when it comes back."""

    def __init__(self) -> None:
        self._left: tuple[Hit, Hit | None] | None = None

    def after(self, here: Hit | None, before: Plan, now: Plan) -> Hit | None:
        """What the keyboard, which was on `here`, is on now."""
        left, self._left = self._left, None
        if left and here == left[1]:
            if _holds(now, left[0]):
                return left[0]
            self._left = left
        if here is None or _holds(now, here):
            return here
        found = _instead_of(here.cluster, before, now)
        self._left = here, found
        return found


def _holds(plan: Plan, hit: Hit) -> bool:
    place = plan.places.get(hit.cluster)
    return place is not None and (not hit.unit or hit.unit in place.stack.units)


def _instead_of(cluster: str, before: Plan, now: Plan) -> Hit | None:
    """What the keyboard is on where a stack, or a card of it, has gone: the stack; what its first card lies in now, and
    of a card that lay by itself that card there; or what lies nearest to where it was.
    """
    was, places = before.places.get(cluster), now.places
    if cluster in places or was is None:
        return Hit(cluster) if cluster in places else None
    units, middle = was.stack.units[:1], was.box.center()
    holding = (one for one, place in places.items() if set(units) & set(place.stack.units))
    near = min(places, key=lambda one: (places[one].box.center() - middle).manhattanLength(), default="")
    found = next(holding, near)
    if found in before.places and was.loose and units[0] in places[found].stack.units:
        return Hit(found, "" if places[found].loose else units[0])
    return Hit(found) if found else None
