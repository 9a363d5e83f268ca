"""What an order holds beside its parcels, such as places on a date. Upper rooms enter themselves in ready()."""

from collections.abc import Iterable

from marketplace.consignments.models import Delivery


class Holding:
    """One kind of such things. Each question is one query at most, and none is asked of an order that holds none."""

    #: Shows `held`, what `load` returned, on the pages after an order.
    template = ""

    def load(self, delivery: Delivery) -> list:
        """Return what the order holds of this kind, with all the template shows."""
        raise NotImplementedError

    def is_standing(self, order) -> bool:
        """Say whether any of it has not been cancelled."""
        raise NotImplementedError

    def is_pending(self, order) -> bool:
        """Say whether somebody still waits for any of it."""
        raise NotImplementedError

    def may_go_back(self, order) -> bool:
        """Say whether the buyer may take all of it back for the whole price."""
        raise NotImplementedError


_holdings: list[Holding] = []


def register_holding(holding: Holding) -> None:
    """Let an upper room's things stand beside parcels."""
    _holdings.append(holding)


def held_by(delivery: Delivery) -> Iterable[tuple[str, list]]:
    """Return (template, things) of every kind of which the order holds some."""
    found = ((holding.template, holding.load(delivery)) for holding in _holdings)
    return [(template, things) for template, things in found if things]


def is_standing(order) -> bool:
    """Say whether the order holds anything beside parcels that has not been cancelled."""
    return any(holding.is_standing(order) for holding in _holdings)


def is_pending(order) -> bool:
    """Say whether somebody still waits for something beside the parcels."""
    return any(holding.is_pending(order) for holding in _holdings)


def may_go_back(order) -> bool:
    """Say whether nothing beside the parcels keeps the buyer from taking the whole order back."""
    return all(holding.may_go_back(order) for holding in _holdings)
