"""What an office keeps for its repairs: promised times of each kind, and firms it gives work to."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.communities.models import Community
from portal.repairs.kinds import Category

MOST_HOURS = 24 * 60
HOURS = [MinValueValidator(1), MaxValueValidator(MOST_HOURS)]


class PromisedTime(models.Model):
    """Within how many hours a compound's office answers and has done a kind of repair; no row: times.DEFAULTS."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="promised_times")
    category = models.CharField(max_length=8, choices=Category.choices)
    answer_hours = models.PositiveSmallIntegerField(_("first answer within (hours)"), validators=HOURS)
    done_hours = models.PositiveSmallIntegerField(_("done within (hours)"), validators=HOURS)
    ring_first = models.CharField(_("number to ring first"), max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "category"], name="repairs_one_promise"),
            models.CheckConstraint(
                condition=models.Q(done_hours__gte=models.F("answer_hours"), answer_hours__gte=1),
                name="repairs_answered_before_done",
            ),
        ]

    def __str__(self):
        return f"{self.community} · {self.get_category_display()}"


class Firm(models.Model):
    """Somebody outside whom the office gives work to; not deleted, only no longer offered."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="repair_firms")
    name = models.CharField(pgettext_lazy("firm", "Name"), max_length=60)
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    is_used = models.BooleanField(default=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["community", "name"], name="repairs_firm_once")]

    def __str__(self):
        return self.name
