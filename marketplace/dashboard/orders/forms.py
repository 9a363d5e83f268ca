"""Finding orders."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.orders.forms import OrderNoteForm, OrderStatsForm, OrderStatusForm, ShippingAddressForm

from portal.payments.models import Attempt

__all__ = ["OrderNoteForm", "OrderSearchForm", "OrderStatsForm", "OrderStatusForm", "ShippingAddressForm"]
STATES = [("placed", _("under way")), ("completed", _("completed")), ("cancelled", _("cancelled"))]


class OrderSearchForm(forms.Form):
    """Narrows the list down; every field may stay empty."""

    text = forms.CharField(label=_("Number, name or phone"), required=False, max_length=60)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("All")), *STATES])
    payment = forms.ChoiceField(label=_("Payment"), required=False, choices=[("", _("All")), *Attempt.Status.choices])
    date_from = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    date_to = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def found(self, orders):
        """Return those of the orders that fit; all while something is wrong."""
        if not self.is_valid():
            return orders
        data = self.cleaned_data
        if data["text"]:
            text = data["text"].strip()
            by_contact = Q(delivery__name__icontains=text) | Q(delivery__phone__icontains=text)
            orders = orders.filter(Q(number__icontains=text) | by_contact)
        wanted = {
            "status": data["status"],
            "placement__attempt__status": data["payment"],
            "date_placed__date__gte": data["date_from"],
            "date_placed__date__lte": data["date_to"],
        }
        return orders.filter(**{name: value for name, value in wanted.items() if value})
