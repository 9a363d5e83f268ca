"""Which texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from portal.trades.models import Service


@register(Service)
class ServiceTranslation(TranslationOptions):
    fields = ("name", "text")
