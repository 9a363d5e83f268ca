"""Sums of a day. No row says anything of one reader: no address, no account, no browser, no moment."""

from datetime import date

from django.db import models


class FigureQuerySet(models.QuerySet):
    """Figures by kind and day."""

    def of(self, *kinds: str) -> "FigureQuerySet":
        """Return the figures of these kinds."""
        return self.filter(kind__in=kinds)

    def between(self, first: date, last: date) -> "FigureQuerySet":
        """Return the figures of these days, both included."""
        return self.filter(day__range=(first, last))

    def total(self) -> int:
        """Return the sum of all."""
        return self.aggregate(total=models.Sum("number"))["total"] or 0


class Figure(models.Model):
    """How often something of a kind happened on a day (local time).

    `kind` is one of `portal.figures.kinds` or of a registered subject, `subject` says which page, product or word.
    """

    kind = models.CharField(max_length=20)
    day = models.DateField()
    subject = models.CharField(max_length=80, blank=True, default="")
    language = models.CharField(max_length=10, blank=True, default="")
    device = models.CharField(max_length=10, blank=True, default="")
    number = models.PositiveIntegerField()

    objects = FigureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "day", "subject", "language", "device"], name="figures_one_row_of_a_kind"
            )
        ]
