"""What readers keep and say about listings: false ones they report, searches they save, what they were told of."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.housing.kinds import Wrong


def new_token() -> str:
    """Return what stands in the link that stops the letters."""
    return secrets.token_urlsafe(18)


class FalseReport(models.Model):
    """That somebody says a listing is false; each person once. Open until somebody has looked at the listing."""

    listing = models.ForeignKey("housing.Listing", models.CASCADE, related_name="false_reports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    wrong = models.CharField(_("what is wrong"), max_length=10, choices=Wrong.choices)
    text = models.CharField(_("in a sentence"), max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    upheld = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["listing", "by"], name="housing_reported_once_each")]
        indexes = [models.Index(fields=["decided_at"], name="housing_open_reports")]

    def __str__(self):
        return f"{self.listing_id} · {self.get_wrong_display()}"


class SavedSearch(models.Model):
    """The filters of a list under a name; new homes that match are told of once a day while `by_mail`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="home_searches")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=300, blank=True)
    by_mail = models.BooleanField(_("new homes by mail"), default=True)
    since = models.DateTimeField(default=timezone.now)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["-since", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "query"], name="housing_saved_once")]
        indexes = [models.Index(fields=["by_mail", "user"], name="housing_mailed_searches")]

    def __str__(self):
        return self.name


class Told(models.Model):
    """That a person was told of a listing; whatever their searches, never again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    listing = models.ForeignKey("housing.Listing", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "listing"], name="housing_told_once")]

    def __str__(self):
        return f"{self.user_id} · {self.listing_id}"
