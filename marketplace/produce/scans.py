"""Scans of papers that no buyer may rely on are read by their village and the operator alone."""

from django.http import Http404
from wagtail import hooks

from marketplace.produce.models import Certificate
from marketplace.producers.goods import shops_of
from marketplace.producers.models import SellerPaper


def guard(document, request) -> None:
    """Let a document be served unless it is the scan of an unchecked or expired paper. Raises Http404.

    Number and name of a document can be guessed, so the link alone must not open it.
    """
    papers = (Certificate.objects.filter(scan=document.pk), SellerPaper.objects.filter(scan=document.pk))
    if not any(rows.exists() for rows in papers) or any(rows.shown().exists() for rows in papers):
        return
    user = request.user
    if user.is_authenticated and any(rows.filter(producer__village__in=shops_of(user)).exists() for rows in papers):
        return
    raise Http404


def register() -> None:
    """Stand before Wagtail's own view of documents."""
    hooks.register("before_serve_document", guard, order=-10)
