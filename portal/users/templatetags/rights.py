"""Rights in words, in templates."""

from django import template

from portal.users.rights import in_words

register = template.Library()
register.filter("in_words", in_words)
