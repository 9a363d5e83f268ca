"""What one costs, or 500 g of it, and the deposit on its container. Prices in CNY with two decimals."""

from decimal import Decimal

from django.db import transaction
from oscar.core.loading import get_model

from marketplace.partner.by_weight import bound_of
from marketplace.producers.exceptions import StandsInBoxes
from marketplace.producers.locks import lock_stock
from marketplace.producers.services.telling import tell

StockRecord = get_model("partner", "StockRecord")
#: In place of a number of grams: whether and up to what a product is charged by weight does not change.
AS_IT_IS = 0


@transaction.atomic
def set_price(*, product, price: Decimal, most_grams: int | None = AS_IT_IS) -> None:
    """Write a product's price: for 500 g if it is charged by weight, else for one.

    `most_grams`, what its heaviest piece weighs, makes it charged by weight, None makes it not; left out, it stays as
    it is. Placed orders keep their price; a basket asks its buyer again. Raises StandsInBoxes when goods that stand in
    a box would become charged by weight.
    """
    record = _locked(product)
    terms = terms_of(price=price, most_grams=record.most_grams if most_grams == AS_IT_IS else most_grams)
    if record.jin_price is None and terms["jin_price"] is not None:
        _refuse_in_boxes(product, StandsInBoxes.BY_WEIGHT)
    if any(getattr(record, name) != value for name, value in terms.items()):
        StockRecord.objects.filter(pk=record.pk).update(**terms)
        tell(record, "price")


@transaction.atomic
def set_deposit(*, product, deposit: Decimal) -> None:
    """Write the deposit on the container of one (CNY, 0 for none). Placed orders keep theirs.

    Raises StandsInBoxes when goods that stand in a box would get one.
    """
    record = _locked(product)
    if deposit and not record.deposit:
        _refuse_in_boxes(product, StandsInBoxes.DEPOSIT)
    if record.deposit != deposit:
        StockRecord.objects.filter(pk=record.pk).update(deposit=deposit)
        tell(record, "deposit")


def terms_of(*, price: Decimal, most_grams: int | None) -> dict:
    """Return the stock record's three fields of a price: for 500 g when the heaviest piece weighs `most_grams`."""
    if most_grams is None:
        return {"price": price, "jin_price": None, "most_grams": None}
    bound = bound_of(jin_price=price, most_grams=most_grams)
    return {"price": bound, "jin_price": price, "most_grams": most_grams}


def _locked(product):
    """Return a product's stock record, locked: whoever fills a box with it waits, and then sees its price."""
    pk = product.stockrecords.values_list("pk", flat=True).get()
    return lock_stock(pks=[pk])[pk]


def in_boxes(*, product, why: str) -> StandsInBoxes | None:
    """Return the refusal that names the boxes a product stands in, None where it stands in none."""
    boxes = sorted(row.box.get_title() for row in product.in_boxes.all())
    return StandsInBoxes(title=product.get_title(), boxes=boxes, why=why) if boxes else None


def _refuse_in_boxes(product, why: str) -> None:
    if refused := in_boxes(product=product, why=why):
        raise refused
