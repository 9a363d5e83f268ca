"""A basket that loads all it shows at once, and lines that say in words what is wrong with them.

No column differs from Oscar's, so Oscar's migrations serve.
"""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine
from oscar.core.loading import get_model

from marketplace.partner.by_weight import ByWeight
from marketplace.partner.gates import RELATED
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

    def quantity_of(self, stockrecord_id: int) -> int:
        """Return how many of one stock record all lines want together."""
        return sum(line.quantity for line in self.all_lines() if line.stockrecord_id == stockrecord_id)


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
    def can_take(self) -> int:
        """Return how many this line could hold at most, seeing the other lines; 0 when it is gone."""
        available = getattr(self.purchase_info.availability, "num_available", None)
        if self.is_gone or available is None:
            return 0 if self.is_gone else self.quantity
        others = self.basket.quantity_of(self.stockrecord_id) - self.quantity
        return max(0, available - others)

    @property
    def problem(self) -> str:
        """Return why this line cannot be bought as it is, or ""."""
        wanted = self.basket.quantity_of(self.stockrecord_id)
        permitted, reason = self.purchase_info.availability.is_purchase_permitted(wanted)
        return "" if permitted else str(reason)

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
