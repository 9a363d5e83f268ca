"""Who walks the matrix, and what there is to be reached: an object of everything, each with its owner."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from oscar.core.loading import get_model
from wagtail.images import get_image_model

from marketplace.answers.models import ReviewAnswer
from marketplace.bookings.models import Booking, Slot, Terms
from marketplace.bookings.services import set_terms
from marketplace.complaints.models import Complaint
from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.services import advance
from marketplace.harvest.models import Preorder
from marketplace.invoicing.models import Invoice, Issuer
from marketplace.invoicing.services import issue
from marketplace.invoicing.services.issue import Addressee
from marketplace.notices.models import Wish
from marketplace.placement.services import confirm_payment
from marketplace.produce.models import Certificate, Lot
from marketplace.settlement.models import BankAccount, PayoutBatch
from marketplace.sheets.models import Sheet
from marketplace.shifts.services import plan_shift
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services import propose
from portal.businesses.models import Business, ClosedDays, Offer, Voucher
from portal.fees.models import ReminderWish
from portal.fees.services import begin, choose_reminders, take_cash
from portal.gatherings.models import Gathering, SignUp
from portal.gatherings.models import Invitation as AskedOver
from portal.gatherings.models import Photo as EventPhoto
from portal.helpdesk.models import Inquiry
from portal.housing.models import Listing, SavedSearch, Thread
from portal.housing.services import ask, report_talk
from portal.noticeboard.models import Notice, Subscription
from portal.noticeboard.services import subscribe
from portal.papers.models import Paper
from portal.payments.models import Attempt
from portal.repairs.models import Firm, Photo, Repair, Step
from portal.repairs.services import keep_firm
from portal.residents.models import Invitation, Residency
from portal.residents.services import employ, move_in_by_code
from portal.tourism.models import Question
from portal.trades.models import Book, Errand, Service
from portal.users.models import User
from portal.villages.models import Membership
from portal.villages.services import appoint
from tests.accounts.factories import make_address
from tests.bookings.factories import TERMS, book, make_slots
from tests.boxes.factories import make_box
from tests.businesses.factories import make_business, make_offer, make_voucher
from tests.complaints.factories import make_complaint
from tests.consignments.factories import make_keeper
from tests.dashboard.factories import make_grades, make_offers, make_operator, make_staff
from tests.factories import make_pickup_point, make_product, make_user
from tests.fees.factories import make_bill
from tests.gatherings.factories import come, make_event, make_invitation
from tests.gifts.factories import make_card
from tests.housing.factories import make_home
from tests.noticeboard.factories import make_notice
from tests.placement.factories import make_basket, order_for, pickup
from tests.preorders.factories import open_one
from tests.produce.factories import make_certificate, make_lot, recalled
from tests.repairs.factories import make_repair, photo
from tests.residents.factories import flat_in, make_code, make_compound, make_request
from tests.tourism.factories import make_visit
from tests.trades.factories import make_agreed, make_errand, make_service
from tests.villages.factories import bring_on

#: The columns of the table, in order.
ROLES = {
    "A": "anonymous",
    "C": "customer, owner of everything below accounts/, resident of the community that is asked for",
    "O": "other customer, who keeps the business around the corner",
    "K": "coordinator of village A",
    "M": "shop manager of village A, whose parcels and products are asked for",
    "N": "shop manager of village B",
    "S": "keeper of the pickup shelf that is asked for, property office of the community that is asked for",
    "V": "staff who may only look at orders",
    "P": "operator",
}
WATCHED = [
    (get_model("order", "Order"), ["number", "status"]),
    (Consignment, ["number", "status"]),
    (ConsignmentEvent, ["pk"]),
    (get_model("partner", "StockRecord"), ["pk", "price", "num_in_stock", "num_allocated"]),
    (Preorder, ["pk", "status", "arrives_from"]),
    (Attempt, ["number", "status", "refunded"]),
    (get_model("catalogue", "Product"), ["pk", "is_public", "title_en"]),
    (get_model("catalogue", "Category"), ["pk", "name_en"]),
    (get_model("reviews", "ProductReview"), ["pk", "status"]),
    (get_model("offer", "ConditionalOffer"), ["pk", "status"]),
    (get_model("offer", "Range"), ["pk", "name"]),
    (get_model("voucher", "Voucher"), ["pk"]),
    (get_model("voucher", "VoucherSet"), ["pk"]),
    (get_model("address", "UserAddress"), ["pk", "line1", "is_default_for_shipping"]),
    (User, ["pk", "email", "is_active", "is_staff", "first_name"]),
    (Membership, ["pk"]),
    (Question, ["pk", "answer"]),
    (Complaint, ["pk", "status", "total"]),
    (Substitution, ["pk", "status"]),
    (PayoutBatch, ["number", "status"]),
    (BankAccount, ["pk"]),
    (Invoice, ["number"]),
    (Lot, ["code", "closed_at", "recalled_at"]),
    (Certificate, ["pk", "checked_on"]),
    (Paper, ["token", "tries"]),
    (Terms, ["pk", "minimum"]),
    (Slot, ["pk", "status", "is_held_anyway"]),
    (Booking, ["pk", "status"]),
    (get_model("catalogue", "ProductImage"), ["pk", "display_order", "original"]),
    (Sheet, ["pk", "state"]),
    (Wish, ["pk", "confirmed_at"]),
    (ReviewAnswer, ["pk", "text_en"]),
    (Residency, ["pk", "state", "shown_to"]),
    (Invitation, ["pk", "uses_left", "called_back_at"]),
    (Notice, ["pk", "state", "reads", "title_en", "shown_until"]),
    (Subscription, ["pk", "level"]),
    (Repair, ["pk", "state", "staff", "rating", "has_news"]),
    (Step, ["pk", "text"]),
    (Firm, ["pk", "is_used"]),
    (Business, ["pk", "state", "name_en"]),
    (ClosedDays, ["pk"]),
    (Offer, ["pk", "withdrawn_at"]),
    (Voucher, ["pk", "used_at"]),
    (Service, ["pk", "withdrawn_at", "name_en"]),
    (Errand, ["pk", "state", "rating"]),
    (Book, ["pk", "at_once"]),
    (Listing, ["pk", "state", "price", "picture"]),
    (Thread, ["pk", "state", "asker_shows_phone", "owner_shows_phone", "decided_at"]),
    (SavedSearch, ["pk", "by_mail"]),
    (Gathering, ["pk", "called_off_at", "places"]),
    (SignUp, ["pk", "state", "came"]),
    (EventPhoto, ["pk", "state"]),
    (AskedOver, ["pk", "state", "event"]),
]


def fingerprint() -> list:
    """Return what nobody may change who is turned away."""
    return [list(model.objects.order_by("pk").values_list(*fields)) for model, fields in WATCHED]


class World:
    """One of everything; `people` by column letter, `values` by what an address asks for."""

    def __init__(self):
        one, two = bring_on(), bring_on()
        point = make_pickup_point()
        self.people = {
            "C": make_user(),
            "O": make_user(),
            "K": make_user(),
            "M": make_user(),
            "N": make_user(),
            "S": make_keeper(point),
            "V": make_staff("order.view_order"),
            "P": make_operator(),
        }
        appoint(user=self.people["K"], village=one, role=Membership.Role.COORDINATOR)
        appoint(user=self.people["M"], village=one, role=Membership.Role.SHOP_MANAGER)
        appoint(user=self.people["N"], village=two, role=Membership.Role.SHOP_MANAGER)
        product = make_product(one.producer, stock=20)
        make_product(two.producer, stock=20)
        waiting, coming, wrong, billed, short = (self._order(product, point) for _order in range(5))
        for order in (coming, wrong):
            for to in ("packed", "on_the_road"):
                advance(consignment=order.consignments.get(), to=to)
        self._values(product, waiting, coming, make_visit(one))
        self._money(product, billed)
        self._complain(coming, wrong)
        self._print(waiting)
        self._offer(short, make_product(one.producer, stock=20))
        self._book(one)
        self._work_on_goods(one, product)
        self._around_the_corner()
        self._live_together()
        self._meet(one)

    def _live_together(self):
        """Let the customer live in a compound whose office is the keeper's, and give it a notice for residents."""
        community = make_compound()
        employ(user=self.people["S"], company=community.office.company)
        flat = flat_in(community)
        home = move_in_by_code(user=self.people["C"], code=make_code(flat), name="C")
        notice = make_notice(community)
        mail = subscribe(residency=home, level="all")
        self._bill(home)
        self.special |= {
            "xx/my-home/": {"slug": community.slug},
            "xx/notices/": {"slug": community.slug, "pk": notice.pk, "token": mail.token},
            "xx/office/": {"pk": flat.pk},
            "xx/office/requests/": {"pk": make_request(community, "102").pk},
            "xx/office/residents/": {"pk": home.pk},
            "xx/office/notices/": {"pk": notice.pk},
        }
        self._repair(home)
        self._offer_homes(home)

    def _meet(self, village):
        """Let the customer come to an event of village A, which has a photo, and its coordinator be invited."""
        feast = make_event(village)
        come(feast, user=self.people["C"])
        photo = EventPhoto.objects.create(gathering=feast, by=self.people["K"], state=EventPhoto.State.SHOWN)
        for name in ("small", "large"):
            getattr(photo, name).save("a.webp", ContentFile(b"RIFF"))
        asked = make_invitation(village)
        self.special |= {
            "xx/gatherings/": {"key": feast.key, "pk": photo.pk, "size": "small"},
            "xx/gatherings/invitations/": {"pk": asked.pk},
        }

    def _repair(self, home):
        """Let the customer report something in the flat, with a photo; the office knows a firm."""
        community = home.community
        repair = make_repair(home, photos=[photo()])
        shown = Photo.objects.get(step__repair=repair)
        firm = keep_firm(community=community, name="F", phone="1", by=self.people["S"])
        self.special |= {
            "xx/repairs/": {"slug": community.slug, "code": repair.code, "category": "water", "pk": shown.pk},
            "xx/office/repairs/": {"pk": repair.pk, "kind": "csv"},
            "xx/office/repairs/photos/": {"pk": shown.pk},
            "xx/office/repairs/firms/": {"pk": firm.pk},
        }

    def _offer_homes(self, home):
        """Let the customer offer two homes, one of which waits; the other customer asks about both and reports one."""
        community, owner = home.community, self.people["C"]
        shown, waiting = make_home(community, owner=owner), make_home(community, owner=owner, text_en="Small")
        talk, bad = (ask(listing=one, text="Free?", by=self.people["O"]) for one in (shown, waiting))
        report_talk(thread=bad, text="Rude", by=self.people["O"])
        Listing.objects.filter(pk=waiting.pk).update(state="waiting", first_shown_at=None)
        image = get_image_model().objects.create(title="Home", file=photo())
        picture = shown.photos.create(image=image)
        search = SavedSearch.objects.create(user=owner, name="All", query="kind=room")
        own = {"pk": shown.pk, "photo": picture.pk, "step": "renew", "where": "community", "slug": community.slug}
        self.special |= {
            "xx/homes/": {"pk": shown.pk, "slug": community.slug, "token": search.token},
            "xx/homes/desk/<": {"pk": waiting.pk},
            "xx/homes/desk/talks/": {"pk": bad.pk},
            "xx/my-homes/": own,
            "xx/my-homes/talks/": {"pk": talk.pk},
            "xx/my-homes/searches/": {"pk": search.pk},
        }

    def _bill(self, home):
        """Let the customer have paid one bill at the counter, be on the page of another, and agree to reminders."""
        choose_reminders(home=home, wanted=True)
        paid, waiting = make_bill(home.flat), make_bill(home.flat)
        receipt = take_cash(flat=home.flat, bills=[paid.pk], by=self.people["S"])
        words = {"provider": "sandbox", "seen_total": waiting.amount, "language": "en"}
        payment = begin(home=home, bills=[waiting.pk], **words)
        self.special |= {
            "xx/fees/paying/": {"number": payment.attempt.number},
            "xx/fees/receipts/": {"pk": receipt.pk},
            "xx/fees/no-mail/": {"token": ReminderWish.objects.get().token},
            "xx/office/fees/bills/": {"pk": waiting.pk},
            "xx/office/fees/flats/": {"pk": home.flat_id},
        }

    def _order(self, product, point):
        basket = make_basket((product, 2), user=self.people["C"])
        return order_for(basket, "20.00", delivery=pickup(point), user=self.people["C"]).order

    def _money(self, product, order):
        Issuer.objects.create(name="Yunli", tax_number="91350100M000100Y43", valid_from=timezone.localdate())
        confirm_payment(order=order)
        invoice = issue(order=order, addressee=Addressee("person", "W"))
        words = {"until": timezone.localdate(), "total": 1, "second_needed": False, "made_by": self.people["P"]}
        batch = PayoutBatch.objects.create(number="P1", **words)
        mine = {"token": order.delivery.token, "number": invoice.number}
        self.special |= {
            "xx/shop/dashboard/money/": {"kind": "village", "slug": product.village.slug, "number": order.number},
            "xx/shop/dashboard/money/payouts/": {"pk": batch.pk},
            "xx/shop/dashboard/invoices/": mine,
            "xx/shop/track/<str:token>/invoice/": mine,
        }

    def _values(self, product, waiting, coming, visit):
        owner = self.people["C"]
        category = get_model("catalogue", "Category").add_root(name="粮", slug="grain")
        review = get_model("reviews", "ProductReview").objects.create(
            product=product, user=owner, score=4, title="Fresh", body="Good", status=1
        )
        question = Question.objects.create(visit=visit, name="W", contact="w@example.com", text="When?")
        letter = Inquiry.objects.create(topic="other", name="W", contact="w@example.com", text="How?", language="en")
        offer, products, voucher, vouchers = make_offers(product)
        self.code = waiting.delivery.pickup_code
        self.values = {
            "token": waiting.delivery.token,
            "order_number": waiting.number,
            "number": waiting.number,
            "product_slug": product.slug,
            "product_pk": product.pk,
            "category_slug": category.slug,
            "slug": "rice",
            "visit_id": visit.pk,
            "parent": category.pk,
            "provider": "sandbox",
            "section": "pages",
            "path": "nothing.jpg",
            "rest": "old/",
            "key": "abc",
            "uidb36": "1",
            "restriction_id": 1,
            "page_view_restriction_id": 1,
            "page_id": 1,
            "pk": product.pk,
            "code": make_lot(product).code,
        }
        #: The beginnings of addresses under which "pk", "number" or "token" is something else; the longest counts.
        self.special = {
            "xx/shop/payment/": {"number": waiting.placement.attempt.number},
            "xx/shop/track/<str:token>/less/": {"number": waiting.consignments.get().number},
            "xx/shop/dashboard/today/": {"number": waiting.consignments.get().number},
            "xx/shop/dashboard/shelf/": {"number": coming.consignments.get().number},
            "xx/shop/catalogue/(?P<product_slug>": {"pk": review.pk},
            "xx/shop/catalogue/(?P<product_slug>[\\w-]*)_(?P<pk>": {"pk": product.pk},
            "xx/shop/catalogue/category/": {"pk": category.pk},
            "xx/shop/basket/vouchers/": {"pk": voucher.pk},
            "xx/shop/accounts/addresses/": {"pk": make_address(owner).pk},
            "xx/shop/dashboard/catalogue/categories/": {"pk": category.pk},
            "xx/shop/dashboard/catalogue/product-type/": {"pk": product.product_class.pk},
            "xx/shop/dashboard/catalogue/attribute-option-group/": {"pk": make_grades().pk},
            "xx/shop/dashboard/partners/": {"pk": product.stockrecords.get().partner_id},
            "xx/shop/dashboard/users/": {"pk": owner.pk},
            "xx/shop/dashboard/offers/": {"pk": offer.pk},
            "xx/shop/dashboard/ranges/": {"pk": products.pk},
            "xx/shop/dashboard/reviews/": {"pk": review.pk},
            "xx/shop/dashboard/vouchers/": {"pk": voucher.pk},
            "xx/shop/dashboard/vouchers/sets/": {"pk": vouchers.pk},
            "xx/shop/dashboard/my-shop/lots/<slug:code>/recalled": {"code": recalled(make_lot(product)).code},
            "xx/shop/dashboard/my-shop/certificates/": {"pk": make_certificate(product).pk},
            "xx/visit-questions/": {"token": question.token},
            "xx/contact/": {"token": letter.token},
        }
        #: Addresses whose parts have no name.
        self.paths = {"documents/(\\d+)/(.*)": "/documents/1/x.pdf", "xx/((?:[\\w\\-]+/)*)": "/en/"}

    def _print(self, waiting):
        """Add a finished paper of the shop manager's and what the packing room's addresses ask for."""
        paper = Paper.objects.create(kind="pick_list", title="Picks", language="en", owner=self.people["M"], keys=[1])
        paper.file.save(paper.place_of("whole"), ContentFile(b"%PDF-1.7"))
        self.values |= {"batch": "none", "paper": "picks"}
        self.special |= {
            "xx/papers/": {"token": paper.token},
            "p/": {"number": waiting.consignments.get().number},
        }

    def _complain(self, coming, wrong):
        complaint = make_complaint(wrong.consignments.get(), photos=1)
        photo = complaint.photos.get().pk
        mine = {"token": wrong.delivery.token, "pk": photo}
        self.special |= {
            "xx/shop/dashboard/complaints/": {"pk": complaint.pk},
            "xx/shop/dashboard/complaints/photos/": {"pk": photo},
            "xx/shop/track/<str:token>/photos/": mine,
            "xx/shop/track/<str:token>/wrong/": {
                "token": coming.delivery.token,
                "number": coming.consignments.get().number,
            },
        }

    def _offer(self, order, product):
        """Let something else be offered for what is missing in an order."""
        offer = propose(
            consignment=order.consignments.get(),
            line_id=order.lines.get().pk,
            fewer=1,
            product=product,
            quantity=1,
            until=timezone.now() + timedelta(hours=5),
            key="matrix",
        )
        self.special |= {
            "xx/shop/dashboard/today/instead/": {"pk": offer.pk},
            "xx/shop/track/<str:token>/instead/": {"token": order.delivery.token, "pk": offer.pk},
        }

    def _book(self, village):
        stay = make_visit(village, kind="stay", month_price="3000.00")
        visit = make_visit(village)
        set_terms(visit=visit, fields=TERMS)
        slot = make_slots(visit, 20)[0]
        order = book(slot, provider="bank_transfer", user=self.people["C"])
        booking = order.bookings.get()
        crop = make_product(village.producer)
        shift = plan_shift(
            crop=crop,
            day=timezone.localdate() + timedelta(days=3),
            starts=TERMS["starts"],
            ends=TERMS["ends"],
            hands=2,
            meeting={"en": "The banyan"},
        )
        self.special |= {
            "xx/shop/track/<str:token>/visits/": {"token": order.delivery.token, "number": booking.number},
            "xx/visit-questions/long-stay/": {"visit_id": stay.pk},
            "xx/shop/dashboard/my-shop/preorders/": {"pk": open_one(make_product(village.producer)).pk},
            "xx/shop/book/": {"visit_id": visit.pk},
            "xx/shop/dashboard/calendar/visit/": {"visit_id": visit.pk},
            "xx/shop/dashboard/shifts/plan/<": {"crop": crop.pk},
            "xx/shop/dashboard/shifts/<": {"pk": shift.pk},
            "xx/shop/dashboard/calendar/date/": {"pk": slot.pk},
            "xx/shop/dashboard/calendar/booking/": {"pk": booking.pk},
        }

    def _work_on_goods(self, village, product):
        image = product.images.create(original="rice.jpg", display_order=0)
        sheet = Sheet.objects.create(producer=village.producer, owner=self.people["M"], name="goods.csv", total=1)
        gone = make_product(village.producer, stock=0)
        wish = Wish.objects.create(product=gone, email="w@example.com", language="en")
        box = make_box(village.producer, (make_product(village.producer), 2))
        self.special |= {
            "xx/shop/dashboard/my-shop/boxes/": {"pk": box.pk},
            "xx/shop/dashboard/gift-cards/": {"pk": make_card().pk},
            "xx/shop/dashboard/my-shop/<int:pk>/pictures/": {"pk": product.pk, "image": image.pk},
            "xx/shop/dashboard/my-shop/files/goods": {"kind": "csv"},
            "xx/shop/dashboard/my-shop/files/<": {"token": sheet.token},
            "xx/shop/dashboard/my-shop/reviews/": {"pk": product.reviews.get().pk},
            "xx/shop/tell-me/": {"pk": gone.pk, "token": wish.token},
        }

    def _around_the_corner(self):
        """Let O keep a business with days off and an offer, of which C has a voucher, used just now by another one."""
        shop, today = make_business(owner=self.people["O"]), timezone.localdate()
        offer = make_offer(shop)
        waiting = make_voucher(offer, self.people["C"])
        used = make_voucher(offer, used_at=timezone.now() + timedelta(seconds=1))
        days = ClosedDays.objects.create(business=shop, first=today, last=today)
        here = {"community": shop.community.slug, "shop": shop.slug, "pk": offer.pk}
        self.special |= {
            "v/": {"code": waiting.code},
            "embed/nearby/": {"language": "en", "community": shop.community.slug},
            "xx/accounts/vouchers/": {"code": waiting.code},
            "xx/around/": here,
            "xx/my-business/": {"pk": shop.pk, "days": days.pk, "offer": offer.pk, "code": used.code},
        }
        self._ask_for_a_service(shop)

    def _ask_for_a_service(self, shop):
        """Let the business of O offer a service, of which C has asked for one thing and agreed another."""
        service, asker = make_service(shop), self.people["C"]
        errand, agreed = make_errand(service, asker, photos=[photo()]), make_agreed(service, asker)
        shown = errand.photos.get().pk
        mine = {"pk": shop.pk, "service": service.pk, "errand": errand.pk, "step": "refuse", "photo": shown}
        self.special |= {
            "xx/around/<slug:community>/services/": {"community": shop.community.slug, "pk": service.pk},
            "xx/accounts/requests/": {"pk": errand.pk, "step": "withdraw", "photo": shown},
            "xx/accounts/requests/<int:pk>/appointment": {"pk": agreed.pk},
            "xx/my-business/<int:pk>/services/": mine,
            "xx/my-business/<int:pk>/requests/": mine,
            "xx/my-business/<int:pk>/requests/<int:errand>/appointment": {**mine, "errand": agreed.pk},
        }

    def values_for(self, route: str) -> dict:
        """Return the values for one address."""
        fitting = [start for start in self.special if route.startswith(start)]
        return {**self.values, **self.special.get(max(fitting, key=len, default=""), {})}

    def posted(self) -> dict:
        """Return what would do something if the door were open."""
        return {
            "to": "packed",
            "order_action": "cancel",
            "price": "1",
            "stock": "0",
            "seen": "18",
            "code": self.code,
            "quantity": "1",
            "status": "2",
            "suspend": "1",
            "answer": "planted",
            "decide": "refuse",
            "sure": "1",
            "title_en": "planted",
            "do": "close",
            "act": "turn",
            "chinese": "planted",
        }
