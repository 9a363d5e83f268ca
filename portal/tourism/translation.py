"""Which texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from portal.tourism.models import Visit


@register(Visit)
class VisitTranslation(TranslationOptions):
    fields = ("name", "price_unit", "clinic", "hospital")
