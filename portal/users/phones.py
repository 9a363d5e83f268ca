"""Phone numbers as we keep them: +86 and eleven digits, or another country's number in E.164."""

import re
import unicodedata

import phonenumbers

CHINESE_MOBILE = re.compile(r"(?:\+86|0086|86)?(1[3-9]\d{9})")


def normalise_phone(raw: str) -> str:
    """Return the number as +8613800138000. Raises ValueError when it cannot be a mobile or foreign number."""
    text = re.sub(r"[\s().\-–—]", "", unicodedata.normalize("NFKC", raw))
    if match := CHINESE_MOBILE.fullmatch(text):
        return f"+86{match[1]}"
    if text.startswith("+") and not text.startswith("+86"):
        try:
            number = phonenumbers.parse(text)
        except phonenumbers.NumberParseException as error:
            raise ValueError(raw) from error
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    raise ValueError(raw)


def readable_phone(phone: str | None) -> str:
    """Return 138 0013 8000 for a Chinese mobile number, any other as it is kept, "" for none."""
    match = CHINESE_MOBILE.fullmatch(phone or "")
    return f"{match[1][:3]} {match[1][3:7]} {match[1][7:]}" if match else phone or ""


def split_identifier(raw: str) -> dict[str, str]:
    """Return {"email": …} or {"phone": …} for what a person typed. Raises ValueError when it is neither."""
    text = unicodedata.normalize("NFKC", raw).strip()
    if "@" in text:
        return {"email": text.lower()}
    return {"phone": normalise_phone(text)}
