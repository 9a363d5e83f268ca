"""Lots: what was harvested together, which parcels hold it, and what papers speak for it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.produce.querysets import CertificateQuerySet, LotQuerySet, PackedLotQuerySet
from marketplace.producers.models import ProducerProfile


class Lot(models.Model):
    """What was harvested or made together of one product. `code` is printed on the label and never given again.

    `closed_at` is when it was used up or recalled; until then parcels are packed from it.
    """

    class Reason(models.TextChoices):
        RESIDUE = "residue", _("A test found more residue than is allowed.")
        SPOILED = "spoiled", _("It may be spoiled or mouldy.")
        FOREIGN = "foreign", _("Something may be in it that does not belong there.")
        LABEL = "label", _("The label is wrong or leaves something out.")
        OTHER = "other", _("The village found a fault in it.")

    class Advice(models.TextChoices):
        THROW_AWAY = "throw_away", _("Do not eat or use it. Throw it away.")
        BRING_BACK = "bring_back", _("Do not eat or use it. Bring it back to the pickup point.")
        KEEP = "keep", _("Do not eat or use it. Keep it and call us.")

    code = models.CharField(_("lot number"), max_length=20, unique=True)
    product = models.ForeignKey("catalogue.Product", models.PROTECT, related_name="lots", verbose_name=_("product"))
    harvested_on = models.DateField(_("harvested or made on"), default=timezone.localdate)
    plot = models.CharField(_("plot or workshop"), max_length=60)
    plot_en = models.CharField(_("plot or workshop in English"), max_length=60, blank=True)
    grower = models.CharField(_("grower or maker (initials)"), max_length=40)
    opened_at = models.DateTimeField(_("opened on"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True, editable=False)
    recalled_at = models.DateTimeField(_("recalled on"), null=True, blank=True, editable=False)
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    reason = models.CharField(_("why"), max_length=8, choices=Reason.choices, blank=True)
    advice = models.CharField(_("what to do"), max_length=10, choices=Advice.choices, blank=True)
    word = models.CharField(_("a word to the buyers"), max_length=200, blank=True)

    objects = LotQuerySet.as_manager()

    class Meta:
        verbose_name = _("lot")
        verbose_name_plural = _("lots")
        ordering = ["-harvested_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(recalled_at=None) | Q(closed_at__isnull=False) & ~Q(reason="") & ~Q(advice=""),
                name="produce_recalled_is_closed_and_explained",
            )
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self) -> str:
        """Return the path of the harvest passport in the language now active."""
        return reverse("passport:lot", args=[self.code])

    @property
    def is_open(self) -> bool:
        """Say whether parcels may be packed from it."""
        return self.closed_at is None

    @property
    def is_recalled(self) -> bool:
        """Say whether buyers were told not to use it."""
        return self.recalled_at is not None

    @property
    def place(self) -> str:
        """Return the plot in the reader's language, or as its village calls it."""
        return self.plot_en if get_language() == "en" and self.plot_en else self.plot


class LotUse(models.Model):
    """From when to when parcels of a product were packed from a lot unless the packer chose another one."""

    product = models.ForeignKey("catalogue.Product", models.PROTECT, related_name="lot_uses")
    lot = models.ForeignKey(Lot, models.PROTECT, related_name="uses")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product"], condition=Q(until=None), name="produce_one_lot_in_use"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="produce_use_goes_forward"),
        ]
        indexes = [models.Index(fields=["product", "since"], name="produce_use_of_product")]


class PackedLot(models.Model):
    """How many of a parcel's line came from a lot; `at` is when they were packed."""

    packed = models.ForeignKey("consignments.ConsignmentLine", models.CASCADE, related_name="lots")
    lot = models.ForeignKey(Lot, models.PROTECT, related_name="packed")
    quantity = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = PackedLotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["packed", "lot"], name="produce_lot_once_per_line"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="produce_packed_something"),
        ]


class Certificate(models.Model):
    """A paper that speaks for a village's goods, for one product or for one lot of it."""

    class Kind(models.TextChoices):
        RESIDUE = "residue", _("Residue test")
        ORGANIC = "organic", _("Organic certificate")
        GREEN = "green", _("Green food certificate")
        ORIGIN = "origin", _("Geographical indication")
        OTHER = "other", _("Other certificate")

    producer = models.ForeignKey(
        ProducerProfile, models.CASCADE, related_name="certificates", verbose_name=_("producer")
    )
    product = models.ForeignKey(
        "catalogue.Product",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="certificates",
        verbose_name=_("product"),
        help_text=_("Left empty, it speaks for all products of the village."),
    )
    lot = models.ForeignKey(
        Lot, models.CASCADE, null=True, blank=True, related_name="certificates", verbose_name=_("lot")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    number = models.CharField(_("number"), max_length=60)
    issuer = models.CharField(_("issued by"), max_length=120)
    issued_on = models.DateField(_("issued on"))
    valid_until = models.DateField(_("valid until"))
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("Buyers see a certificate once an operator has checked it.")
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

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["valid_until", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["producer", "kind", "number"], name="produce_certificate_once"),
            models.CheckConstraint(condition=Q(valid_until__gte=F("issued_on")), name="produce_valid_after_issue"),
            models.CheckConstraint(
                condition=Q(lot=None) | Q(product__isnull=False), name="produce_lot_paper_names_product"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"

    @property
    def is_shown(self) -> bool:
        """Say whether buyers may rely on it: checked by us, and not run out."""
        return self.checked_on is not None and self.valid_until >= timezone.localdate()

    @property
    def has_run_out(self) -> bool:
        """Say whether its last day has passed."""
        return self.valid_until < timezone.localdate()
