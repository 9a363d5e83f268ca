"""What people write when asked for “phone or e-mail”."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email


def is_email(contact: str) -> bool:
    """Return whether mail can be sent to this contact."""
    try:
        validate_email(contact)
    except ValidationError:
        return False
    return True
