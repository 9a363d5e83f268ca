"""Which texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from portal.housing.models import Listing


@register(Listing)
class ListingTranslation(TranslationOptions):
    fields = ("text",)
