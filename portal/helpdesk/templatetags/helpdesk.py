"""The letter form on the help page."""

from django import template
from django.contrib.auth.models import AnonymousUser

from portal.helpdesk.forms import LetterForm
from portal.helpdesk.views import blank_letter

register = template.Library()


@register.simple_tag(takes_context=True)
def letter_form(context) -> LetterForm:
    """Return an empty letter, with name and contact of whoever is signed in."""
    return blank_letter(getattr(context.get("request"), "user", AnonymousUser()))
