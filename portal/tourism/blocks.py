"""A visit's card within a text. Read while models are being loaded, so models are asked for later."""

from decimal import Decimal
from itertools import chain

from django.apps import apps
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.core.live_blocks import PageCardChoice, with_sample_page

SAMPLE = {
    "slug": "terrace-dawn",
    "kind": "experience",
    "price": Decimal("168"),
    "price_unit_zh_hans": "每人",
    "price_unit_en": "per person",
}


class VisitBlock(PageCardChoice):
    """The card of a thing to do or a place to stay, with its price."""

    target_model = "tourism.Visit"
    chooser = "portal.tourism.choosing.visit_chooser"
    card = "tourism/_card.html"
    hidden = _("A visit in the text has no page that readers can open. They see nothing in its place.")

    def choosable(self):
        return apps.get_model("tourism", "Visit").objects.with_live_page()

    def pages(self, keys: set):
        models = [apps.get_model("tourism", name) for name in ("ExperiencePage", "StayPage")]
        live = (model.objects.live().filter(visit__in=keys).select_related("visit", "locale") for model in models)
        return ((page.visit_id, page) for page in chain.from_iterable(live))

    def sample(self):
        visit = self.model_class(**SAMPLE)
        page = apps.get_model("tourism", "ExperiencePage")(
            title=gettext("At the terraces before light"),
            summary=gettext("Four kilometres with the ditch keeper, until the sun reaches the fields."),
            visit=visit,
        )
        return with_sample_page(visit, page)

    class Meta:
        icon = "calendar-alt"
        label = _("Thing to do or place to stay")
        description = _("A thing to do or a place to stay, with today's price; one tap leads there.")
