"""Which texts of this room stand in both languages."""

from modeltranslation.translator import TranslationOptions, register

from marketplace.shifts.models import Shift


@register(Shift)
class ShiftTranslation(TranslationOptions):
    fields = ("meeting", "note")
