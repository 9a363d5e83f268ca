"""What the demo's scales say: near the usual weight, the same for the same parcel each time."""

from random import Random

from marketplace.consignments.models import Consignment
from marketplace.consignments.services.weigh import answer_name


def weights(parcel: Consignment) -> dict[str, str]:
    """Return the packer's answers for the lines of a parcel that are charged by weight."""
    rng, lines = Random(parcel.number), parcel.lines.select_related("line__product", "line__terms")
    return {
        answer_name(packed): str(min(round(packed.about_grams * rng.uniform(0.9, 1.1)), packed.most_grams))
        for packed in lines
        if packed.quantity and packed.weighed
    }
