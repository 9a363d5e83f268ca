"""Labels of a lot on paper."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from marketplace.produce.models import Lot
from marketplace.produce.passport import label_address
from portal.papers.kinds import Kind, register_paper
from portal.papers.labels import Label, label_sheets

LOT_LABELS = "lot_labels"


def register() -> None:
    """Enter the labels among the papers; five sheets are printed at once."""
    register_paper(Kind(LOT_LABELS, _("Labels of a lot"), "papers/labels.html", context, at_once=120, per_part=120))


def context(keys: list, words: dict, owner) -> dict:
    """Return as many labels as there are keys of the lot that `words` names, on its stock."""
    lot = Lot.objects.kept_by(owner).with_origin().get(code=words["lot"])
    return label_sheets([label_of(lot)] * len(keys), stock=words["stock"])


def label_of(lot: Lot) -> Label:
    """Return the label of a lot in the language now active."""
    address = label_address(lot)
    return Label(
        address=address,
        title=lot.product.get_title(),
        lines=(date_format(lot.harvested_on, "DATE_FORMAT"), f"{lot.product.village.name} · {lot.grower}"),
        code=lot.code,
        small=address.partition("://")[2],
    )
