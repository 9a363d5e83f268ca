"""The visits of the last seven days, on the operator's desk."""

from django.urls import reverse
from django.utils.translation import ngettext

from portal.figures.kinds import VISIT
from portal.figures.models import Figure
from portal.figures.periods import last_days
from portal.villages.desk import register_operator_tile


def visits_tile(user) -> dict:
    """Return the tile of the site's figures."""
    period = last_days(7)
    number = Figure.objects.of(VISIT).between(period.first, period.last).total()
    label = ngettext("Site figures: %(n)s visit in 7 days", "Site figures: %(n)s visits in 7 days", number)
    return {"url": reverse("figures:report"), "label": label % {"n": f"{number:,}"}, "icon": "table"}


def register() -> None:
    """Enter the tile."""
    register_operator_tile(visits_tile)
