"""What is in a box, products of the same village; and what was in it when it was ordered (ADR 0061)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.catalogue.units import Unit, amount


class BoxPart(models.Model):
    """So many of one product in each box. The box is a product with its own price and no stock of its own."""

    box = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="box_parts", verbose_name=_("box"))
    part = models.ForeignKey("catalogue.Product", models.PROTECT, related_name="in_boxes", verbose_name=_("product"))
    quantity = models.PositiveIntegerField(_("how many"), validators=[MinValueValidator(1)])
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("part of a box")
        verbose_name_plural = _("parts of boxes")
        constraints = [
            models.UniqueConstraint(fields=["box", "part"], name="boxes_part_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="boxes_part_holds"),
            models.CheckConstraint(condition=~Q(box=F("part")), name="boxes_not_in_itself"),
        ]

    def __str__(self):
        return f"{self.part} × {self.quantity}"


class LinePart(models.Model):
    """So many of one product in each box of an order line: frozen with the order, whatever the box holds later.

    What is set aside of it is `quantity` for each box that the line has allocated.
    """

    line = models.ForeignKey("order.Line", models.CASCADE, related_name="parts")
    product = models.ForeignKey("catalogue.Product", models.SET_NULL, null=True, blank=True, related_name="+")
    stockrecord = models.ForeignKey(
        "partner.StockRecord", models.SET_NULL, null=True, blank=True, related_name="line_parts"
    )
    title = models.CharField(max_length=255)
    unit = models.CharField(max_length=10, choices=Unit.choices)
    quantity = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["line", "product"], name="boxes_part_once_per_line"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="boxes_line_part_holds"),
        ]

    @property
    def name(self) -> str:
        """Return the product's name in the reader's language, as it was ordered if the product is gone."""
        return self.product.get_title() if self.product else self.title

    @property
    def amount(self) -> str:
        """Return how many are in each box, as it is said behind “×”."""
        return amount(self.quantity, self.unit)
