"""Invoices and credit notes, numbered without gaps; tax rates and who issues. Amounts in CNY, two decimals."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.settlement.rule_models import PERCENT, Dated, dated_constraint

MONEY = {"max_digits": 12, "decimal_places": 2}


class TaxRate(Dated):
    """The tax in the price of one type of product, in percent; empty: all others, and delivery."""

    product_class = models.ForeignKey(
        "catalogue.ProductClass",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("product type"),
    )
    percent = models.DecimalField(_("percent"), **PERCENT)

    class Meta(Dated.Meta):
        verbose_name = _("tax rate")
        verbose_name_plural = _("tax rates")
        constraints = [
            dated_constraint("invoicing_rate_dates"),
            models.CheckConstraint(condition=Q(percent__gte=0, percent__lte=100), name="invoicing_rate_percent"),
        ]

    def __str__(self):
        return f"{self.percent} %"


class Issuer(Dated):
    """Whose name stands on invoices. Without one that holds today buyers are offered none."""

    name = models.CharField(_("name"), max_length=120)
    tax_number = models.CharField(_("tax number"), max_length=20)
    address = models.CharField(_("address and phone"), max_length=200, blank=True)
    bank = models.CharField(_("bank and account"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("issuer of invoices")
        verbose_name_plural = _("issuers of invoices")
        constraints = [dated_constraint("invoicing_issuer_dates")]

    def __str__(self):
        return self.name


class Kind(models.TextChoices):
    INVOICE = "invoice", _("Invoice")
    CREDIT = "credit", _("Credit note")


class Series(models.Model):
    """The numbers of one kind in one year. `last` is the last one given out; whoever takes one locks the row."""

    kind = models.CharField(max_length=8, choices=Kind.choices)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="invoicing_series_once")]

    def __str__(self):
        return f"{'F' if self.kind == Kind.INVOICE else 'C'}{self.year}"


class Invoice(models.Model):
    """One paper, never changed after it is issued; a credit note `credits` an invoice and its amounts are below zero.

    `cause` makes issuing it twice harmless. `is_open`: an invoice that stands, one for an order at most.
    """

    class Buyer(models.TextChoices):
        PERSON = "person", pgettext_lazy("invoice", "A person")
        COMPANY = "company", pgettext_lazy("invoice", "A company or institution")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    series = models.ForeignKey(Series, models.PROTECT, related_name="+")
    serial = models.PositiveIntegerField()
    number = models.CharField(_("number"), max_length=20, unique=True)
    cause = models.CharField(max_length=96, unique=True)
    order = models.ForeignKey("order.Order", models.PROTECT, related_name="invoices", verbose_name=_("order"))
    credits = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="credit_notes")
    issuer = models.ForeignKey(Issuer, models.PROTECT, related_name="+")
    buyer = models.CharField(_("for"), max_length=8, choices=Buyer.choices)
    title = models.CharField(_("title"), max_length=100)
    tax_number = models.CharField(_("tax number"), max_length=20, blank=True)
    gross = models.DecimalField(_("amount"), **MONEY)
    net = models.DecimalField(_("without tax"), **MONEY)
    tax = models.DecimalField(_("tax"), **MONEY)
    is_open = models.BooleanField(default=True)
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)

    class Meta:
        verbose_name = _("invoice")
        verbose_name_plural = _("invoices")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "serial"], name="invoicing_number_once"),
            models.UniqueConstraint(
                fields=["order"], condition=Q(kind="invoice", is_open=True), name="invoicing_one_open_per_order"
            ),
            models.CheckConstraint(
                condition=Q(kind="invoice", credits=None, gross__gt=0)
                | Q(kind="credit", credits__isnull=False, gross__lt=0),
                name="invoicing_credit_takes_back",
            ),
            models.CheckConstraint(
                condition=Q(buyer="person") | ~Q(tax_number=""), name="invoicing_company_has_a_tax_number"
            ),
        ]

    def __str__(self):
        return self.number


class InvoiceLine(models.Model):
    """One line of a paper; `line` is empty for delivery. The tax is in the price: gross = net + tax."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="lines")
    line = models.ForeignKey("order.Line", models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=255, blank=True)
    village = models.CharField(max_length=80, blank=True)
    quantity = models.PositiveIntegerField()
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    gross = models.DecimalField(**MONEY)
    net = models.DecimalField(**MONEY)
    tax = models.DecimalField(**MONEY)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["invoice", "line"], name="invoicing_line_once"),
        ]
