"""Parcels to the door go with a carrier, as they do from real villages."""

from marketplace.consignments.models import Carrier, Consignment
from marketplace.consignments.services import advance
from marketplace.consignments.services.carry import write_carrier

PREFIXES = {"SF Express": "SF", "China Post EMS": "EM", "ZTO Express": "78"}


def hand_to_carrier(parcel: Consignment, *, by=None) -> Consignment:
    """Give a packed parcel to one of the carriers, with a number made of its own, and return it."""
    name = list(PREFIXES)[parcel.partner_id % len(PREFIXES)]
    number = PREFIXES[name] + parcel.number.replace("-", "")
    write_carrier(consignment=parcel, carrier=Carrier.objects.get(name_en=name), number=number)
    return advance(consignment=parcel, to=Consignment.Status.ON_THE_ROAD, by=by)
