"""What the forms of goods and of boxes have in common: texts in two languages, shelf, village, price and picture."""

from decimal import Decimal

from django import forms
from django.utils.html import format_html_join, strip_tags
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from marketplace.producers.goods import shops_of
from portal.images.services import make_safe

Product = get_model("catalogue", "Product")
Category = get_model("catalogue", "Category")
HIGHEST_PRICE = Decimal("99999.99")
LABELS = {
    "title": _("Name"),
    "taste": _("In one line"),
    "content": _("What is in it"),
    "maker": _("Made by"),
    "storage": _("How to keep it"),
}


def price_field() -> forms.DecimalField:
    """Return the field of a price in CNY."""
    widget = forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"})
    return forms.DecimalField(
        label=_("Price (¥)"), min_value=Decimal("0.01"), max_value=HIGHEST_PRICE, decimal_places=2, widget=widget
    )


def to_text(html: str | None) -> str:
    """Return a description as plain paragraphs."""
    broken = (html or "").replace("</p>", "\n\n").replace("<br>", "\n").replace("</li>", "\n")
    return strip_tags(broken).strip()


def to_html(text: str) -> str:
    """Return plain paragraphs as HTML, everything in them escaped."""
    parts = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n")]
    return format_html_join("", "<p>{}</p>", ((part,) for part in parts if part))


def _description() -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 6})
    return forms.CharField(label=_("Description"), required=False, max_length=4000, widget=widget)


class WareForm(forms.ModelForm):
    """What a village sells, Chinese first, English if there is any; `Meta.fields` names the texts it asks for."""

    description_zh = _description()
    description_english = _description()
    price = price_field()
    category = forms.ModelChoiceField(
        label=_("Category"), queryset=Category.objects.none(), empty_label=_("Choose a category")
    )
    village = forms.ModelChoiceField(label=_("Village"), queryset=None, empty_label=None)
    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_("By daylight, from above, nothing else in it."),
    )

    class Meta:
        model = Product
        fields: list[str] = []
        labels = {"is_public": _("On sale")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self._texts("zh_hans") + self._texts("en"):
            self.fields[name].label = LABELS[name.split("_")[0]]
        self.fields["title_zh_hans"].required = True
        self.fields["category"].queryset = Category.objects.browsable().order_by("path")
        self._set_village(shops_of(user))
        for name, value in self._stored().items():
            self.initial.setdefault(name, value)

    def _texts(self, language: str) -> list[str]:
        names = (f"{name}_{language}" for name in LABELS)
        return [name for name in names if name in self._meta.fields]

    def _set_village(self, villages) -> None:
        """A product stays in its village; a new one belongs to the only village or to the one chosen."""
        self.villages = list(villages.select_related("producer__partner"))
        if self.instance.pk or len(self.villages) == 1:
            del self.fields["village"]
        else:
            self.fields["village"].queryset = villages

    def _stored(self) -> dict:
        """Return what the product has of the fields that are none of its own; what was typed before stands first."""
        product = self.instance
        if not product.pk:
            return {}
        return {
            "description_zh": to_text(product.description_zh_hans),
            "description_english": to_text(product.description_en),
            "price": product.stockrecord.asked_price,
            "category": product.categories.first(),
        }

    def clean_picture(self):
        """Make the upload safe and small."""
        upload = self.cleaned_data["picture"]
        return make_safe(upload) if upload else None

    @property
    def producer(self):
        """Return the seller whose product this is (after cleaning)."""
        if self.instance.pk:
            return self.instance.stockrecord.partner.producer
        return self.cleaned_data.get("village", self.villages[0]).producer

    def words(self) -> dict:
        """Return what save_product() takes besides the product (after cleaning)."""
        data = self.cleaned_data
        fields = {name: data[name] for name in self._meta.fields}
        for name, field in (("description_zh", "description_zh_hans"), ("description_english", "description_en")):
            if name in self.changed_data:
                fields[field] = to_html(data[name])
        return {
            "producer": self.producer,
            "fields": fields,
            "category": data["category"],
            "price": data["price"],
            "picture": data["picture"],
        }

    def chinese_fields(self) -> list:
        """Return the bound fields in Chinese, the description last."""
        return [self[name] for name in [*self._texts("zh_hans"), "description_zh"]]

    def english_fields(self) -> list:
        """Return the bound fields in English, the description last."""
        return [self[name] for name in [*self._texts("en"), "description_english"]]
