"""What people write to the platform, and what it answers."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def make_token() -> str:
    """Return a word nobody guesses, for the address at which a writer reads the answer."""
    return secrets.token_urlsafe(18)


class InquiryQuerySet(models.QuerySet):
    """Letters to us."""

    def waiting(self) -> "InquiryQuerySet":
        """Return those nobody has answered, oldest first."""
        return self.filter(answered_at=None).order_by("asked_at")


class Inquiry(models.Model):
    """One letter to the platform; `order_number` is what the writer typed, and may belong to no order."""

    class Topic(models.TextChoices):
        ORDER = "order", _("An order or a parcel")
        PAYMENT = "payment", _("Money, payment, refund")
        GOODS = "goods", _("Something about the goods")
        ACCOUNT = "account", _("My account or my data")
        REPORT = "report", _("Report something wrong on the site")
        JOIN = "join", _("Our village or community would like to join")
        OTHER = "other", _("Something else")

    topic = models.CharField(_("About"), max_length=10, choices=Topic.choices)
    order_number = models.CharField(_("Order number"), max_length=32, blank=True)
    name = models.CharField(_("Your name"), max_length=60)
    contact = models.CharField(_("Phone or e-mail"), max_length=120)
    text = models.TextField(_("Your letter"), max_length=2000)
    language = models.CharField(max_length=10)
    token = models.CharField(max_length=32, unique=True, default=make_token)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(_("written"), auto_now_add=True)
    answer = models.TextField(_("Answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter to us")
        verbose_name_plural = _("letters to us")
        ordering = ["answered_at", "-asked_at"]
        indexes = [models.Index(fields=["answered_at", "-asked_at"], name="helpdesk_waiting_first")]

    def __str__(self):
        return f"{self.name}: {self.text[:40]}"

    @property
    def is_answered(self) -> bool:
        """Whether somebody has answered."""
        return self.answered_at is not None
