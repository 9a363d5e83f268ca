import pytest

from portal.users.phones import normalise_phone, readable_phone, split_identifier


@pytest.mark.parametrize(
    "typed", ["13800138000", "138 0013 8000", "138-0013-8000", "+8613800138000", "+86 138 0013 8000", "008613800138000"]
)
def test_a_chinese_mobile_number_has_one_form_however_it_is_typed(typed):
    assert normalise_phone(typed) == "+8613800138000"


def test_full_width_digits_count_as_digits():
    assert normalise_phone("１３８００１３８０００") == "+8613800138000"


def test_a_foreign_number_keeps_its_country():
    assert normalise_phone("+44 7400 123456") == "+447400123456"


@pytest.mark.parametrize("typed", ["", "1380013800", "12800138000", "abc", "+861380013800", "+1", "138001380001"])
def test_what_is_no_mobile_number_is_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        normalise_phone(typed)


def test_an_identifier_is_an_email_address_or_a_phone_number():
    assert split_identifier(" Ana@Example.COM ") == {"email": "ana@example.com"}
    assert split_identifier("138 0013 8000") == {"phone": "+8613800138000"}


def test_a_number_reads_in_groups():
    assert readable_phone("+8613800138000") == "138 0013 8000"
    assert readable_phone("+447400123456") == "+447400123456"
    assert readable_phone(None) == ""
