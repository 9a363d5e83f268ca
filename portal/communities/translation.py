"""Which texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from portal.communities.models import Community, PickupPoint


@register(Community)
class CommunityTranslation(TranslationOptions):
    fields = ("name", "district", "address")


@register(PickupPoint)
class PickupPointTranslation(TranslationOptions):
    fields = ("name", "address", "hours_text")
