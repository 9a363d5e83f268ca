"""Which report, over which days."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.dashboard.fields import PeriodForm
from marketplace.dashboard.reports.registry import REPORTS


class ReportForm(PeriodForm):
    """A report and its days; reports without days leave them out of account."""

    report_type = forms.ChoiceField(label=_("Report"), choices=lambda: [(one.code, one.label) for one in REPORTS])
    field_order = ["report_type", "date_from", "date_to"]
