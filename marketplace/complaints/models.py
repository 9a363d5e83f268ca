"""What a buyer says is wrong with a parcel, and what came of it."""

import secrets
from decimal import Decimal

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.complaints.querysets import ComplaintQuerySet
from marketplace.consignments.models import Consignment
from marketplace.placement.models import Adjustment


class Complaint(models.Model):
    """One message about one parcel. Amounts in CNY, two decimals; `total` is what was agreed to give.

    `answer_by` is the moment promised to the buyer. `second_needed` is decided with the answer: then `confirmed_by`,
    somebody other than `answered_by`, must agree before money moves.
    """

    class Reason(models.TextChoices):
        BROKEN = "broken", _("Broken on the way")
        SPOILED = "spoiled", _("Spoiled")
        WRONG = "wrong", _("Wrong goods")
        MISSING = "missing", _("Missing from the parcel")
        DIFFERENT = "different", _("Not as described")

    class Status(models.TextChoices):
        OPEN = "open", _("waits for an answer")
        AGREED = "agreed", _("waits for a second person")
        REFUNDED = "refunded", _("money given")
        REFUSED = "refused", _("refused")

    UNDER_WAY = (Status.OPEN, Status.AGREED)

    consignment = models.ForeignKey(Consignment, models.PROTECT, related_name="complaints")
    key = models.CharField(max_length=64, unique=True)
    reason = models.CharField(_("what is wrong"), max_length=10, choices=Reason.choices)
    text = models.CharField(_("in a sentence"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPEN)
    made_at = models.DateTimeField(_("when"), default=timezone.now)
    answer_by = models.DateTimeField(_("answer promised by"))
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    total = models.DecimalField(_("agreed"), max_digits=12, decimal_places=2, default=0)
    second_needed = models.BooleanField(_("needs a second person"), default=False)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    adjustment = models.OneToOneField(
        Adjustment, models.PROTECT, null=True, blank=True, related_name="complaint", editable=False
    )

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consignment"], condition=Q(status__in=("open", "agreed")), name="complaints_one_under_way"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("answered_by")),
                name="complaints_second_is_another",
            ),
            models.CheckConstraint(
                condition=~Q(status="refunded", second_needed=True) | Q(confirmed_by__isnull=False),
                name="complaints_large_ones_have_a_second",
            ),
            models.CheckConstraint(
                condition=Q(status="refunded", adjustment__isnull=False, answered_by__isnull=False)
                | (~Q(status="refunded") & Q(adjustment__isnull=True)),
                name="complaints_money_when_refunded",
            ),
        ]
        indexes = [models.Index(fields=["status", "answer_by"], name="complaints_waiting")]

    def __str__(self):
        return f"{self.consignment.number} · {self.get_reason_display()}"

    @property
    def is_late(self) -> bool:
        """Whether the promised moment has passed without an answer."""
        return self.status == self.Status.OPEN and self.answer_by < timezone.now()

    @property
    def is_under_way(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.status in self.UNDER_WAY


class ComplaintLine(models.Model):
    """So many of an order line are wrong; `amount` (CNY) is what was agreed to give for them."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="lines")
    line = models.ForeignKey("order.Line", models.PROTECT, related_name="complaint_lines")
    quantity = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal("0.00"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "line"], name="complaints_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1, amount__gte=0), name="complaints_line_says_something"),
        ]


def private_storage() -> Storage:
    """Return where files lie that no address leads to."""
    return storages["private"]


def photo_path(photo: "ComplaintPhoto", name: str) -> str:
    """Return a name nobody can guess that keeps the suffix alone."""
    suffix = name.rpartition(".")[2].lower()
    return f"complaints/{secrets.token_urlsafe(18)}.{suffix}"


class ComplaintPhoto(models.Model):
    """A photo of what is wrong, made safe; shown to the buyer, the village and the operator alone."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="photos")
    file = models.FileField(storage=private_storage, upload_to=photo_path, max_length=120)

    class Meta:
        ordering = ["pk"]
