"""The four steps of an offer, in words an operator says; what is typed wrong is said, never an error page."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.offers.forms import BenefitForm as CoreBenefitForm
from oscar.apps.dashboard.offers.forms import ConditionForm as CoreConditionForm
from oscar.apps.dashboard.offers.forms import MetaDataForm as CoreMetaDataForm
from oscar.apps.dashboard.offers.forms import OfferSearchForm as CoreOfferSearchForm
from oscar.apps.dashboard.offers.forms import RestrictionsForm as CoreRestrictionsForm
from oscar.core.loading import get_model

from marketplace.dashboard.fields import MomentInput, yes_or_no

ConditionalOffer = get_model("offer", "ConditionalOffer")
KINDS = [("Site", _("for everybody")), ("Voucher", _("with a voucher code"))]
CONDITIONS = [
    ("Count", _("at least so many products of the range")),
    ("Value", _("products of the range worth at least so much (¥)")),
    ("Coverage", _("so many different products of the range")),
]
BENEFITS = [
    ("Percentage", _("percent off the products of the range")),
    ("Absolute", _("¥ off the whole")),
    ("Fixed", _("¥ off each product of the range")),
    ("Multibuy", _("the cheapest product for nothing")),
    ("Fixed price", _("the products of the condition together for ¥")),
    ("Shipping absolute", _("¥ off delivery")),
    ("Shipping fixed price", _("delivery for ¥ (0 is free)")),
    ("Shipping percentage", _("percent off delivery")),
]


class Patient:
    """Mixin: Oscar's own cross-checks read fields that may have failed; they wait until every field is fine."""

    def clean(self):
        return self.cleaned_data if self.errors else super().clean()


class MetaDataForm(CoreMetaDataForm):
    """What the offer is called and whom it is for."""

    offer_type = forms.ChoiceField(label=_("Whom it is for"), choices=KINDS)

    class Meta(CoreMetaDataForm.Meta):
        labels = {"name": _("Name"), "description": _("Note for us")}
        help_texts = {"name": _("Buyers see it in the basket."), "description": ""}
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}


class BenefitForm(Patient, CoreBenefitForm):
    """What the buyer gets."""

    type = forms.ChoiceField(label=_("The buyer gets"), choices=BENEFITS)

    class Meta(CoreBenefitForm.Meta):
        labels = {"range": _("Range"), "value": _("How much"), "max_affected_items": _("At most for so many products")}
        help_texts = {
            "range": _("Leave it empty for delivery, the cheapest product or a price together."),
            "value": _("Leave it empty for the cheapest product."),
            "max_affected_items": "",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _hide_unless_chosen(self, "custom_benefit")


class ConditionForm(Patient, CoreConditionForm):
    """What has to be in the basket."""

    type = forms.ChoiceField(label=_("The basket holds"), choices=CONDITIONS)

    class Meta(CoreConditionForm.Meta):
        labels = {"range": _("Range"), "value": _("How many or how much")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _hide_unless_chosen(self, "custom_condition")


class OfferSearchForm(CoreOfferSearchForm):
    """Narrows the list down; every field may stay empty."""

    is_active = yes_or_no(_("Is active?"))
    offer_type = forms.ChoiceField(label=_("Whom it is for"), required=False, choices=[("", _("All")), *KINDS])
    has_vouchers = yes_or_no(_("Has vouchers?"))


class RestrictionsForm(Patient, CoreRestrictionsForm):
    """When, how often and beside which other offers it counts."""

    start_datetime = forms.DateTimeField(label=_("From"), required=False, widget=MomentInput)
    end_datetime = forms.DateTimeField(label=_("Until"), required=False, widget=MomentInput)

    class Meta(CoreRestrictionsForm.Meta):
        labels = {
            "max_basket_applications": _("Times in one basket"),
            "max_user_applications": _("Times for one account"),
            "max_global_applications": _("Times for all together"),
            "max_discount": _("Until so much is given (¥)"),
            "priority": _("Rank"),
            "exclusive": _("Not together with other offers on the same product"),
            "combinations": _("May be joined with"),
        }
        help_texts = {
            "max_basket_applications": "",
            "max_user_applications": "",
            "max_global_applications": "",
            "max_discount": "",
            "priority": _("The highest number counts first."),
            "exclusive": "",
            "combinations": _("Only for offers that are not alone."),
        }
        widgets = {"combinations": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["start_datetime"].initial = timezone.now().replace(second=0, microsecond=0)
        others = ConditionalOffer.objects.filter(exclusive=False).exclude(pk=self.instance.pk)
        self.fields["combinations"].queryset = others.order_by("name")
        self.fields["combinations"].required = False


def _hide_unless_chosen(form: forms.Form, name: str) -> None:
    """Show Oscar's choice of programmed rules only where there are any."""
    if not form.fields[name].choices:
        form.fields[name].widget = forms.HiddenInput()
