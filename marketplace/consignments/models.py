"""One parcel per village in an order, and how the order reaches its buyer."""

import secrets
from urllib.parse import quote

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.consignments.querysets import ConsignmentQuerySet
from marketplace.consignments.weighable import Weighable
from portal.communities.models import PickupPoint


def make_token() -> str:
    """Return an unguessable key for the tracking link."""
    return secrets.token_urlsafe(18)


class Delivery(models.Model):
    """How one order reaches its buyer: the contact, the choice, the pickup code, the tracking link.

    `changed_at`: when the buyer last changed it; labels printed before are wrong.
    """

    class Method(models.TextChoices):
        PICKUP = "pickup", _("pickup")
        HOME = "home", _("home delivery")
        ON_SITE = "on_site", _("nothing to deliver")

    order = models.OneToOneField("order.Order", models.PROTECT, related_name="delivery")
    method = models.CharField(max_length=8, choices=Method.choices)
    point = models.ForeignKey(PickupPoint, models.PROTECT, null=True, blank=True, related_name="deliveries")
    name = models.CharField(_("name"), max_length=60)
    phone = models.CharField(_("phone number"), max_length=20)
    email = models.EmailField(_("e-mail address"), blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    token = models.CharField(max_length=32, unique=True, default=make_token)
    pickup_code = models.CharField(max_length=8, db_index=True)
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("delivery")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(method="pickup", point__isnull=False)
                | models.Q(method__in=["home", "on_site"], point__isnull=True),
                name="consignments_point_when_pickup",
            )
        ]


class Carrier(models.Model):
    """A company that carries parcels. `query_url` is its own page for asking; {number} in it stands for the number."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=40, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    query_url = models.URLField(
        _("page for asking where a parcel is"),
        blank=True,
        help_text=_("The carrier's own page. Write {number} for the tracking number if the carrier says so in public."),
        validators=[URLValidator(schemes=["https", "http"])],
    )
    position = models.PositiveSmallIntegerField(_("position"), default=50)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("carrier")
        verbose_name_plural = _("carriers")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name_en if get_language() == "en" and self.name_en else self.name


class Consignment(models.Model):
    """What one village packs for one order. `charge` is its share of the shipping price in CNY.

    What was ordered before its harvest (`preorder`) is a parcel of its own, not packed before its days have begun.
    `carrier` and `tracking_number`: who carries it and under which number, where it was given to somebody.
    `split_from`: the parcel of which this is what is sent later; `split_key` makes splitting twice one split.
    `waits_until`: while an upper room waits for its buyer's answer, by when that comes; it is not packed before.
    """

    class Status(models.TextChoices):
        TO_PACK = "to_pack", _("to pack")
        PACKED = "packed", _("packed")
        ON_THE_ROAD = "on_the_road", _("on the road")
        AT_POINT = "at_point", _("at the pickup point")
        HANDED_OVER = "handed_over", _("handed over")
        CANCELLED = "cancelled", _("cancelled")

    number = models.CharField(_("number"), max_length=32, unique=True)
    order = models.ForeignKey("order.Order", models.PROTECT, related_name="consignments")
    partner = models.ForeignKey("partner.Partner", models.PROTECT, related_name="consignments")
    preorder = models.ForeignKey(
        "harvest.Preorder",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="consignments",
        verbose_name=_("preorder"),
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.TO_PACK)
    charge = models.DecimalField(_("delivery price"), max_digits=12, decimal_places=2, default=0)
    pack_by = models.DateTimeField(_("to be packed by"))
    carrier = models.ForeignKey(
        Carrier, models.PROTECT, null=True, blank=True, related_name="consignments", verbose_name=_("carrier")
    )
    tracking_number = models.CharField(_("tracking number"), max_length=40, blank=True, db_index=True)
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts", editable=False)
    split_key = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    waits_until = models.DateTimeField(null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ConsignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("parcel")
        verbose_name_plural = _("parcels")
        ordering = ["pack_by", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "partner"],
                condition=models.Q(preorder=None, split_from=None),
                name="consignments_one_per_village",
            ),
            models.UniqueConstraint(
                fields=["order", "preorder"],
                condition=models.Q(split_from=None),
                name="consignments_one_per_preorder",
            ),
            models.CheckConstraint(
                condition=models.Q(split_from__isnull=True) | models.Q(split_key__isnull=False),
                name="consignments_parts_have_a_key",
            ),
            models.CheckConstraint(
                condition=models.Q(tracking_number="") | models.Q(carrier__isnull=False),
                name="consignments_number_has_carrier",
            ),
        ]
        indexes = [models.Index(fields=["partner", "status", "pack_by"], name="consignments_board")]

    def __str__(self):
        return self.number

    @property
    def is_late(self) -> bool:
        """Whether it should have left the village."""
        return self.status in (self.Status.TO_PACK, self.Status.PACKED) and self.pack_by < timezone.now()

    @property
    def is_weighed(self) -> bool:
        """Whether any of its lines is charged by weight; reads the lines that were loaded with it."""
        return any(packed.quantity and packed.weighed for packed in self.lines.all())

    @property
    def query_url(self) -> str:
        """Return the carrier's own page for this parcel, or nothing."""
        if not (self.carrier and self.tracking_number):
            return ""
        return self.carrier.query_url.replace("{number}", quote(self.tracking_number, safe=""))


class ConsignmentLine(Weighable, models.Model):
    """Which order line, and how many of it, this parcel holds.

    `ordered` is how many pieces were to come in it and `price` what those cost (CNY), whatever was left out since:
    the parts of a line that is split between parcels add up to the line, to the fen.
    `grams` and `charged` (CNY): what it weighs and what that comes to, where it is charged by weight and was weighed.
    """

    consignment = models.ForeignKey(Consignment, models.CASCADE, related_name="lines")
    line = models.ForeignKey("order.Line", models.PROTECT, related_name="consignment_lines")
    quantity = models.PositiveIntegerField()
    ordered = models.PositiveIntegerField()
    price = models.DecimalField(max_digits=12, decimal_places=2)
    grams = models.PositiveIntegerField(null=True, blank=True)
    charged = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consignment", "line"], name="consignments_line_once_per_parcel"),
            models.CheckConstraint(
                condition=models.Q(grams__isnull=True, charged__isnull=True)
                | models.Q(grams__isnull=False, grams__gt=0, charged__isnull=False, charged__gte=0),
                name="consignments_weight_has_its_price",
            ),
        ]


class ConsignmentEvent(models.Model):
    """A change of status: who, when, from what to what. `undoes` points to the event it takes back.

    `batch`: the same for all steps taken with one tap. `took_money`: the buyer paid with this step.
    `told_at`: when the buyer was written to about it.
    """

    consignment = models.ForeignKey(Consignment, models.CASCADE, related_name="events")
    old_status = models.CharField(max_length=12, choices=Consignment.Status.choices, blank=True)
    new_status = models.CharField(max_length=12, choices=Consignment.Status.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    batch = models.CharField(max_length=16, blank=True)
    took_money = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["at"], name="consignments_event_at")]
