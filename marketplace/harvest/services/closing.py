"""Preorders close by themselves when their last day has passed."""

from django.db import transaction
from django.utils import timezone

from marketplace.harvest.models import Preorder


@transaction.atomic
def close_past_preorders() -> str:
    """Close the preorders whose last day has passed, and say how many. Runs each night; the gate closes in time."""
    past = Preorder.objects.filter(status=Preorder.Status.OPEN, closes_on__lt=timezone.localdate())
    return f"{past.update(status=Preorder.Status.CLOSED)} preorders closed"
