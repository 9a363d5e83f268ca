"""Why there is no invoice."""

from django.utils.translation import gettext_lazy as _


class InvoicingError(Exception):
    """There can be no invoice; the text is for people."""

    text = _("There can be no invoice now.")

    def __str__(self):
        return str(self.text)


class NotPaid(InvoicingError):
    text = _("There is an invoice once the order is paid.")


class NothingLeft(InvoicingError):
    text = _("Everything of this order was given back: there is nothing to invoice.")


class NoIssuer(InvoicingError):
    text = _("We cannot issue invoices at the moment. Please write to us.")


class AlreadyIssued(InvoicingError):
    text = _("There is an invoice for this order already.")


class NothingChanged(InvoicingError):
    text = _("Title and tax number are as they were.")
