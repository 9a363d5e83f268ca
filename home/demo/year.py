"""A year of orders, lived through the services the site itself uses, one moment after the other."""

from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from oscar.core.loading import get_model

from home.demo import boxes, containers
from home.demo.carriers import hand_to_carrier
from home.demo.clock import at, settle_outbox
from home.demo.content import Size
from home.demo.lots import plan_lots
from home.demo.orders import place_one
from home.demo.scales import weights
from home.demo.year_plan import SEED, Wish, plan_year
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance
from marketplace.consignments.services.hand_over import hand_over, receive
from marketplace.placement.choices import Contact, Delivery
from marketplace.placement.services.cancel import cancel_order
from marketplace.placement.services.place import confirm_payment
from portal.communities.models import Community, PickupPoint
from portal.payments.models import Refund
from portal.payments.services import confirm_handed_back, send_refunds
from portal.users.models import User
from portal.villages.models import Membership

Order, StockRecord = get_model("order", "Order"), get_model("partner", "StockRecord")
S = Consignment.Status
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def live_a_year(*, size: Size) -> None:
    """Let the year before now happen, once: orders, payments, parcels, hand-overs, some taken back.

    The villages bring as much as was sold, so that the shelves end as full as the texts say. In one transaction,
    because none of the demo's providers is asked over the network.
    """
    now = timezone.localtime().replace(second=0, microsecond=0)
    past = Order.objects.filter(date_placed__lt=now - 30 * DAY)
    if past.exclude(delivery__phone=containers.ONCE.phone).exists():
        return
    with transaction.atomic():
        wishes = sorted([*plan_year(size=size, now=now), *boxes.wishes(size=size, now=now)], key=lambda wish: wish.at)
        bring_the_harvest(wishes, size)
        year = Year(until=now)
        plan_lots(size=size, later=year.later)
        for wish in wishes:
            year.later(wish.at, lambda wish=wish: year.place(wish))
        year.run()
        settle_outbox(before=now)


def bring_the_harvest(wishes: list[Wish], size: Size) -> None:
    """Put what will be sold, alone and in boxes, on the shelves."""
    for wish in wishes:
        for code, quantity in boxes.taken(wish.lines, size).items():
            if not wish.is_cancelled:
                StockRecord.objects.filter(partner_sku=code).update(num_in_stock=F("num_in_stock") + quantity)


