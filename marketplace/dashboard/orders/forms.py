"""Finding orders."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.orders.forms import OrderNoteForm, OrderStatusForm, ShippingAddressForm

from marketplace.dashboard.fields import PeriodForm
from marketplace.dashboard.states import STATES
from portal.payments.models import Attempt
from portal.villages.models import Village

__all__ = ["OrderNoteForm", "OrderSearchForm", "OrderStatsForm", "OrderStatusForm", "ShippingAddressForm"]


SORTS = {
    "": (_("Newest first"), ("-date_placed", "-pk")),
    "date": (_("Oldest first"), ("date_placed", "pk")),
    "-sum": (_("Dearest first"), ("-total_incl_tax", "-pk")),
}


class OrderSearchForm(PeriodForm):
    """Narrows the list down; every field may stay empty."""

    text = forms.CharField(label=_("Number, name or phone"), required=False, max_length=60)
    village = forms.ModelChoiceField(
        Village.objects.filter(producer__isnull=False).order_by("slug"),
        label=_("Village"),
        required=False,
        empty_label=_("All"),
    )
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("All")), *STATES])
    payment = forms.ChoiceField(label=_("Payment"), required=False, choices=[("", _("All")), *Attempt.Status.choices])
    sort = forms.ChoiceField(label=_("Order by"), required=False, choices=[(key, row[0]) for key, row in SORTS.items()])
    field_order = ["text", "village", "status", "payment", "date_from", "date_to", "sort"]

    def found(self, orders):
        """Return those of the orders that fit, in order; all, newest first, while something is wrong."""
        if not self.is_valid():
            return orders.order_by(*SORTS[""][1])
        data = self.cleaned_data
        orders = orders.order_by(*SORTS[data["sort"]][1])
        if data["text"]:
            text = data["text"].strip()
            by_contact = Q(delivery__name__icontains=text) | Q(delivery__phone__icontains=text)
            orders = orders.filter(Q(number__icontains=text) | by_contact)
        wanted = {
            "status": data["status"],
            "placement__attempt__status": data["payment"],
            "consignments__partner__producer__village": data["village"],
        }
        wanted = {name: value for name, value in wanted.items() if value}
        return orders.filter(**wanted, **self.within("date_placed"))


class OrderStatsForm(PeriodForm):
    """The days that are counted."""
