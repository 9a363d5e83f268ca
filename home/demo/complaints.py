"""What went wrong in the demo: a short crop, and three complaints in their three states."""

from decimal import Decimal

from django.utils import timezone
from oscar.core.loading import get_model

from home.demo.darkroom import picture_file
from marketplace.complaints.models import Complaint
from marketplace.complaints.services import complain, give, refuse
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import shorten
from marketplace.placement.models import Adjustment
from portal.payments.models import Refund
from portal.payments.services import confirm_handed_back
from portal.users.models import User

Order = get_model("order", "Order")
EGGS = "product-eggs"


def let_things_go_wrong() -> None:
    """Shorten one parcel, and complain about three others, once; two are answered."""
    if Complaint.objects.exists():
        return
    leave_one_out(parcel_of("T 老师", "HW-004"), "HW-004", by=manager("haiwei"))
    say(parcel_of("J", "CS-001"), "CS-001", "broken", "盒子压扁了，茶饼碎了一角。")
    eggs = say(parcel_of("居民 W", "YT-002"), "YT-002", "broken", "十个蛋碎了两个。", picture_file(EGGS))
    line = eggs.lines.get()
    give(
        complaint=eggs,
        amounts={line.line_id: Decimal("6.00")},
        by=manager("haiwei"),
        answer="下次多垫稻草，两个蛋的钱退你。",
    )
    hand_back(eggs)
    wrong = say(parcel_of("M", "HW-001"), "HW-001", "different", "颜色比照片上黄。")
    refuse(complaint=wrong, by=manager("haiwei"), answer="手工做的，晒的太阳不一样，颜色就不一样。没有坏，放心吃。")


def manager(village: str) -> User:
    """Return the demo's shop manager of a village."""
    return User.objects.get(email=f"{village}@yunli.example")


def parcel_of(name: str, code: str) -> Consignment:
    """Return the newest parcel for this buyer that holds this product and has come furthest."""
    held = Consignment.objects.filter(order__delivery__name=name, lines__line__partner_sku=code)
    gone = held.filter(status__in=("handed_over", "on_the_road", "at_point"))
    return gone.order_by("-pk").first() or held.latest("pk")


def packed_line(parcel: Consignment, code: str):
    """Return the parcel's line of a product."""
    return parcel.lines.get(line__partner_sku=code)


def leave_one_out(parcel: Consignment, code: str, *, by: User) -> None:
    """Let the village send one fewer."""
    shorten(
        consignment=parcel,
        missing={packed_line(parcel, code).pk: 1},
        reason=Adjustment.Reason.SHORT,
        key=f"{parcel.number}:demo",
        by=by,
        note="这周雨多，只收了这些。",
    )


def say(parcel: Consignment, code: str, reason: str, text: str, *photos) -> Complaint:
    """Let the buyer complain about one piece."""
    return complain(
        consignment=parcel,
        wrong={packed_line(parcel, code).line_id: 1},
        reason=reason,
        key=f"{parcel.number}:demo",
        text=text,
        photos=photos,
    )


def hand_back(complaint: Complaint) -> None:
    """Let the operator give the cash of a complaint back."""
    refund = Refund.objects.filter(adjustment__complaint=complaint, status=Refund.Status.TO_HAND_BACK).first()
    if refund:
        operator = User.objects.filter(is_superuser=True).first()
        confirm_handed_back(refund=refund, on=timezone.localdate(), note="现金", by=operator)
