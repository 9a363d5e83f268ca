"""Vouchers: a code, its days, how often, and what it gives."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.vouchers.forms import VoucherForm as CoreVoucherForm
from oscar.apps.dashboard.vouchers.forms import VoucherSearchForm as CoreVoucherSearchForm
from oscar.apps.dashboard.vouchers.forms import VoucherSetForm as CoreVoucherSetForm
from oscar.core.loading import get_model

from marketplace.dashboard.fields import MomentInput, yes_or_no

ConditionalOffer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")
USAGES = [
    (Voucher.SINGLE_USE, _("once altogether")),
    (Voucher.MULTI_USE, _("as often as people like")),
    (Voucher.ONCE_PER_CUSTOMER, _("once for each account")),
]
MOST_CODES = 1000
PERIOD = {"start_datetime": MomentInput, "end_datetime": MomentInput}
LABELS = {"name": _("Name"), "code": _("Code"), "start_datetime": _("From"), "end_datetime": _("Until")}


def offers_field() -> forms.ModelMultipleChoiceField:
    """Return the choice of what a voucher gives."""
    offers = ConditionalOffer.objects.filter(offer_type=ConditionalOffer.VOUCHER).order_by("name")
    return forms.ModelMultipleChoiceField(offers, label=_("What it gives"), widget=forms.CheckboxSelectMultiple)


class VoucherSearchForm(CoreVoucherSearchForm):
    """Narrows the list down; every field may stay empty."""

    is_active = yes_or_no(_("Is active?"))
    in_set = yes_or_no(_("In voucher set?"))
    has_offers = yes_or_no(_("Has offers?"))


class VoucherForm(CoreVoucherForm):
    """One code."""

    offers = offers_field()
    usage = forms.ChoiceField(label=_("Usage"), choices=USAGES)

    class Meta(CoreVoucherForm.Meta):
        labels = LABELS
        help_texts = {
            "name": _("Buyers see it in the basket."),
            "code": _("Buyers type it. Capitals or not is the same."),
        }
        widgets = PERIOD


class VoucherSetForm(CoreVoucherSetForm):
    """Many codes at once, made by the machine."""

    offers = offers_field()
    usage = forms.ChoiceField(label=_("Usage"), choices=USAGES)
    count = forms.IntegerField(label=_("How many codes"), min_value=1, max_value=MOST_CODES)
    description = forms.CharField(
        label=_("Note for us"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    code_length = forms.IntegerField(label=_("Letters in a code"), min_value=8, max_value=32, initial=12)

    class Meta(CoreVoucherSetForm.Meta):
        labels = LABELS
        widgets = PERIOD

    def clean_count(self) -> int:
        """Return the number of codes; a set only grows here."""
        count, present = self.cleaned_data["count"], self.instance.count if self.instance.pk else 0
        if count < present:
            raise forms.ValidationError(
                _("The set has %(n)s codes already. Delete single codes on its page.") % {"n": present}
            )
        return count
