"""Which texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from portal.residents.models import Office


@register(Office)
class OfficeTranslation(TranslationOptions):
    fields = ("name", "hours_text")
