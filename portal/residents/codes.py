"""The code of an invitation; no table holds it (portal.core.printed_codes, ADR 0064)."""

from portal.core.printed_codes import SIGNS, PrintedCodes, new_seed, plain

__all__ = ["SIGNS", "code_of", "digest_of", "new_seed", "plain"]
_codes = PrintedCodes("residents")
code_of, digest_of = _codes.code_of, _codes.digest_of
