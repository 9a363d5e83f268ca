"""Repair requests, made with as little as they require."""

import io
from itertools import count

from django.core.files.base import ContentFile
from PIL import Image

from portal.images.services import make_safe
from portal.repairs.models import Repair
from portal.repairs.services import finish, report
from portal.residents.models import Residency

_number = count(1)


def make_repair(home: Residency, *, category: str = "water", place: str = "flat", text: str = "The tap drips", **facts):
    """Return a request that this resident has just reported."""
    return report(residency=home, category=category, place=place, text=text, key=f"test-{next(_number)}", **facts)


def make_done(home: Residency, staff, **facts) -> Repair:
    """Return a request of this resident that the office has done."""
    return finish(repair=make_repair(home, **facts), by=staff, text="A new washer")


def picture(name: str = "tap.jpg") -> ContentFile:
    """Return a picture as a phone sends it."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
    return ContentFile(out.getvalue(), name=name)


def photo() -> ContentFile:
    """Return a picture made safe."""
    return make_safe(picture())
