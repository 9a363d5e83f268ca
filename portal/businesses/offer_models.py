"""What a business offers its neighbours, and the vouchers they take of it."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

CODE_DIGITS = 8


def new_code() -> str:
    """Return eight digits to be typed or scanned at the counter; the voucher's row makes sure they are its alone."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def language_of(row, field: str) -> str:
    """Return the language in which a reader meets a text of two: their own where it is written, or the other one."""
    here, there = ("en", "zh-hans") if get_language() == "en" else ("zh-hans", "en")
    return here if getattr(row, f"{field}_{here.replace('-', '_')}") else there


class OfferQuerySet(models.QuerySet):
    """Offers."""

    def standing(self) -> "OfferQuerySet":
        """Return those that hold today, of businesses that are listed; what is past is gone by itself."""
        today = timezone.localdate()
        here = self.filter(withdrawn_at=None, valid_from__lte=today, valid_until__gte=today)
        return here.filter(business__state="approved")

    def with_figures(self) -> "OfferQuerySet":
        """Annotate each with how many vouchers were `taken` and how many of them were `used`."""
        used = Count("vouchers", filter=Q(vouchers__used_at__isnull=False))
        return self.annotate(taken=Count("vouchers"), used=used)

    def with_left(self) -> "OfferQuerySet":
        """Annotate each with figures and with how many vouchers are `left`; None where there is no end of them."""
        return self.with_figures().annotate(left=F("places") - F("taken"))


class Offer(models.Model):
    """Something a business gives its neighbours from a day to a day, both included.

    `places`: how many vouchers there are, None without a limit. One person takes one.
    """

    business = models.ForeignKey("businesses.Business", models.CASCADE, related_name="offers")
    title = models.CharField(_("what you offer"), max_length=60)
    text = models.TextField(_("more about it"), max_length=600, blank=True)
    benefit = models.CharField(_("price or benefit"), max_length=60, blank=True)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"))
    places = models.PositiveIntegerField(_("how many vouchers"), null=True, blank=True)
    posted_at = models.DateTimeField(auto_now_add=True)
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer of a business")
        verbose_name_plural = _("offers of businesses")
        ordering = ["valid_until", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gte=F("valid_from")), name="businesses_offer_days"),
            models.CheckConstraint(condition=Q(places__isnull=True) | Q(places__gt=0), name="businesses_offer_places"),
        ]
        indexes = [models.Index(fields=["business", "valid_until"], name="businesses_offer_by_day")]

    def __str__(self):
        return self.title

    @property
    def spoken(self) -> str:
        """Return the language of the title a reader is shown."""
        return language_of(self, "title")

    @property
    def is_standing(self) -> bool:
        """Say whether it holds today; whether its business is listed is another matter."""
        return self.withdrawn_at is None and self.valid_from <= timezone.localdate() <= self.valid_until

    @property
    def is_ahead(self) -> bool:
        """Say whether its first day is still to come."""
        return self.withdrawn_at is None and self.valid_from > timezone.localdate()


class Voucher(models.Model):
    """One person's voucher of one offer. `used_at` is set once at the counter, which may take it back for minutes."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="vouchers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="vouchers")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    taken_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("voucher of a business")
        verbose_name_plural = _("vouchers of businesses")
        ordering = ["-taken_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "user"], name="businesses_one_each"),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(used_at__gte=F("taken_at")), name="businesses_used_after_taken"
            ),
        ]

    def __str__(self):
        return self.spaced

    @property
    def spaced(self) -> str:
        """Return the code in two halves, as one reads it aloud."""
        return f"{self.code[:4]} {self.code[4:]}"
