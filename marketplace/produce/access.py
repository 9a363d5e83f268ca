"""Whose lots and certificates somebody may open: those of the own villages, all for an operator; others are 404."""

from django.http import Http404

from marketplace.produce.models import Certificate, Lot
from marketplace.producers.access import only_for
from marketplace.producers.goods import keeps_goods

lot_keepers_only = only_for(keeps_goods)


def own_lot(user, code: str) -> Lot:
    """Return one lot of the user's own villages, knowing whether it is in use. Raises Http404."""
    lot = Lot.objects.kept_by(user).with_origin().with_use().filter(code=code).first()
    if lot is None:
        raise Http404
    return lot


def own_certificate(user, pk: int) -> Certificate:
    """Return one certificate of the user's own villages. Raises Http404."""
    certificate = Certificate.objects.kept_by(user).select_related("scan").filter(pk=pk).first()
    if certificate is None:
        raise Http404
    return certificate
