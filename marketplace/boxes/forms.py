"""What a village fills in to make a box: name, price, picture, and rows of what is in it."""

from collections.abc import Iterable
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.boxes.services import Content
from marketplace.boxes.services.fill import box_class, why_not
from marketplace.producers.forms import MOST_STOCK
from marketplace.producers.goods import goods_of
from marketplace.producers.ware_form import WareForm
from portal.core.templatetags.ui import cny

PICTURE = _("All of it together, by daylight. Choose it last: it is lost when you ask for another row.")
#: So many rows are empty at first, and so many more are added at a time.
EMPTY, MORE, MOST_ROWS = 4, 3, 40


class PartForm(forms.Form):
    """One row: a product of the village and how many of it; an empty row counts for nothing."""

    part = forms.CharField(label=_("Product"), required=False, max_length=12)
    quantity = forms.IntegerField(
        label=_("How many"),
        required=False,
        min_value=1,
        max_value=MOST_STOCK,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Enter a number from 1.")),
    )
    use_required_attribute = False

    def __init__(self, *args, goods: dict, choices: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.goods = goods
        self.fields["part"].widget = forms.Select(choices=choices)

    def clean_part(self):
        """Return the product, None for an empty row."""
        chosen = self.cleaned_data["part"]
        if not chosen:
            return None
        if not chosen.isdecimal() or int(chosen) not in self.goods:
            raise forms.ValidationError(_("Choose one of your own products."))
        return self.goods[int(chosen)]

    def clean(self) -> dict:
        """Ask for the other half of a row that is filled by half."""
        data = super().clean()
        if data.get("part") and data.get("quantity") is None and "quantity" not in self.errors:
            self.add_error("quantity", _("Say how many."))
        return data


PartFormSet = forms.formset_factory(PartForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


class BoxForm(WareForm):
    """The box itself, with the texts of goods but what its parts say; what is in it stands in `rows`."""

    use_required_attribute = False

    class Meta(WareForm.Meta):
        fields = [
            "title_zh_hans",
            "taste_zh_hans",
            "storage_zh_hans",
            "title_en",
            "taste_en",
            "storage_en",
            "is_public",
        ]

    def __init__(self, data=None, files=None, *, user, box=None, typed=None):
        super().__init__(data, files, user=user, instance=box, initial=typed)
        if box is None:
            self.instance.product_class = box_class()
        self.fields["picture"].help_text = PICTURE
        self.goods = {product.pk: product for product in self._goods(user, box)}
        self.rows = self._rows(data, box, typed)

    def _goods(self, user, box):
        goods = goods_of(user).exclude(pk=box.pk if box else None).order_by("title_zh_hans", "pk")
        return goods.filter(stockrecords__partner=box.stockrecord.partner_id) if box else goods

    def _rows(self, data, box, typed):
        words = {"goods": self.goods, "choices": self._choices(box)}
        if data is not None:
            return PartFormSet(data, prefix="in", form_kwargs=words)
        held = [{"part": part.product_id, "quantity": part.quantity} for part in (box.box.parts if box else ())]
        rows = typed["rows"] if typed is not None else held
        rows = PartFormSet(prefix="in", initial=rows, form_kwargs=words)
        rows.extra = EMPTY if typed is None else MORE
        return rows

    def _choices(self, box) -> list:
        """Return what can be put into a box, by village where there are several; what is in it already as well."""
        held = {part.product_id for part in (box.box.parts if box else ())}
        groups: dict[str, list] = {}
        for product in self.goods.values():
            record = product.stockrecord
            if product.pk in held or not why_not(part=product, record=record, producer=record.partner.producer):
                said = f"{product.get_title()} · {cny(product.asked_price)} / {product.per}"
                groups.setdefault(product.village.name, []).append((product.pk, said))
        alone = next(iter(groups.values()), []) if len(groups) < 2 else list(groups.items())
        return [("", _("Choose")), *alone]

    def is_valid(self) -> bool:
        """Say whether the box and its rows are all right."""
        return all([super().is_valid(), self.rows.is_valid()])

    def contents(self) -> list[Content]:
        """Return what was put into it (after cleaning)."""
        filled = (row.cleaned_data for row in self.rows if row.cleaned_data.get("part"))
        return [Content(row["part"], row["quantity"]) for row in filled]

    @property
    def worth(self) -> Decimal | None:
        """Return what the parts in the rows cost one by one (CNY), None while there are none."""
        sums = [self.goods[pk].asked_price * quantity for pk, quantity in self._said() if pk in self.goods]
        return sum(sums, Decimal("0.00")) if sums else None

    def _said(self) -> Iterable[tuple[int, int]]:
        for row in self.rows:
            part, quantity = str(row["part"].value() or ""), str(row["quantity"].value() or "")
            if part.isdecimal() and quantity.isdecimal():
                yield int(part), int(quantity)

    def words(self) -> dict:
        """Return what save_box() takes besides the box (after cleaning)."""
        return {**super().words(), "contents": self.contents()}

    def refuse(self, refused) -> None:
        """Say beside the row, or above the form, why the box is not made so."""
        for row in self.rows:
            if refused.part_id and getattr(row.cleaned_data.get("part"), "pk", None) == refused.part_id:
                row.add_error("part", str(refused))
                return
        self.add_error(None, str(refused))


def typed_in(data) -> dict:
    """Return what somebody has typed so far, as the next form's initial values; nothing is checked."""
    names = [*BoxForm.base_fields]
    typed: dict = {name: data[name] for name in names if name in data}
    typed["is_public"] = "is_public" in data
    total = data.get("in-TOTAL_FORMS", "")
    count = min(int(total), MOST_ROWS) if total.isdecimal() else 0
    rows = [(data.get(f"in-{row}-part", ""), data.get(f"in-{row}-quantity", "")) for row in range(count)]
    typed["rows"] = [{"part": part, "quantity": quantity} for part, quantity in rows if part or quantity]
    return typed