class Year:
    """What is still to happen, the earliest first; what lies after `until` has not happened yet."""

    def __init__(self, *, until: datetime):
        self.until, self.waiting, self.order_of_entry = until, [], count()
        self.rng = Random(SEED)
        self.resident = User.objects.get(email="resident@yunli.example")
        self.operator = User.objects.filter(is_superuser=True).first()
        self.packers = {
            member.village.producer.partner_id: member.user
            for member in Membership.objects.select_related("village__producer", "user").order_by("role")
        }
        points = PickupPoint.objects.prefetch_related("hours", "keepers").order_by("pk")
        self.points = {
            slug: [point for point in points if point.community_id == pk]
            for slug, pk in Community.objects.values_list("slug", "pk")
        }

    def later(self, moment: datetime, do: Callable) -> None:
        """Let `do` happen at that moment."""
        if moment < self.until:
            heappush(self.waiting, (moment, next(self.order_of_entry), do))

    def run(self) -> None:
        """Let everything happen."""
        while self.waiting:
            moment, _number, do = heappop(self.waiting)
            with at(moment):
                do()

    def place(self, wish: Wish) -> None:
        """Place the order and lay down what becomes of it."""
        buyer = wish.buyer
        order = place_one(
            lines=wish.lines,
            contact=Contact(name=buyer.name, phone=buyer.phone),
            delivery=self.delivery(wish),
            provider="bank_transfer" if buyer.address else "pay_at_pickup",
            user=self.resident if buyer.is_resident_account else None,
        )
        Order.objects.filter(pk=order.pk).update(date_placed=wish.at)  # Oscar keeps a clock of its own
        paid_at = wish.at + self.rng.uniform(1, 20) * HOUR if buyer.address else wish.at
        if buyer.address:
            self.later(paid_at, lambda: confirm_payment(order=order))
        if wish.is_cancelled:
            self.later(paid_at + HOUR / 2, lambda: self.take_back(order))
        else:
            self.send_off(order, paid_at)

    def delivery(self, wish: Wish) -> Delivery:
        """Return the buyer's way of getting things."""
        if not wish.buyer.address:
            return Delivery(method="pickup", point=self.rng.choice(self.points[wish.buyer.community]))
        province, city, district, street = wish.buyer.address
        return Delivery(method="home", province=province, city=city, district=district, street=street)

    def take_back(self, order) -> None:
        """Cancel the order; money that had come is handed back on the next day."""
        cancel_order(order=order, by=order.user, reason="改了主意")
        for refund in Refund.objects.filter(attempt__placement__order=order, status=Refund.Status.TO_HAND_BACK):
            self.later(timezone.now() + DAY, lambda refund=refund: self.hand_back(refund))

    def hand_back(self, refund: Refund) -> None:
        """Write down that the operator sent the money back."""
        confirm_handed_back(refund=refund, on=timezone.localdate(), note="原路退回", by=self.operator)

    def send_off(self, order, ready: datetime) -> None:
        """Pack each village's parcel on one of the next two days and bring it to its end."""
        arrivals = []
        for parcel in order.consignments.order_by("pk"):
            packed = _on(ready + self.rng.choice((1, 1, 2)) * DAY, self.rng.uniform(8.5, 17.5))
            left = _on(packed, self.rng.uniform(18, 20))
            arrivals.append(_on(left + DAY, self.rng.uniform(10, 16.5)))
            self.step(packed, parcel, S.PACKED)
            self.step(left, parcel, S.ON_THE_ROAD)
            if order.delivery.point:
                self.step(arrivals[-1], parcel, S.AT_POINT)
        if order.delivery.point:
            keeper, code = order.delivery.point.keepers.first(), order.delivery.pickup_code
            fetched = self.next_opening(order.delivery.point, max(arrivals))
            self.later(fetched, lambda: hand_over(code=code, keeper=keeper))
        else:
            fetched = max(arrivals) + self.rng.uniform(24, 72) * HOUR
            self.later(fetched, lambda: receive(order=order))
        if days := containers.days_out(order):
            self.later(fetched + days * DAY, lambda: self.bring_back(order))

    def step(self, moment: datetime, parcel: Consignment, to: str) -> None:
        """Let the village, or the keeper of the shelf, take a parcel's step."""
        point = parcel.order.delivery.point
        by = point.keepers.first() if to == S.AT_POINT else self.packers.get(parcel.partner_id)
        if to == S.PACKED:
            self.later(moment, lambda: self.pack(parcel, by))
        elif to == S.ON_THE_ROAD and point is None:
            self.later(moment, lambda: hand_to_carrier(parcel, by=by))
        else:
            self.later(moment, lambda: advance(consignment=parcel, to=to, by=by))

    def pack(self, parcel: Consignment, by: User | None) -> None:
        """Pack a parcel; what its buyer paid too much for by weight goes back."""
        advance(consignment=parcel, to=S.PACKED, by=by, answers=weights(parcel))
        self.give_back(parcel.order.placement.attempt)

    def bring_back(self, order) -> None:
        """Let the buyer bring jars and baskets back to whoever hands parcels out."""
        point = order.delivery.point
        containers.bring_back(order, by=point.keepers.first() if point else None)
        self.give_back(order.placement.attempt)

    def give_back(self, attempt) -> None:
        """Send what an order has become less; what a person hands back is back on the next day."""
        send_refunds(attempt=attempt)
        for refund in Refund.objects.filter(attempt=attempt, status=Refund.Status.TO_HAND_BACK):
            self.later(timezone.now() + DAY, lambda refund=refund: self.hand_back(refund))

    def next_opening(self, point: PickupPoint, after: datetime) -> datetime:
        """Return a moment in the point's next opening time."""
        for days in range(8):
            day = timezone.localtime(after) + days * DAY
            for hours in point.hours.all():
                opens, closes = (time.hour + time.minute / 60 for time in (hours.opens, hours.closes))
                moment = _on(day, self.rng.uniform(opens, closes))
                if hours.weekday == day.isoweekday() and moment > after:
                    return moment
        raise ValueError(f"{point} has no opening hours")


def _on(day: datetime, hour: float) -> datetime:
    """Return that hour of that day, local time."""
    start = timezone.localtime(day).replace(hour=0, minute=0, second=0, microsecond=0)
    return start + timedelta(minutes=int(hour * 60))
