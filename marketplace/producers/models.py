"""A village as a seller: Partner and Village one to one, and what it charges for delivery."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.templatetags.ui import cny
from portal.villages.models import Village


class ProducerProfile(models.Model):
    """Joins Oscar's seller to the village; amounts in CNY, two decimals."""

    partner = models.OneToOneField("partner.Partner", models.PROTECT, related_name="producer")
    village = models.OneToOneField(Village, models.PROTECT, related_name="producer")
    free_delivery_from = models.DecimalField(
        _("free delivery from"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    pack_days = models.PositiveSmallIntegerField(_("days to pack"), default=2)

    class Meta:
        verbose_name = _("producer")
        verbose_name_plural = _("producers")

    def __str__(self):
        return str(self.village)


class DeliveryZone(models.Model):
    """Provinces (GB/T 2260 codes) to which the same bands apply."""

    producer = models.ForeignKey(ProducerProfile, models.CASCADE, related_name="zones")
    name = models.CharField(_("zone"), max_length=40)
    provinces = models.JSONField(_("provinces"), default=list)

    class Meta:
        verbose_name = _("delivery zone")
        verbose_name_plural = _("delivery zones")

    def __str__(self):
        return f"{self.producer}: {self.name}"


class DeliveryBand(models.Model):
    """The price (CNY) of a parcel up to a weight (grams) in a zone."""

    zone = models.ForeignKey(DeliveryZone, models.CASCADE, related_name="bands")
    up_to_grams = models.PositiveIntegerField(_("up to grams"))
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = _("weight band")
        verbose_name_plural = _("weight bands")
        ordering = ["up_to_grams"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "up_to_grams"], name="producers_one_band_per_weight"),
            models.CheckConstraint(condition=models.Q(price__gte=0), name="producers_price_not_negative"),
        ]

    def __str__(self):
        return _("up to %(grams)d g: %(price)s") % {"grams": self.up_to_grams, "price": cny(self.price)}


#: A new licence takes some weeks at the office.
WARNED_BEFORE = timedelta(days=30)


class SellerPaperQuerySet(models.QuerySet):
    """Sellers' papers."""

    def shown(self) -> "SellerPaperQuerySet":
        """Return what buyers may rely on: checked by us and not run out."""
        today = timezone.localdate()
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=today), checked_on__isnull=False)

    def running_out(self) -> "SellerPaperQuerySet":
        """Return those shown now that run out within thirty days and whose seller was not warned of that day."""
        warned = Q(warned_for=models.F("valid_until"), warned_for__isnull=False)
        return self.shown().filter(valid_until__lte=timezone.localdate() + WARNED_BEFORE).exclude(warned)


class SellerPaper(models.Model):
    """A licence or permit of a seller, as article 15 of the E-Commerce Law wants it shown."""

    class Kind(models.TextChoices):
        LICENCE = "licence", _("Business licence")
        PRODUCTION = "production", _("Food production permit")
        WORKSHOP = "workshop", _("Small-workshop registration")
        CONFORMITY = "conformity", _("Certificate of conformity for farm produce")
        OTHER = "other", _("Other paper")

    producer = models.ForeignKey(ProducerProfile, models.CASCADE, related_name="papers", verbose_name=_("producer"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    holder = models.CharField(_("name on the paper"), max_length=120)
    number = models.CharField(_("number"), max_length=60)
    issuer = models.CharField(_("issued by"), max_length=120)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("Buyers see a paper once somebody has checked it.")
    )
    scan = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("scan"),
    )

    warned_for = models.DateField(null=True, blank=True, editable=False)

    objects = SellerPaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("seller's paper")
        verbose_name_plural = _("sellers' papers")
        ordering = ["kind", "number"]
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="producers_paper_once")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"


class Mention(models.Model):
    """A product that a page tells of. The key is shared by the page's translations, so the fact is one row."""

    page_key = models.UUIDField(_("page (translation key)"), db_index=True)
    product = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="mentions")
    position = models.PositiveSmallIntegerField(default=0)
    # Such a row follows the page's text; the others were tied by hand and stay.
    in_text = models.BooleanField(_("named in the text"), default=False)

    class Meta:
        verbose_name = _("mention")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["page_key", "product"], name="producers_mentioned_once")]
