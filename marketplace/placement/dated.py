"""Rules that the operator lays down by date: each holds for what is ordered in its days, and is never rewritten."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DatedQuerySet(models.QuerySet):
    """Rules with a beginning and perhaps an end."""

    def valid_on(self, day) -> "DatedQuerySet":
        """Return those that hold on this day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


class Dated(models.Model):
    """Holds from `valid_from` to `valid_until`, both days included; without an end until another one outranks it."""

    valid_from = models.DateField(_("valid from"), default=timezone.localdate)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-valid_from", "-pk"]

    @property
    def has_begun(self) -> bool:
        """Whether orders may have been made under it: from then on only its end can be changed."""
        return bool(self.pk) and self.valid_from <= timezone.localdate()

    def clean(self):
        """Refuse an end before the beginning, a beginning that would rewrite the past, and an end in it."""
        today = timezone.localdate()
        if self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("It ends before it begins.")})
        if self.valid_from < today and not type(self)._base_manager.filter(pk=self.pk, valid_from__lt=today).exists():
            raise ValidationError({"valid_from": _("A rule cannot begin in the past: it holds for new orders alone.")})
        if self.has_begun and self.valid_until and self.valid_until < today:
            raise ValidationError({"valid_until": _("A rule can end today at the earliest.")})


def dated_constraint(name: str) -> models.CheckConstraint:
    """Return the database's own word that a rule does not end before it begins."""
    return models.CheckConstraint(condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name=name)
