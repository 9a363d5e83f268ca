"""Who wants to hear that a product is there again, and which falls of a stock a village was told of."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from marketplace.catalogue.boxes import box_left


def new_token() -> str:
    """Return a name nobody can guess."""
    return secrets.token_urlsafe(18)


class WishQuerySet(models.QuerySet):
    """Wishes to hear of a product."""

    def waiting(self) -> "WishQuerySet":
        """Return those that somebody confirmed and that are not answered yet."""
        return self.filter(confirmed_at__isnull=False, told_at=None)

    def to_tell(self) -> "WishQuerySet":
        """Return those whose product can be bought now."""
        left = F("product__stockrecords__num_in_stock") - Coalesce(F("product__stockrecords__num_allocated"), 0)
        on_sale = Q(product__is_public=True, product__stockrecords__price__isnull=False)
        is_there = Q(_left__gt=0) | Q(_boxes__gt=0)
        return self.waiting().alias(_left=left, _boxes=box_left("product")).filter(on_sale, is_there)


class Wish(models.Model):
    """One person wants to hear, once, that one product can be bought again.

    Somebody signed in has their account's address; anybody else typed one and confirms it by a letter. `told_at` is set
    when the letter is promised; the row goes some weeks later.
    """

    product = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="wishes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=10)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = WishQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish to hear of a product")
        verbose_name_plural = _("wishes to hear of a product")
        constraints = [
            models.UniqueConstraint(
                fields=["product", "user"], condition=Q(user__isnull=False), name="notices_once_per_user"
            ),
            models.UniqueConstraint(
                fields=["product", "email"], condition=Q(user__isnull=True), name="notices_once_per_email"
            ),
            models.CheckConstraint(condition=Q(user__isnull=False) | ~Q(email=""), name="notices_somebody"),
        ]
        indexes = [
            models.Index(
                fields=["product"],
                condition=Q(confirmed_at__isnull=False, told_at__isnull=True),
                name="notices_waiting",
            )
        ]

    def __str__(self):
        return f"{self.product}"


class LowNotice(models.Model):
    """A village was told of this fall of a stock; `is_quiet` when it had been told of the same goods the day before."""

    alert = models.OneToOneField("partner.StockAlert", models.CASCADE, related_name="notice")
    told_at = models.DateTimeField(auto_now_add=True)
    is_quiet = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("notice of low stock")
        verbose_name_plural = _("notices of low stock")
