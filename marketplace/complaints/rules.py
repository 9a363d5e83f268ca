"""When a buyer may complain, and who may answer."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from marketplace.complaints.models import Complaint
from marketplace.complaints.querysets import may_see_all
from marketplace.consignments.models import Consignment
from portal.users.models import User
from portal.villages.models import Membership

S = Consignment.Status
ON_THE_WAY = (S.ON_THE_ROAD, S.AT_POINT)
#: After so many refusals about one parcel the village has had its say: the platform decides.
MOST_REFUSALS = 2


def has_left(parcel: Consignment) -> bool:
    """Say whether the parcel is out of its village's hands."""
    return parcel.status in (*ON_THE_WAY, S.HANDED_OVER)


def end_of_day(days: int, *, after: datetime) -> datetime:
    """Return the last moment of the day that lies so many days after this one, local time."""
    day = timezone.localtime(after) + timedelta(days=days)
    return day.replace(hour=23, minute=59, second=59, microsecond=0)


def closes_at(parcel: Consignment) -> datetime | None:
    """Return until when the buyer of a handed-over parcel may complain, None while it is on its way."""
    events = list(parcel.events.all())
    taken_back = {event.undoes_id for event in events}
    times = [
        event.at
        for event in events
        if event.new_status == S.HANDED_OVER and not event.undoes_id and event.pk not in taken_back
    ]
    if parcel.status != S.HANDED_OVER or not times:
        return None
    return end_of_day(settings.COMPLAINT_DAYS, after=max(times))


def is_complainable(parcel: Consignment) -> bool:
    """Say whether the buyer may say now that something is wrong with this parcel."""
    if parcel.status in ON_THE_WAY:
        return True
    last = closes_at(parcel)
    return last is not None and timezone.now() <= last


def was_refused_enough(refusals: int) -> bool:
    """Say whether the next word about a parcel goes to the platform, after so many refusals."""
    return refusals >= MOST_REFUSALS


def answer_due() -> datetime:
    """Return by when an answer is promised to who complains now."""
    return end_of_day(settings.COMPLAINT_ANSWER_DAYS, after=timezone.now())


def managers_of(complaint: Complaint):
    """Return the people who manage the shop the parcel came from."""
    village = complaint.consignment.partner.producer.village
    return User.objects.filter(
        is_active=True, memberships__village=village, memberships__role=Membership.Role.SHOP_MANAGER
    ).order_by("pk")


def may_change_all(user) -> bool:
    """Say whether this user is an operator who may change orders."""
    return may_see_all(user) and user.has_perm("order.change_order")


def is_manager(user, complaint: Complaint) -> bool:
    """Say whether this user manages the shop the parcel came from."""
    return Complaint.objects.kept_by(user).filter(pk=complaint.pk).exists()


def may_answer(user, complaint: Complaint) -> bool:
    """Say whether this user may answer: the village at any time, the operator once the village is late."""
    return is_manager(user, complaint) or (complaint.is_late and may_change_all(user))


def may_second(user, complaint: Complaint) -> bool:
    """Say whether this user may be the second person: of the village or an operator, and not who answered."""
    return user.pk != complaint.answered_by_id and (may_change_all(user) or is_manager(user, complaint))


def needs_second(complaint: Complaint, total: Decimal) -> bool:
    """Say whether giving `total` (CNY) needs a second person; what this parcel's buyer got before counts with it."""
    before = complaint.consignment.complaints.filter(status=Complaint.Status.REFUNDED).values_list("total", flat=True)
    return total + sum(before, Decimal(0)) >= settings.REFUND_TWO_PEOPLE_FROM
