"""How the parcels of one order are named: a village's by its partner id, a preorder's by the preorder as well."""

from typing import NamedTuple


class ParcelKey(NamedTuple):
    """Names a preorder's parcel: it arrives on other days than what the village has today, so it travels alone."""

    partner: int
    preorder: int


#: What a village has today goes into one parcel, named by its partner id alone.
Parcel = int | ParcelKey


def partner_of(parcel: Parcel) -> int:
    """Return whose parcel it is."""
    return parcel if isinstance(parcel, int) else parcel.partner


def rank(parcel: Parcel) -> tuple[int, int]:
    """Return where a parcel stands among the others: by village, what is there today before preorders."""
    return (parcel, 0) if isinstance(parcel, int) else (parcel.partner, parcel.preorder)
