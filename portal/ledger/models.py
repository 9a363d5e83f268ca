"""Double entry: accounts, entries, postings. Entries are corrected by entries, never by edits."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Account(models.Model):
    """Where money stands, e.g. `buyers`, `provider:sandbox`, `village:<partner id>`, `platform`."""

    code = models.CharField(max_length=64, unique=True)

    def __str__(self):
        return self.code


class Entry(models.Model):
    """One event of money; its postings sum to zero. `key` makes recording it twice harmless."""

    key = models.CharField(max_length=96, unique=True)
    text = models.CharField(_("what happened"), max_length=160)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "entries"

    def __str__(self):
        return self.key


class Posting(models.Model):
    """An amount (CNY, two decimals, signed) on one account."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings")
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(amount=0), name="ledger_posting_not_zero")]
