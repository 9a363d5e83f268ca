"""Questions to ask of bills and of the lines by which they are paid."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Count, Min, Sum

LIVE, PAID = "live", "paid"


class BillQuerySet(models.QuerySet):
    """Bills."""

    def open(self) -> "BillQuerySet":
        """Return those nobody has paid or withdrawn."""
        return self.filter(state="open")

    def standing(self) -> "BillQuerySet":
        """Return those that were not withdrawn."""
        return self.exclude(state="withdrawn")

    def overdue(self, *, on: date, days: int = 0) -> "BillQuerySet":
        """Return the open ones whose due day lay more than so many days before this one."""
        return self.open().filter(due_on__lt=on - timedelta(days=days))

    def with_place(self) -> "BillQuerySet":
        """Read flat and building along."""
        return self.select_related("flat__building")

    def by_flat(self) -> "BillQuerySet":
        """Return a row for each flat: `flat`, `number` of bills, `sum` (CNY), and the `oldest` due day."""
        rows = self.order_by().values("flat")
        return rows.annotate(number=Count("pk"), sum=Sum("amount"), oldest=Min("due_on"))


class LineQuerySet(models.QuerySet):
    """Lines of payments."""

    def live(self) -> "LineQuerySet":
        """Return those whose payer is on a provider's page."""
        return self.filter(state=LIVE)

    def paid(self) -> "LineQuerySet":
        """Return those whose money is here."""
        return self.filter(state=PAID)

    def to_pay_out(self) -> "LineQuerySet":
        """Return those whose money the platform took and has not passed on."""
        return self.paid().filter(payment__way="online", payout=None)
