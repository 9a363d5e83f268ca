"""The code of a gift card; no table holds it (portal.core.printed_codes, ADR 0064)."""

from portal.core.printed_codes import PrintedCodes

_codes = PrintedCodes("gifts")
code_of, digest_of = _codes.code_of, _codes.digest_of
