"""What a village offers a buyer instead of what it cannot send, and what the buyer said."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.consignments.models import Consignment
from marketplace.placement.models import Adjustment
from marketplace.substitutions.querysets import SubstitutionQuerySet


class Substitution(models.Model):
    """`quantity` of a product instead of `fewer` pieces of an order line, once per `key`. Amounts in CNY.

    `price` is what the buyer pays for all of it, `full` what it costs on the market. Its goods are kept from the offer
    on (placement.models.Held). No answer by `until` is a no. `adjustment` is what the answer changed on the order.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("waits for the buyer's answer")
        ACCEPTED = "accepted", _("the buyer agreed")
        DECLINED = "declined", _("the buyer said no")
        EXPIRED = "expired", _("no answer came")
        WITHDRAWN = "withdrawn", _("taken back")

    consignment = models.ForeignKey(Consignment, models.PROTECT, related_name="substitutions")
    line = models.ForeignKey("order.Line", models.PROTECT, related_name="substitutions")
    fewer = models.PositiveIntegerField()
    product = models.ForeignKey("catalogue.Product", models.PROTECT, related_name="substitutions")
    quantity = models.PositiveIntegerField()
    price = models.DecimalField(max_digits=12, decimal_places=2)
    full = models.DecimalField(max_digits=12, decimal_places=2)
    until = models.DateTimeField(_("answer wanted by"))
    note = models.CharField(_("a word to the buyer"), max_length=200, blank=True)
    key = models.CharField(max_length=64, unique=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPEN)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(_("when"), default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    adjustment = models.OneToOneField(
        Adjustment, models.PROTECT, null=True, blank=True, related_name="substitution", editable=False
    )

    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer of something else")
        verbose_name_plural = _("offers of something else")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(status="open"), name="substitutions_one_open_per_line"
            ),
            models.CheckConstraint(
                condition=Q(fewer__gte=1, quantity__gte=1, price__gte=0, price__lte=F("full")),
                name="substitutions_say_something",
            ),
            models.CheckConstraint(
                condition=~Q(status="accepted") | Q(adjustment__isnull=False), name="substitutions_accepted_has_changed"
            ),
            models.CheckConstraint(
                condition=Q(status="open", closed_at__isnull=True) | ~Q(status="open") & Q(closed_at__isnull=False),
                name="substitutions_closed_when",
            ),
        ]
        indexes = [models.Index(fields=["status", "until"], name="substitutions_waiting")]

    def __str__(self):
        return f"{self.consignment.number} · {self.get_status_display()}"

    @property
    def held_key(self) -> str:
        """Return under which key its goods are kept while it is open, and what the answer's adjustment is called."""
        return f"instead-{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether the buyer may still answer."""
        return self.status == self.Status.OPEN and timezone.now() <= self.until

    @property
    def saved(self) -> Decimal:
        """Return what the village leaves off the market's price."""
        return self.full - self.price
