"""A village as a seller: Partner and Village one to one, and what it charges for delivery."""

from django.db import models
from django.utils.translation import gettext_lazy as _

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


class Mention(models.Model):
    """A product that a page tells of. The key is shared by the page's translations, so the fact is one row."""

    page_key = models.UUIDField(_("page (translation key)"), db_index=True)
    product = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="mentions")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("mention")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["page_key", "product"], name="producers_mentioned_once")]
