"""Payment attempts. This room knows nothing of orders or gifts: whoever wants money points to an Attempt."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AttemptQuerySet(models.QuerySet):
    """Attempts by what is left to do with them."""

    def unanswered(self, *, at: datetime, older_than: timedelta) -> "AttemptQuerySet":
        """Return those still waiting whose deadline has passed, or about which we never heard after starting."""
        silent = models.Q(created_at__lt=at - older_than, provider_reference="")
        return self.filter(models.Q(deadline__lt=at) | silent, status=Attempt.Status.STARTED)

    def overdue_promises(self, *, at: datetime) -> "AttemptQuerySet":
        """Return the promises that should have been kept by now."""
        return self.filter(status=Attempt.Status.PROMISED, deadline__lt=at)


class Attempt(models.Model):
    """One try to get one sum (CNY, two decimals) through one provider."""

    class Status(models.TextChoices):
        STARTED = "started", _("waiting for payment")
        PAID = "paid", _("paid")
        PROMISED = "promised", _("to be paid")
        FAILED = "failed", _("not paid")
        REFUNDED = "refunded", _("refunded")

    number = models.CharField(_("number"), max_length=32, unique=True)
    provider = models.CharField(_("means of payment"), max_length=32)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3, default="CNY")
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.STARTED)
    idempotency_key = models.CharField(max_length=64, unique=True)
    provider_reference = models.CharField(max_length=128, blank=True)
    description = models.CharField(_("what for"), max_length=160, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    return_url = models.CharField(max_length=300, blank=True)
    redirect_url = models.CharField(max_length=2000, blank=True)
    # What the payer's phone reads as a QR code on our own page, where the provider has none.
    scan_code = models.CharField(max_length=500, blank=True)
    # Which page suits the payer, and for whom the provider must see it; the address is forgotten with the settling.
    on_phone = models.BooleanField(default=False)
    payer_address = models.GenericIPAddressField(null=True, blank=True)
    refunded = models.DecimalField(_("refunded"), max_digits=12, decimal_places=2, default=0)
    deadline = models.DateTimeField(_("to be settled by"))
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment attempt")
        verbose_name_plural = _("payment attempts")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="payments_amount_not_negative"),
            models.CheckConstraint(
                condition=models.Q(refunded__gte=0) & models.Q(refunded__lte=models.F("amount")),
                name="payments_refund_within_amount",
            ),
        ]
        indexes = [models.Index(fields=["status", "deadline"], name="payments_status_deadline")]

    def __str__(self):
        return self.number


class Refund(models.Model):
    """Money sent back to the same means of payment, or handed back by a person of ours.

    The last three fields say who handed it back, on which day, and how; they are empty when a machine did it.
    """

    class Status(models.TextChoices):
        STARTED = "started", _("on its way")
        TO_HAND_BACK = "to_hand_back", _("to hand back")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="refunds")
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.STARTED)
    idempotency_key = models.CharField(max_length=64, unique=True)
    reason = models.CharField(_("why"), max_length=160, blank=True)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    handed_back_on = models.DateField(_("handed back on"), null=True, blank=True)
    handed_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("handed back by"),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="payments_refund_positive")]

    def __str__(self):
        return f"{self.amount} {self.get_status_display()}"


class WebhookEvent(models.Model):
    """A provider's message, kept once: the second of the same number changes nothing."""

    provider = models.CharField(max_length=32)
    event_id = models.CharField(max_length=128)
    body = models.JSONField(default=dict)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "event_id"], name="payments_webhook_once")]
