"""A basket that loads all it shows at once, and lines that say in words what is wrong with them.

No column differs from Oscar's, so Oscar's migrations serve.
"""

from collections import Counter
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine
from oscar.core.loading import get_model

from marketplace.catalogue.boxes import Box, box_contents
from marketplace.partner.by_weight import ByWeight
from marketplace.partner.gates import RELATED
from marketplace.partner.needs import needs, room, scarce_part
from portal.core.templatetags.ui import cny


class Basket(AbstractBasket):
    """Oscar's basket; its lines come with product, stock, seller and village."""

    def __str__(self) -> str:
        """Return who has how many lines in it; Oscar's own words hold the state in English."""
        owner = self.owner or pgettext("buyer", "a guest")
        return _("Basket of %(owner)s (lines: %(count)d)") % {"owner": owner, "count": self.num_lines}

    def all_lines(self):
        """Return the lines, kept for the request because offers write on them; three queries in all."""
        if self.id is None:
            return get_model("basket", "Line").objects.none()
        if self._lines is None:
            seller, kind = "stockrecord__partner__producer__village", "product__product_class"
            gates = [f"product__{name}" for name in RELATED]
            lines = self.lines.select_related(seller, kind, "product__parent__product_class", *gates)
            lines = lines.annotate(card_box=box_contents("product"))
            self._lines = lines.prefetch_related("attributes", "product__images").order_by("pk")
        return self._lines

    @property
    def num_lines(self) -> int:
        """Return the number of lines without a query of its own."""
        return sum(1 for _line in self.all_lines())

    @property
    def deposit(self) -> Decimal:
        """Return what is paid for containers beside the goods (CNY); it goes back with them."""
        return sum((line.deposit for line in self.all_lines() if not line.is_gone), Decimal("0.00"))

    @property
    def has_weighed(self) -> bool:
        """Say whether anything in it is charged by weight, so that the total is the most it can cost."""
        return any(line.weighed for line in self.all_lines())

    def wanted(self, *, but=None) -> Counter:
        """Return how many of each stock record all lines want together, by its id: parts of boxes, too.

        The line `but` is left out.
        """
        sums: Counter = Counter()
        for line in self.all_lines():
            if but is None or line.pk != but.pk:
                for record, each in line.needs.items():
                    sums[record] += each * line.quantity
        return sums

    def refusal(self, info, product, more: int, *, but=None) -> str:
        """Return why `more` of a product cannot be had beside all lines (without the line `but`), "" if they can."""
        if not info.availability.is_available_to_buy:
            return str(info.availability.is_purchase_permitted(more)[1])
        beside = self.wanted(but=but)
        own = needs(product, info.stockrecord.pk)
        sums = beside + Counter({record: each * more for record, each in own.items()})
        if scarce := scarce_part(product, sums):
            return _not_enough(scarce, more, info)
        if product.is_box or not own:
            return str(info.availability.is_purchase_permitted(more)[1])
        permitted, reason = info.availability.is_purchase_permitted(sums[info.stockrecord.pk])
        if permitted:
            return ""
        in_boxes = any(line.box and info.stockrecord.pk in line.needs for line in self.all_lines())
        return _with_boxes(info.availability.num_available) if in_boxes else str(reason)


def _with_boxes(left: int) -> str:
    """Return how many of a product are left, where boxes in the basket take some of it."""
    said = ngettext(
        "Only %(n)s left, and the boxes in your basket take some of it.",
        "Only %(n)s left, and the boxes in your basket take some of them.",
        left,
    )
    return said % {"n": left}


def _not_enough(part, boxes: int, info) -> str:
    """Return which part is missing for so many boxes, seeing what else in the basket takes of it."""
    if boxes > info.availability.num_available:
        return str(info.availability.message)
    said = _("There is not enough of “%(part)s” for this and for what else is in your basket: %(n)s left.")
    return said % {"part": part.title, "n": part.free}


class Line(AbstractLine):
    """Oscar's line, with sentences for the buyer."""

    @property
    def is_gone(self) -> bool:
        """Say whether none of it can be bought any more."""
        return not self.purchase_info.availability.is_available_to_buy

    @property
    def weighed(self) -> ByWeight | None:
        """Return the terms of what is charged by weight; None of what has a price of its own."""
        record = self.stockrecord
        return record.by_weight(about_grams=self.product.net_grams) if record else None

    @property
    def deposit(self) -> Decimal:
        """Return the deposit on the containers of all of it (CNY)."""
        return self.stockrecord.deposit * self.quantity if self.stockrecord else Decimal(0)

    @property
    def box(self) -> Box | None:
        """Return what is in each, if it is a box; no query for lines read by `Basket.all_lines`."""
        if "card_box" in self.__dict__:
            self.product.card_box = self.card_box
        return self.product.box

    @property
    def needs(self) -> dict[int, int]:
        """Return how many of each stock record one of it takes, by its id."""
        return needs(self.product, self.stockrecord_id) if self.box is None else self.box.needs

    @property
    def can_take(self) -> int:
        """Return how many this line could hold at most, seeing the other lines; 0 when it is gone."""
        available = getattr(self.purchase_info.availability, "num_available", None)
        if self.is_gone or available is None:
            return 0 if self.is_gone else self.quantity
        return room(self.product, self.stockrecord, self.basket.wanted(but=self)) or 0

    @property
    def problem(self) -> str:
        """Return why this line cannot be bought as it is, or ""."""
        return self.basket.refusal(self.purchase_info, self.product, self.quantity, but=self)

    @property
    def price_notice(self) -> str:
        """Return a sentence when the price moved since it was put in, or ""."""
        now = self.purchase_info.price
        if not now.exists or not self.price_incl_tax or now.incl_tax == self.price_incl_tax:
            return ""
        words = {
            "title": self.product.get_title(),
            "old": cny(self.price_incl_tax),
            "new": cny(now.incl_tax),
        }
        if now.incl_tax > self.price_incl_tax:
            return _("The price of “%(title)s” rose from %(old)s to %(new)s since you put it in.") % words
        return _("The price of “%(title)s” fell from %(old)s to %(new)s since you put it in.") % words

    def get_warning(self) -> str | None:
        """Return what the buyer should know of this line before paying, or None."""
        if self.problem:
            return f"{self.product.get_title()}: {self.problem}"
        return self.price_notice or None


from oscar.apps.basket.models import *  # noqa: E402, F403
