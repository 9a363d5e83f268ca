"""What is told of deposits before anything is ordered."""

from django import template
from django.utils import timezone

from marketplace.placement.deposit_rules import return_days

register = template.Library()


@register.simple_tag
def days_to_return() -> int:
    """Return for how many days a container ordered today may come back; one query."""
    return return_days(on=timezone.localdate())
