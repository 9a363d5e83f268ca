"""Phone numbers at the checkout."""

import pytest
from django.core.exceptions import ValidationError

from marketplace.checkout.fields import ContactPhoneField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800008000", "+8613800008000"),
        ("138 0000-8000", "+8613800008000"),
        ("+86 13800008000", "+8613800008000"),
        ("１３８００００８０００", "+8613800008000"),
        ("0871-6555 0100", "+8687165550100"),
        ("(010) 6555 0100", "+861065550100"),
        ("+86 871 6555 0100", "+8687165550100"),
        ("+1 650 253 0000", "+16502530000"),
    ],
)
def test_numbers_are_kept_in_one_form(typed, kept):
    assert ContactPhoneField().clean(typed) == kept


@pytest.mark.parametrize("typed", ["", "1380000800", "138000080001", "65550100", "telephone", "\x00", "9" * 24])
def test_what_nobody_can_call_is_refused(typed):
    with pytest.raises(ValidationError):
        ContactPhoneField().clean(typed)
