"""Tax numbers of Chinese companies: the unified social credit code (GB 32100-2015), or an older one of 15 to 20."""

import re

CREDIT_CODE = re.compile(r"[0-9A-HJ-NP-RTUW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}")
OLDER = re.compile(r"[0-9A-Z]{15}|[0-9A-Z]{17}|[0-9A-Z]{20}")
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def clean_tax_number(text: str) -> str:
    """Return a tax number in capitals and without blanks."""
    return re.sub(r"\s", "", text).upper()


def is_tax_number(number: str) -> bool:
    """Say whether a cleaned number can be one; of a unified code the check sign is reckoned."""
    if len(number) != 18:
        return bool(OLDER.fullmatch(number))
    if not CREDIT_CODE.fullmatch(number):
        return False
    total = sum(SIGNS.index(sign) * 3**place % 31 for place, sign in enumerate(number[:17]))
    return SIGNS[-total % 31] == number[17]
