"""Weights as villagers type them: in grams, kilograms, jin (斤, 500 g) and liang (两, 50 g)."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

NUMBER = r"(\d{1,6}(?:\.\d{1,3})?)"
WEIGHT = re.compile(rf"{NUMBER}(g|克|kg|公斤|千克|jin|斤)?(?:{NUMBER}(?:liang|两)?)?")
GRAMS = {"g": 1, "克": 1, "kg": 1000, "公斤": 1000, "千克": 1000, "jin": 500, "斤": 500}
LIANG = 50
#: A bare number below is jin, from here on it is grams: nobody sends 50 kg of one thing, or 99 g of it.
LEAST_GRAMS = 100


def read_grams(text: str) -> int | None:
    """Return the grams somebody typed ("1850", "3.7", "1.85 kg", "3斤7两", "3斤7"), None for what is no weight."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower().replace(",", ".").replace("。", ".")
    match = WEIGHT.fullmatch(plain)
    if not match:
        return None
    number, unit, liang = match.groups()
    if liang and GRAMS.get(unit or "") != GRAMS["斤"]:
        return None
    value = Decimal(number)
    grams = value * GRAMS[unit or ("g" if value >= LEAST_GRAMS else "斤")] + Decimal(liang or 0) * LIANG
    whole = int(grams.quantize(Decimal(1), ROUND_HALF_UP))
    return whole or None
