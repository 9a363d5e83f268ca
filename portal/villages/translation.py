"""Which texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from portal.villages.models import Village


@register(Village)
class VillageTranslation(TranslationOptions):
    fields = ("name", "meaning", "county", "people", "landscape", "live_line")
