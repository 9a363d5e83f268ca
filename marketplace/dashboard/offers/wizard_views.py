"""The steps of an offer, with the way between them."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from oscar.apps.dashboard.offers.wizard_views import OfferWizardStepView as CoreStepView

STEPS = ("metadata", "benefit", "condition", "restrictions")


class OfferWizardStepView(CoreStepView):
    """Oscar's step; says in words what is missing and shows all four."""

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        if not self.update and not self.is_previous_step_complete(request):
            messages.warning(request, _("Fill in this step first."))
            return redirect(self.previous_view.url_name)
        return super().dispatch(request, *args, **kwargs)

    def get_title(self) -> str:
        return self.labels()[self.step_name]

    def get_context_data(self, **kwargs) -> dict:
        return {
            **super().get_context_data(**kwargs),
            "steps": [self._step(name, label) for name, label in self.labels().items()],
            "last_step": self.step_name == STEPS[-1],
        }

    def _step(self, name: str, label: str) -> dict:
        """Return label, address (only where one can go now) and whether it is this step."""
        done = self.update or self._fetch_object(name) is not None
        url = reverse(f"dashboard:offer-{name}", kwargs=self.kwargs) if done else ""
        return {"label": label, "url": url, "current": name == self.step_name}

    @staticmethod
    def labels() -> dict[str, str]:
        """Return what each step is called."""
        names = (_("Name and kind"), _("What the buyer gets"), _("What the basket holds"), _("When and how often"))
        return dict(zip(STEPS, names, strict=True))
