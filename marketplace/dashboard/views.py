"""The dashboard's first page, and its sign-in, which is everybody's."""

from django.views.generic import RedirectView, TemplateView

from marketplace.dashboard.figures import figures


class LoginView(RedirectView):
    """Sends a stranger to allauth's sign-in; keeps ?next=."""

    pattern_name = "account_login"
    query_string = True


class IndexView(TemplateView):
    """What needs an operator's hand; figures only for those who may see orders."""

    template_name = "oscar/dashboard/index.html"

    def get_context_data(self, **kwargs):
        shown = figures() if self.request.user.has_perm("order.view_order") else []
        return {**super().get_context_data(**kwargs), "figures": shown}
