"""A village's card within a text. Read while models are being loaded, so models are asked for later."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from portal.core.live_blocks import PageCardChoice, with_sample_page

SAMPLE = {
    "slug": "yunti",
    "name_zh_hans": "云梯村",
    "name_en": "Yunti",
    "landscape_zh_hans": "梯田",
    "landscape_en": "Rice terraces",
    "people_zh_hans": "哈尼族",
    "people_en": "Hani",
    "live_line_zh_hans": "田里刚放满水",
    "live_line_en": "The fields have just been filled",
    "altitude_m": 1620,
}


class VillageBlock(PageCardChoice):
    """The card of a village: picture, landscape, what happens there now."""

    target_model = "villages.Village"
    chooser = "portal.villages.choosing.village_chooser"
    card = "villages/_card.html"
    hidden = _("A village in the text has no page that readers can open. They see nothing in its place.")

    def choosable(self):
        return apps.get_model("villages", "Village").objects.with_live_page()

    def pages(self, keys: set):
        pages = apps.get_model("villages", "VillagePage").objects.live().filter(village__in=keys)
        return ((page.village_id, page) for page in pages.select_related("village", "locale"))

    def sample(self):
        village = self.model_class(**SAMPLE)
        return with_sample_page(village, apps.get_model("villages", "VillagePage")(title=village.name, village=village))

    class Meta:
        icon = "home"
        label = _("Village")
        description = _("A village's card with its picture and what happens there now; one tap leads there.")
