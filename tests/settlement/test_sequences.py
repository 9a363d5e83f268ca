"""Whatever happens in whatever order, the books sum to zero, the stock is real, statements equal their orders."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.complaints.exceptions import ComplaintError
from marketplace.complaints.services import complain, give
from marketplace.consignments.exceptions import ConsignmentError
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance, join, shorten, split, undo
from marketplace.consignments.services.containers import take_containers_back
from marketplace.consignments.services.keep import keep_overdue
from marketplace.consignments.services.weigh import answer_name
from marketplace.harvest.models import Preorder
from marketplace.invoicing.exceptions import InvoicingError
from marketplace.invoicing.models import Issuer
from marketplace.invoicing.services import issue
from marketplace.invoicing.services.issue import Addressee
from marketplace.placement.exceptions import PlacementError
from marketplace.placement.models import Adjustment
from marketplace.placement.services import cancel_order
from marketplace.producers.services import set_price
from marketplace.producers.services.prices import set_deposit
from marketplace.settlement.exceptions import SettlementError
from marketplace.settlement.models import Movement
from marketplace.settlement.services import make_batch, mark_paid, withdraw
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services import answer, propose
from portal.ledger.invariants import check_all
from portal.villages.models import Membership
from portal.villages.services import appoint
from tests.boxes.factories import make_box
from tests.consignments.factories import make_keeper, make_manager
from tests.factories import make_pickup_point, make_producer, make_product, make_user
from tests.placement.factories import make_basket, order_for, pickup, stock_of
from tests.preorders.factories import open_one
from tests.settlement.factories import DAY, give_account, make_fee, make_reward, make_rule, today

D = Decimal
STEPS = ("buy", "buy", "shorten", "refund", "cancel", "move", "move", "move", "pay out", "invoice")
STEPS += ("offer", "offer", "answer", "answer", "split", "join", "unpack", "bring back", "keep", "ripen")
RATES = ("0", "0.01", "3.33", "8", "12.5", "99.99")
STOCK = 10_000
REFUSALS = (PlacementError, ConsignmentError, ComplaintError, SettlementError, InvoicingError)


@dataclass
class World:
    """Two villages with odd prices and rates; `packed` counts what left each shelf, by product."""

    rng: Random
    parcels: list[Consignment] = field(default_factory=list)
    gone: dict[int, int] = field(default_factory=dict)

    def __post_init__(self):
        self.point, self.people = make_pickup_point(), [make_user(), make_user()]
        self.keeper, self.manager, self.products = make_keeper(self.point), make_manager(), []
        self.others, self.offers, producers = {}, [], []
        for price in ("3.33", "19.99"):
            producer = make_producer()
            self.others[producer.partner_id] = make_product(producer, price="4.44", stock=STOCK)
            make_rule(self.rng.choice(RATES), producer=producer)
            give_account(producer)
            producers.append(producer)
            appoint(user=self.manager, village=producer.village, role=Membership.Role.SHOP_MANAGER)
            self.products.append(make_product(producer, price=price, stock=STOCK, net_grams=700))
        set_price(product=self.products[1], price=D("17.99"), most_grams=777)
        set_deposit(product=self.products[0], deposit=D("1.50"))
        self.preorder = open_one(make_product(producer, stock=5), cap=STOCK, price="7.77")
        # A box of what is offered instead and of what is sold alone beside it.
        self.extra, seller = make_product(producers[0], price="2.22", stock=STOCK), producers[0].partner_id
        self.box = make_box(producers[0], (self.others[seller], 2), (self.extra, 1), price="9.99")
        give_account(self.point)
        make_reward("0.70")
        make_fee("0.60", comes_back=self.rng.random() < 0.5)
        Issuer.objects.create(name="云里", tax_number="x", valid_from=today() - DAY)

    def buy(self):
        many = {product: self.rng.randint(1, 7) for product in [*self.products, self.extra, self.box]}
        provider = self.rng.choice(("scripted", "pay_at_pickup"))
        if provider == "scripted" and self.rng.random() < 0.6:  # a preorder is paid before its harvest
            many[self.preorder.product] = self.rng.randint(1, 4)
        records = {product: product.stockrecords.get() for product in many}
        total = sum(((records[product].price + records[product].deposit) * n for product, n in many.items()), D(0))
        placed = order_for(make_basket(*many.items()), total, delivery=pickup(self.point), provider=provider)
        self.parcels += placed.order.consignments.order_by("pk")

    def any_parcel(self):
        standing = Consignment.objects.filter(pk__in=[parcel.pk for parcel in self.parcels]).order_by("pk")
        return self.rng.choice(list(standing))  # one that was joined is gone

    def shorten(self):
        parcel = self.any_parcel()
        packed = self.any_line(parcel)
        fewer = self.rng.randint(1, max(packed.quantity, 1))
        why = self.rng.choice((Adjustment.Reason.SHORT, Adjustment.Reason.BUYER))
        words = {"reason": why, "key": str(self.rng.random()), "by": self.people[0]}
        shorten(consignment=parcel, missing={packed.pk: fewer}, **words)
        if why == Adjustment.Reason.SHORT and packed.line.product_id != self.box.pk:
            self.count(packed.line.product_id, fewer)

    def any_line(self, parcel):
        return self.rng.choice(list(parcel.lines.select_related("line").order_by("pk")))

    def offer(self):
        parcel = self.any_parcel()
        packed, other = self.any_line(parcel), self.others[parcel.partner_id]
        words = {"fewer": self.rng.randint(1, max(packed.quantity, 1)), "quantity": self.rng.randint(1, 9)}
        until = timezone.now() + timedelta(days=2)
        key = str(self.rng.random())
        words |= {"line_id": packed.line_id, "product": other, "until": until, "key": key}
        self.offers.append(propose(consignment=parcel, **words))

    def answer(self):
        if self.offers:
            offer = self.rng.choice(self.offers)
            was_open = Substitution.objects.open().filter(pk=offer.pk).exists()
            answered = answer(offer=offer, accept=self.rng.random() < 0.6)
            if was_open and answered.adjustment_id:
                self.count(offer.line.product_id, offer.fewer)

    def split(self):
        parcel = self.any_parcel()
        packed = self.any_line(parcel)
        later = {packed.pk: self.rng.randint(1, max(packed.quantity, 1))}
        other = split(consignment=parcel, later=later, day=today(), key=str(self.rng.random()))
        self.parcels.append(other)

    def join(self):
        join(consignment=self.any_parcel())

    def count(self, product_id, quantity):
        if product_id == self.box.pk:
            for part in self.box.box_parts.all():
                self.count(part.part_id, part.quantity * quantity)
            return
        self.gone[product_id] = self.gone.get(product_id, 0) + quantity

    def refund(self):
        parcel = self.any_parcel()
        line = self.any_line(parcel).line_id
        said = complain(consignment=parcel, wrong={line: 1}, reason="broken", key=str(self.rng.random()))
        give(complaint=said, amounts={line: D(self.rng.randint(1, 500)) / 100}, by=self.manager)

    def cancel(self):
        cancel_order(order=self.any_parcel().order)

    def move(self):
        parcel = self.any_parcel()
        way = ("to_pack", "packed", "on_the_road", "at_point", "handed_over")
        if parcel.status in way[:-1]:
            to = way[way.index(parcel.status) + 1]
            held = list(parcel.lines.select_related("line__terms").order_by("pk"))
            answers = {}
            for packed in held if to == "packed" else ():
                answers |= self.weights(packed)
            advance(consignment=parcel, to=to, by=self.keeper, answers=answers)
            for packed in held if to == "packed" else ():
                self.count(packed.line.product_id, packed.quantity)

    def weights(self, packed):
        """Return what the scales say of a line charged by weight, now and then a gram too much."""
        if not packed.weighed:
            return {}
        return {answer_name(packed): str(self.rng.randint(1, (packed.grams or packed.most_grams) + 1))}

    def unpack(self):
        """Take a packing back; what was charged by weight is weighed anew, or pieces of it are left out."""
        parcel = self.any_parcel()
        if parcel.status == "packed":
            undo(consignment=parcel, by=self.keeper)
            for packed in parcel.lines.select_related("line"):
                self.count(packed.line.product_id, -packed.quantity)

    def bring_back(self):
        """Bring some jars of a parcel back, now and then more than there are."""
        packed = self.any_line(self.any_parcel())
        take_containers_back(packed=packed, number=self.rng.randint(1, 5), key=str(self.rng.random()), by=self.keeper)

    def keep(self):
        """Let half a year pass for some parcel, and keep the deposits of the jars nobody brought back."""
        parcel = self.any_parcel()
        long_ago = timezone.now() - timedelta(days=181)
        Consignment.objects.filter(order=parcel.order_id, status="handed_over").update(changed_at=long_ago)
        keep_overdue()

    def ripen(self):
        """Let the preorder's days begin: its parcels can be packed from now on."""
        Preorder.objects.update(arrives_from=today(), closes_on=today() - DAY)

    def pay_out(self):
        then = timezone.now() - timedelta(days=1)
        Movement.objects.filter(at__gt=then).update(at=then)
        Consignment.objects.filter(changed_at__gt=then).update(changed_at=then)
        batch = make_batch(until=today() - DAY, by=self.people[0])
        if self.rng.random() < 0.3:
            withdraw(batch=batch, by=self.people[1])
        else:
            mark_paid(batch=batch, on=today(), reference="R", by=self.people[1])

    def invoice(self):
        issue(order=self.any_parcel().order, addressee=Addressee("person", "W"))

    def live(self, steps):
        self.buy()
        for step in steps:
            with suppress(*REFUSALS), transaction.atomic():
                getattr(self, step.replace(" ", "_"))()

    def check(self):
        broken = {name: finding.broken for name, finding in check_all().items() if finding.broken}
        assert broken == {}
        for product in [*self.products, self.extra, *self.others.values()]:
            assert stock_of(product)[0] == STOCK - self.gone.get(product.pk, 0)


def lived(steps, seed):
    """Live these steps in a world of their own, check it, and leave nothing behind."""
    with transaction.atomic():
        world = World(Random(seed))
        world.live(steps)
        world.check()
        transaction.set_rollback(True)


SEQUENCES = {"steps": st.lists(st.sampled_from(STEPS), min_size=4, max_size=14), "seed": st.integers(0, 2**32)}
CALM = {"deadline": None, "suppress_health_check": list(HealthCheck), "derandomize": True}


@pytest.mark.django_db
@settings(max_examples=12, **CALM)
@given(**SEQUENCES)
def test_a_dozen_random_lives_leave_the_books_whole(scripted, steps, seed):
    lived(steps, seed)


@pytest.mark.storm
@pytest.mark.django_db
@settings(max_examples=10_000, **CALM)
@given(**SEQUENCES)
def test_ten_thousand_random_lives_leave_the_books_whole(scripted, steps, seed):
    lived(steps, seed)
