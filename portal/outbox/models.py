"""Work promised inside a transaction and done after it; and the mail a demo site keeps to be read."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """One piece of work: `kind` names its handler, `payload` is what the handler needs."""

    key = models.CharField(max_length=128, unique=True)
    kind = models.CharField(max_length=64)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="outbox_waiting", condition=models.Q(done_at__isnull=True))]


class JobRun(models.Model):
    """When each job of the worker's clock last began and ended; /readyz reads it."""

    name = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    result = models.TextField(blank=True)


class SentMail(models.Model):
    """A mail or SMS as sent, kept so that the operator of a demo site can read it."""

    to = models.CharField(_("to"), max_length=254)
    subject = models.CharField(_("subject"), max_length=254)
    text = models.TextField(_("text"))
    html = models.TextField(blank=True)
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)

    class Meta:
        verbose_name = _("sent message")
        verbose_name_plural = _("sent messages")
        ordering = ["-pk"]

    def __str__(self):
        return self.subject
