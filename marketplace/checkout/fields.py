"""The phone number somebody can be called at: a mobile, a Chinese landline, or a foreign number."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.users.fields import PhoneField

LANDLINE = re.compile(r"(?:0|\+860?|00860?)((?:10|2\d|[3-9]\d{2})\d{7,8})")


def normalise_landline(raw: str) -> str:
    """Return a Chinese landline as +8687165550100, or "" when it is none."""
    text = re.sub(r"[\s().\-–—]", "", unicodedata.normalize("NFKC", raw))
    match = LANDLINE.fullmatch(text)
    return f"+86{match[1]}" if match else ""


class ContactPhoneField(PhoneField):
    """A phone number to call; gives it as +86… or another country's E.164."""

    message = _("Enter a mobile number with 11 digits, or a landline with its area code, such as 0871 6555 0100.")

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            landline = normalise_landline(value or "")
            if landline:
                return landline
            raise
