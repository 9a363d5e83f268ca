"""The sign-in pages of Wagtail and of the admins, which all lead to the one sign-in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from portal.users.landing import landing_for


def wagtail_sign_in(request: HttpRequest) -> HttpResponse:
    """Stand in for the Wagtail admin's sign-in page."""
    return to_sign_in(request, allowed=request.user.has_perm("wagtailadmin.access_admin"))


def django_admin_sign_in(request: HttpRequest) -> HttpResponse:
    """Stand in for the Django admin's sign-in page."""
    return to_sign_in(request, allowed=request.user.is_staff)


def page_sign_in(request: HttpRequest) -> HttpResponse:
    """Stand in for Wagtail's sign-in page for readers."""
    return to_sign_in(request, allowed=True)


def to_sign_in(request: HttpRequest, *, allowed: bool) -> HttpResponse:
    """Send a stranger to the sign-in and back; one who is signed in and still refused gets 404, not a loop."""
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = ""
    if not request.user.is_authenticated:
        query = f"?{urlencode({'next': target})}" if target else ""
        return redirect(reverse("account_login") + query)
    if target and not allowed:
        raise Http404
    return redirect(target or landing_for(request.user))
