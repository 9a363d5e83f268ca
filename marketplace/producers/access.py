"""Who may open the workrooms (board, My shop, shelf): everybody else is told that there is no such page."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest

from portal.villages.policies import manages_a_shop


def minds_a_shelf(user) -> bool:
    """Say whether the user minds any pickup point."""
    if not hasattr(user, "_minds_a_shelf"):
        user._minds_a_shelf = user.pickup_points.filter(is_active=True).exists()
    return user._minds_a_shelf


def only_for(allowed):
    """Return a decorator: strangers are sent to sign in, the signed-in without the role get 404."""

    def decorate(view):
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not allowed(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate


shop_managers_only = only_for(manages_a_shop)
shelf_keepers_only = only_for(minds_a_shelf)
