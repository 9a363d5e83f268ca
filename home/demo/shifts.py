"""The demo's picking shifts: days in three villages, some hands there already, one that the harvest has left behind."""

from datetime import date, time, timedelta

from oscar.core.loading import get_model

from marketplace.shifts.models import Shift
from marketplace.shifts.people import people_of
from marketplace.shifts.services import join_shift, plan_shift
from marketplace.shifts.suggest import suggested_days

Product = get_model("catalogue", "Product")
#: By the product's code: the days from the first of its harvest on, from, to, hands, and texts in both languages.
SHIFTS = (
    (
        "YT-003",
        (0, 1, 2),
        (7, 11),
        5,
        ("村口大榕树下", "Under the banyan at the village gate"),
        ("带篮子和草帽。", "Bring a basket and a straw hat."),
    ),
    (
        "CS-002",
        (0, 3),
        (6, 10),
        8,
        ("古茶林入口", "At the gate of the old tea grove"),
        ("清明前只采一芽一叶。", "One bud and one leaf, no more."),
    ),
    ("HW-002", (0,), (8, 12), 4, ("码头边的梅园", "The plum orchard by the pier"), ("", "")),
)


def plan_shifts() -> None:
    """Plan shifts in the harvests of some crops and let the village's people say yes, once."""
    if Shift.objects.exists():
        return
    for code, steps, hours, hands, meeting, note in SHIFTS:
        crop = Product.objects.filter(upc=code).first()
        days = suggested_days(crop.harvest) if crop else []
        for step in steps[: len(days)]:
            plan(crop, days[0] + timedelta(days=step), hours, hands, meeting, note)
    outside = Product.objects.filter(upc="YT-003").first()
    if outside and outside.harvest_until:
        plan(outside, outside.harvest_until + timedelta(days=4), (14, 17), 3, SHIFTS[0][4], ("", ""))


def plan(crop, day: date, hours: tuple, hands: int, meeting: tuple, note: tuple) -> None:
    """Plan one shift and put who is there on it."""
    shift = plan_shift(
        crop=crop,
        day=day,
        starts=time(hours[0]),
        ends=time(hours[1]),
        hands=hands,
        meeting=dict(zip(("zh_hans", "en"), meeting, strict=True)),
        note=dict(zip(("zh_hans", "en"), note, strict=True)),
    )
    for person in people_of(shift.village_id)[: hands - 1]:
        join_shift(shift=shift, user=person, by=person)
