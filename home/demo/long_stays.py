"""Where one can live for months in the demo, which care is near, and somebody who asks for it."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from home.demo.content import in_both
from portal.tourism.models import Question, Visit
from portal.tourism.services import ask_question


@dataclass(frozen=True)
class Offer:
    """The prices of a month and of a trial stay (CNY), and the way to clinic and hospital (km)."""

    month: str
    nights: int
    trial: str
    clinic: dict[str, str]
    clinic_km: str
    hospital: dict[str, str]
    hospital_km: str


OFFERS = {
    "lake-courtyard": Offer(
        month="3600.00",
        nights=3,
        trial="760.00",
        clinic={"zh": "村卫生室（示例）", "en": "Village clinic (example)"},
        clinic_km="0.4",
        hospital={"zh": "县人民医院（示例）", "en": "County hospital (example)"},
        hospital_km="12.5",
    ),
    "mushroom-house": Offer(
        month="2400.00",
        nights=2,
        trial="380.00",
        clinic={"zh": "乡卫生院（示例）", "en": "Township clinic (example)"},
        clinic_km="3.2",
        hospital={"zh": "州第一医院（示例）", "en": "Prefecture hospital (example)"},
        hospital_km="41.0",
    ),
}


def offer_long_stays() -> None:
    """Offer long stays in some places of the demo, and let somebody ask for one, once."""
    for slug, offer in OFFERS.items():
        Visit.objects.filter(slug=slug, month_price=None).update(
            month_price=Decimal(offer.month),
            trial_nights=offer.nights,
            trial_price=Decimal(offer.trial),
            clinic_km=Decimal(offer.clinic_km),
            hospital_km=Decimal(offer.hospital_km),
            **in_both(clinic=offer.clinic, hospital=offer.hospital),
        )
    visit = Visit.objects.filter(slug__in=OFFERS).order_by("-month_price").first()
    if visit and not Question.objects.filter(months__isnull=False).exists():
        ask_question(
            visit=visit,
            name="退休老师 G",
            contact="13700002323",
            text="老伴膝盖不好，有没有一楼的房间？",
            language="zh-hans",
            arrive=timezone.localdate() + timedelta(days=60),
            months=3,
            people=2,
            wants_trial=True,
        )
