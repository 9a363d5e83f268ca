"""The basket of a request: nothing is read until a page asks, and its size alone costs one query or none."""

from functools import cache as once

from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.db.models import Sum
from django.http import HttpRequest
from django.utils.translation import gettext
from oscar.apps.basket.middleware import BasketMiddleware as CoreBasketMiddleware
from oscar.core.loading import get_model

from marketplace.basket.services import fit_to_stock


class BasketMiddleware(CoreBasketMiddleware):
    """Oscar's lazy basket; merged at sign-in, it never holds more than there is."""

    def __call__(self, request):
        request.basket_count = once(lambda: self.count_items(request))
        return super().__call__(request)

    def count_items(self, request: HttpRequest) -> int:
        """Return how many pieces are in the basket, for the header; 0 without a query when there can be none."""
        if getattr(request, "_basket_cache", None) is not None:
            return request._basket_cache.num_items
        cookie = request.COOKIES.get(self.get_cookie_key(request))
        if request.user.is_authenticated:
            if cookie:  # just signed in: the two baskets must be merged first
                return self.get_basket(request).num_items
            return self._sum(owner=request.user)
        try:
            return self._sum(pk=Signer().unsign(cookie), owner=None) if cookie else 0
        except (BadSignature, ValueError):
            return 0

    @staticmethod
    def _sum(**which) -> int:
        Basket = get_model("basket", "Basket")
        baskets = Basket.objects.filter(status=Basket.OPEN, **which)
        return baskets.aggregate(items=Sum("lines__quantity"))["items"] or 0

    def merge_baskets(self, master, slave):
        """Merge as Oscar does, then lower what together is more than there is."""
        super().merge_baskets(master, slave)
        master.lowered = fit_to_stock(basket=master)

    def get_basket(self, request):
        """Return the open basket; when two have just become one, tell what had to be lowered."""
        known = request._basket_cache
        basket = super().get_basket(request)
        if known is None:
            for title, quantity in getattr(basket, "lowered", {}).items():
                text = gettext("There are only %(n)s of “%(title)s”. Your basket holds that many now.")
                messages.warning(request, text % {"n": quantity, "title": title})
        return basket
