"""How long a container may stay out before its deposit is the village's: told to the buyer, frozen with the order."""

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.placement.dated import Dated, dated_constraint

#: So many days where the operator has laid down nothing.
RETURN_DAYS = 180


class DepositRule(Dated):
    """For so many days after the hand-over a container's deposit goes back."""

    days = models.PositiveSmallIntegerField(
        _("days to bring a container back"),
        validators=[MinValueValidator(1)],
        help_text=_("Counted from the hand-over; after them the deposit pays the village for the container."),
    )

    class Meta(Dated.Meta):
        verbose_name = _("time to bring containers back")
        verbose_name_plural = _("times to bring containers back")
        constraints = [
            dated_constraint("placement_deposit_rule_dates"),
            models.CheckConstraint(condition=models.Q(days__gte=1), name="placement_deposit_rule_days"),
        ]

    def __str__(self):
        return str(self.days)


def return_days(*, on: date) -> int:
    """Return for how many days after its hand-over a container ordered that day may come back; one query."""
    rule = DepositRule.objects.valid_on(on).order_by("-valid_from", "-pk").first()
    return rule.days if rule else RETURN_DAYS
