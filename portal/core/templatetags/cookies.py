"""The cookies of this site, for the page that says so."""

from django import template

from portal.core.cookies import kept_cookies

register = template.Library()
register.simple_tag(kept_cookies)
