"""Parcels on the road, complaints about them, photos."""

import io
from itertools import count

from django.core.files.base import ContentFile
from PIL import Image

from marketplace.complaints.services import complain
from marketplace.consignments.services import advance
from portal.images.services import make_safe
from tests.consignments.factories import make_parcels, make_shop

_number = count(1)


def make_sent_parcel(*, quantity=10, provider="scripted", steps=("packed", "on_the_road")):
    """Return a parcel of so many at 10.00 CNY, moved along these steps."""
    _village, _producer, product = make_shop()
    (parcel,) = make_parcels(product, quantity=quantity, provider=provider)
    for to in steps:
        parcel = advance(consignment=parcel, to=to)
    return parcel


def order_line(parcel):
    """Return the id of the parcel's only order line."""
    return parcel.lines.get().line_id


def picture(name="eggs.jpg", kind="JPEG", **options) -> ContentFile:
    """Return an uploaded picture."""
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "brown").save(out, kind, **options)
    return ContentFile(out.getvalue(), name=name)


def make_complaint(parcel, *, quantity=2, photos=0, **more):
    """Return a complaint about so many of the parcel's only line."""
    words = {"reason": "broken", "text": "Two of the ten are broken", "key": f"key{next(_number)}", **more}
    safe = [make_safe(picture()) for _photo in range(photos)]
    return complain(consignment=parcel, wrong={order_line(parcel): quantity}, photos=safe, **words)
