"""Forms of lots, recalls and certificates."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.produce.models import Certificate, Lot
from marketplace.produce.services.certificates import make_scan
from marketplace.producers.goods import goods_of, shops_of
from marketplace.producers.models import ProducerProfile


def date_widget() -> forms.DateInput:
    """Return the browser's own choice of a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LotForm(forms.ModelForm):
    """A new lot: the code comes by itself."""

    use_required_attribute = False

    class Meta:
        model = Lot
        fields = ["harvested_on", "plot", "plot_en", "grower"]
        widgets = {"harvested_on": date_widget()}
        labels = {
            "harvested_on": gettext_lazy("Harvested or made on"),
            "plot": gettext_lazy("Plot or workshop"),
            "plot_en": gettext_lazy("The same in English"),
            "grower": gettext_lazy("Grower or maker"),
        }
        help_texts = {
            "plot": gettext_lazy("As the village calls it: old wood, plot 3."),
            "grower": gettext_lazy("An initial, such as “A. household”."),
        }

    def clean_harvested_on(self):
        """Refuse a harvest that has not been."""
        day = self.cleaned_data["harvested_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."), code="future")
        return day


class RecallForm(forms.Form):
    """Why a lot is recalled, and what its buyers shall do."""

    use_required_attribute = False

    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=Lot.Reason.choices, widget=forms.RadioSelect)
    advice = forms.ChoiceField(
        label=gettext_lazy("What buyers shall do"), choices=Lot.Advice.choices, widget=forms.RadioSelect
    )
    word = forms.CharField(
        label=gettext_lazy("A word to the buyers"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("It stands in the letter as you write it."),
    )


class CertificateForm(forms.ModelForm):
    """A certificate of a village's goods, or of one product."""

    use_required_attribute = False

    producer = forms.ModelChoiceField(label=gettext_lazy("Village"), queryset=None, empty_label=None)
    product = forms.ModelChoiceField(
        label=gettext_lazy("Product"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("All products of the village"),
    )
    scan_file = forms.FileField(
        label=gettext_lazy("Scan or photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/*"}),
        help_text=gettext_lazy("A PDF, or a photo in which everything can be read. Buyers may open it."),
    )

    class Meta:
        model = Certificate
        fields = ["producer", "product", "kind", "number", "issuer", "issued_on", "valid_until"]
        widgets = {"issued_on": date_widget(), "valid_until": date_widget()}

    def __init__(self, *args, user, lot: Lot | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.lot = lot
        producers = ProducerProfile.objects.filter(village__in=shops_of(user)).select_related("village")
        if lot:
            del self.fields["producer"], self.fields["product"]
            self.instance.producer = lot.product.stockrecord.partner.producer
            return
        self.fields["producer"].queryset = producers
        self.fields["product"].queryset = goods_of(user)
        self.fields["product"].label_from_instance = lambda product: product.get_title()
        found = list(producers[:2])
        if len(found) == 1:
            del self.fields["producer"]
            self.instance.producer = found[0]

    def clean_scan_file(self):
        """Make one PDF of what was uploaded."""
        upload = self.cleaned_data["scan_file"]
        return make_scan(upload) if upload else None

    def clean(self):
        """Refuse what speaks for another village's product, or ends before it begins."""
        data = super().clean()
        product, producer = data.get("product"), data.get("producer") or getattr(self.instance, "producer", None)
        if product and producer and product.stockrecord.partner_id != producer.partner_id:
            self.add_error("product", _("This product is from another village."))
        if data.get("issued_on") and data.get("valid_until") and data["valid_until"] < data["issued_on"]:
            self.add_error("valid_until", _("It cannot end before it was issued."))
        same = Certificate.objects.filter(producer=producer, kind=data.get("kind"), number=data.get("number"))
        if producer and data.get("number") and same.exists():
            self.add_error("number", _("This certificate is here already."))
        self.producer = producer
        return data

    def words(self) -> dict:
        """Return what add_certificate() takes (after cleaning)."""
        data = self.cleaned_data
        return {
            "producer": self.producer,
            "product": self.lot.product if self.lot else data.get("product"),
            "lot": self.lot,
            "fields": {name: data[name] for name in ("kind", "number", "issuer", "issued_on", "valid_until")},
            "scan": data["scan_file"],
        }
