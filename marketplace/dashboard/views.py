"""The dashboard's own sign-in page, which leads to the one sign-in."""

from django.views.generic import RedirectView


class LoginView(RedirectView):
    """Sends a stranger to allauth's sign-in; keeps ?next=."""

    pattern_name = "account_login"
    query_string = True
