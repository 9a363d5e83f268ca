"""Offers for operators: Oscar's steps, with what they forget put right."""

from django.shortcuts import get_object_or_404
from oscar.apps.dashboard.offers import views as core
from oscar.core.loading import get_class, get_model

ConditionalOffer = get_model("offer", "ConditionalOffer")
WizardStep = get_class("dashboard.offers.wizard_views", "OfferWizardStepView")


class OfferListView(core.OfferListView):
    """Oscar's list at a fixed number of queries."""

    def get_queryset(self):
        offers = super().get_queryset().select_related("benefit__range", "condition__range")
        return offers if "sort" in self.request.GET else offers.order_by("-priority", "name", "pk")


class OfferMetaDataView(core.OfferMetaDataView):
    get_title = WizardStep.get_title


class OfferBenefitView(core.OfferBenefitView):
    get_title = WizardStep.get_title
    previous_view = OfferMetaDataView


class OfferConditionView(core.OfferConditionView):
    previous_view = OfferBenefitView


class OfferRestrictionsView(core.OfferRestrictionsView):
    """The last step; the offers it may be joined with are written for a new offer too."""

    get_title = WizardStep.get_title
    previous_view = OfferConditionView

    def form_valid(self, form):
        answer = super().form_valid(form)
        form.save()
        return answer


class OfferDetailView(core.OfferDetailView):
    """One offer and the orders that used it, the newest first."""

    def dispatch(self, request, *args, **kwargs):
        get_object_or_404(ConditionalOffer, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return super().get_queryset().order_by("-order__date_placed", "-pk")
